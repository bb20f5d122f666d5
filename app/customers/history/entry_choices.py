"""What can be done with an entry of the timeline."""

from __future__ import annotations

from functools import partial

from app.core.words import gettext as _
from app.customers.edits.happenings import HappeningEdits
from app.customers.history.timeline import TimelineRow
from app.customers.schemas.history import HistoryKind
from app.ui.line_menu import Entry


def choices_for(edits: HappeningEdits, row: TimelineRow) -> list[Entry]:
    """Most entries only tell; a contact logged by mistake can be taken away again."""
    if row.kind is HistoryKind.TOUCHPOINT:
        return [(_("Take away, logged by mistake"), partial(edits.unlog, row.source_id))]
    return []
