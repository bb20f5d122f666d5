"""The one way to write: runs a use case, tells everybody, remembers how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.core.changes import Change
from app.core.errors import AppError, AskedAgain, InvalidInput
from app.core.outcome import Outcome
from app.core.undo import History
from app.ui.change_bus import ChangeBus
from app.ui.notices import Notices

T = TypeVar("T")


class CommandRunner(QObject):
    """Runs writes of a few rows at once; ``history_changed`` follows every change of undo and redo.

    Expected failures become notices; bugs go on to the crash hook. Where a write needs the password once more,
    ``prove`` asks for it and says whether it was right.
    """

    history_changed = Signal()

    def __init__(self, bus: ChangeBus, history: History, notices: Notices) -> None:
        super().__init__()
        self._bus = bus
        self._history = history
        self._notices = notices
        self.prove: Callable[[], bool] = lambda: False

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        step = self._history.next_undo
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when there is nothing."""
        step = self._history.next_redo
        return step.label if step else ""

    def do(self, work: Callable[[], Outcome[T]]) -> T | None:
        """Run ``work``; its value, or None when it failed. Raises InvalidInput for the form to show."""
        try:
            outcome = self._proven(work)
        except InvalidInput:
            raise
        except AppError as error:
            self._notices.problem(error)
            return None
        self.finish(outcome)
        return outcome.value

    def _proven(self, work: Callable[[], Outcome[T]]) -> Outcome[T]:
        """Do it, once more where it was refused for want of a password that was then right."""
        try:
            return work()
        except AskedAgain:
            if not self.prove():
                raise
        return work()

    def finish(self, outcome: Outcome[T]) -> None:
        """Tell of a write that ran elsewhere, such as on a job."""
        if outcome.reversal is not None:
            self._history.push(outcome.reversal)
            self.history_changed.emit()
        if outcome.said:
            self._notices.done(outcome.said, undo_label=outcome.reversal.label if outcome.reversal else "")
        self._bus.publish(outcome.change)

    def undo(self) -> None:
        """Take the last step back; says so, or why it cannot be."""
        if label := self.undo_label:
            self._step(self._history.undo, said=_("Taken back: {step}").format(step=label))

    def redo(self) -> None:
        """Do the last undone step again; says so, or why it cannot be."""
        if label := self.redo_label:
            self._step(self._history.redo, said=_("Done again: {step}").format(step=label))

    def forget(self) -> None:
        """Forget every step, as when another venue is opened."""
        self._history.clear()
        self.history_changed.emit()

    def follow(self, undo: QAction, redo: QAction) -> None:
        """Have two actions undo and redo, named after what they would do."""
        undo.triggered.connect(self.undo)
        redo.triggered.connect(self.redo)
        self.history_changed.connect(lambda: self._label(undo, redo))
        self._label(undo, redo)

    def _step(self, move: Callable[[], Change], *, said: str) -> None:
        try:
            change = move()
        except AppError as error:
            self._notices.problem(error)
            return
        self.history_changed.emit()
        self._notices.done(said)
        self._bus.publish(change)

    def _label(self, undo: QAction, redo: QAction) -> None:
        undo.setEnabled(bool(self.undo_label))
        undo.setText(_("Undo: {step}").format(step=self.undo_label) if self.undo_label else _("Undo"))
        redo.setEnabled(bool(self.redo_label))
        redo.setText(_("Redo: {step}").format(step=self.redo_label) if self.redo_label else _("Redo"))
