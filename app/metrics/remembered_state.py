"""Days and filters of the pane as they are kept from one start to the next."""

from __future__ import annotations

import json

from app.metrics.state import MetricsState, from_definition, to_definition
from app.ui.remembered import Remembered

_KEPT = "metrics_state"


def remembered_state(remembered: Remembered) -> MetricsState:
    """What was in sight last; what cannot be read counts as not kept."""
    try:
        kept = json.loads(remembered.text(_KEPT, "{}"))
    except ValueError:
        return MetricsState()
    return from_definition(kept) if isinstance(kept, dict) else MetricsState()


def keep_state(state: MetricsState, remembered: Remembered) -> None:
    """Keep it."""
    remembered.keep(_KEPT, json.dumps(to_definition(state)))
