"""Tells people who listen what a painted widget shows at its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object


class Speaks(_Base):
    """Stands before QWidget among the bases of what is painted."""

    def describe(self, words: str) -> None:
        """Have these words as the description, and say them if they are others than before."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
