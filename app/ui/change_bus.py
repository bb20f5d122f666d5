"""Tells whoever shows data that some of it has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.changes import Change


class ChangeBus(QObject):
    """Every committed ``Change`` goes through here, in the GUI thread."""

    changed = Signal(object)

    def publish(self, change: Change) -> None:
        """Pass ``change`` on to everybody, unless it touched nothing."""
        if change.touched or change.customer_ids or change.everything:
            self.changed.emit(change)
