"""Sentences about what just happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError, DeskLocked

NoticeKind = Literal["done", "info", "problem"]


@dataclass(frozen=True)
class Notice:
    """One sentence to show; ``undo_label`` is set when it can be taken back.

    A problem stays until it is read or the next thing succeeds; ``more`` says what was kept and what to do.
    """

    text: str
    kind: NoticeKind = "info"
    more: str = ""
    undo_label: str = ""


class Notices(QObject):
    """Where the program says what just happened; the status bar and the notice strip listen."""

    shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: Notice | None = None

    @property
    def latest(self) -> Notice | None:
        """The sentence on screen now, if any."""
        return self._latest

    def say(self, text: str) -> None:
        """Say something that needs no answer."""
        self._show(Notice(text))

    def done(self, text: str, *, undo_label: str = "") -> None:
        """Say what was done, and whether it can be taken back."""
        self._show(Notice(text, kind="done", undo_label=undo_label))

    def problem(self, error: AppError) -> None:
        """Say what went wrong, what was kept and what to do.

        That the desk is locked is no news to anybody: what counts by itself goes on asking meanwhile.
        """
        if isinstance(error, DeskLocked):
            return
        more = " ".join(part for part in (error.kept, error.to_do) if part)
        self._show(Notice(error.what, kind="problem", more=more))

    def _show(self, notice: Notice) -> None:
        self._latest = notice
        self.shown.emit(notice)
