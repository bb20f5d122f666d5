"""Stands in the place of the detail panel, and remembers what it was asked to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.bootstrap.window_parts import WindowParts
from app.cases.services import CaseServices
from app.recovery.pane import RecoveryPane


class PlainCase:
    """A page with the number of the case."""

    def __init__(self, _parts: WindowParts, _services: CaseServices, _pane: RecoveryPane) -> None:
        self._label = QLabel()
        self._label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[int | None] = []

    @property
    def widget(self) -> QWidget:
        """What stands beside the list."""
        return self._label

    def show_case(self, case_id: int | None) -> None:
        """Show this case, or none."""
        self.asked.append(case_id)
        self._label.setText(str(case_id))

    def take_focus(self) -> None:
        """Put the keys onto the case."""
        self._label.setFocus()

    def refresh(self) -> None:
        """Read the case again."""

    def close(self) -> None:
        """Ask nothing more."""
