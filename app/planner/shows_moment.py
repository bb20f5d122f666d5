"""What a moment is shown in beside the agenda."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.occasions.schemas import MomentKey


class ShowsMoment(Protocol):
    """Made by whoever puts the pane together, when the first moment is chosen."""

    @property
    def widget(self) -> QWidget:
        """What stands beside the agenda."""
        ...

    def show_key(self, key: MomentKey | None) -> None:
        """Show this moment, or none."""
        ...

    def take_focus(self) -> None:
        """Put the keys onto the plan."""
        ...

    def refresh(self) -> None:
        """Read the moment again."""
        ...

    def close(self) -> None:
        """Ask nothing more."""
        ...
