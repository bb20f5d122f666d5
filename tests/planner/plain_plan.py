"""Stands in the place of the plan, and remembers what it was asked to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.occasions.schemas import MomentKey
from app.planner.pane import MomentsPane


class PlainPlan:
    """A page with whose moment it is."""

    def __init__(self, _pane: MomentsPane) -> None:
        self._label = QLabel()
        self._label.setAccessibleName("The plan")
        self._label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[MomentKey | None] = []
        self.refreshed = 0

    @property
    def widget(self) -> QWidget:
        """What stands beside the agenda."""
        return self._label

    def show_key(self, key: MomentKey | None) -> None:
        """Show this moment, or none."""
        self.asked.append(key)
        self._label.setText(str(key))

    def take_focus(self) -> None:
        """Put the keys onto the plan."""
        self._label.setFocus()

    def refresh(self) -> None:
        """Read the moment again."""
        self.refreshed += 1

    def close(self) -> None:
        """Ask nothing more."""
