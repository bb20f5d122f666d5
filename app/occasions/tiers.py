"""Since when somebody has the tier they have: it is a milestone."""

from __future__ import annotations

from datetime import date
from typing import Any


def tier_columns(tier: str, *, was: str, today: date) -> dict[str, Any]:
    """The columns of a tier that is written down; one that stays the same keeps the day it was reached."""
    if tier == was:
        return {"tier": tier}
    return {"tier": tier, "tier_since": today if tier else None}
