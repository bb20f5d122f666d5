"""What can be done with an entry of the timeline."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.customers.edits.happenings import HappeningEdits
from app.customers.history.timeline import TimelineRow
from app.customers.schemas.history import HistoryKind


class EntryMenu:
    """Most entries only tell; a contact logged by mistake can be taken away again."""

    def __init__(self, edits: HappeningEdits) -> None:
        self._edits = edits

    def open(self, row: TimelineRow, at: QPoint) -> None:
        """Offer what there is."""
        if row.kind is HistoryKind.TOUCHPOINT:
            menu = QMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_("Take away, logged by mistake"), lambda: self._edits.unlog(row.source_id))
            menu.popup(at)
