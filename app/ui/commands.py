"""The one way to write: runs a use case, tells everybody, remembers how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.core.changes import Change
from app.core.errors import AppError, AskedAgain, Cancelled, InvalidInput
from app.core.outcome import Outcome
from app.core.undo import History, Reversal
from app.core.words import gettext as _
from app.ui.change_bus import ChangeBus
from app.ui.notices import Notices
from app.ui.writer import AnyWriter, InlineWriter

T = TypeVar("T")


class CommandRunner(QObject):
    """Runs writes of a few rows; ``history_changed`` follows every change of undo and redo.

    Expected failures become notices; bugs go on to the crash hook. Where a write needs the password once more,
    ``prove`` asks for it and says whether it was right. ``slow_changed`` tells that what is waited for takes long, so
    that somebody may give it up by ``cancel``, and that it is over.
    """

    history_changed = Signal()
    slow_changed = Signal(bool)

    def __init__(
        self, bus: ChangeBus, history: History, notices: Notices, writer: AnyWriter | None = None
    ) -> None:
        super().__init__()
        self._bus = bus
        self._history = history
        self._notices = notices
        self._here = InlineWriter(self)
        self._writer = writer or self._here
        self._writer.slow_changed.connect(self.slow_changed)
        self._looks = False
        self.prove: Callable[[], bool] = lambda: False

    @property
    def waits_for(self) -> str:
        """What takes long, in words."""
        return _("Reading …") if self._looks else _("Saving …")

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

    def do(self, work: Callable[[], Outcome[T]], *, here: bool = False) -> T | None:
        """Run ``work``; its value, or None when it failed. Raises InvalidInput for the form to show.

        Work that shows by itself that it is waited for runs ``here``, in the window's thread.
        """
        try:
            return self._proven(work, self._here if here else self._writer).value
        except InvalidInput:
            raise
        except AppError as error:
            self._tell(error)
            return None

    def look(self, work: Callable[[], T]) -> T | None:
        """The same as ``read``; None where it cannot be read, and a notice says why."""
        try:
            return self.read(work)
        except Cancelled:
            return None
        except AppError as error:
            self._notices.problem(error)
            return None

    def read(self, work: Callable[[], T]) -> T:
        """What ``work`` reads, for somebody who cannot go on without it; raises what ``work`` raises.

        What is on screen by itself is read on a lane instead.
        """
        before, self._looks = self._looks, True
        try:
            return self._writer.run(work, then=lambda _read: None)
        finally:
            self._looks = before

    def _proven(self, work: Callable[[], Outcome[T]], writer: AnyWriter) -> Outcome[T]:
        """Do it, once more where it was refused for want of a password that was then right."""
        try:
            return writer.run(work, then=self.finish)
        except AskedAgain:
            if not self.prove():
                raise
        return writer.run(work, then=self.finish)

    def finish(self, outcome: Outcome[T]) -> None:
        """Tell of a write that ran elsewhere, such as on a job."""
        if outcome.reversal is not None:
            self._history.push(outcome.reversal)
            self.history_changed.emit()
        if outcome.said:
            self._notices.done(outcome.said, undo_label=outcome.reversal.label if outcome.reversal else "")
        self._bus.publish(outcome.change)

    def cancel(self) -> None:
        """Give up the write that takes long, unless it is too late for that."""
        self._writer.cancel()

    def close(self) -> None:
        """Wait for what is being written; nothing can be written afterwards."""
        self._writer.close()

    def undo(self) -> None:
        """Take the last step back; says so, or why it cannot be."""
        step = self._history.next_undo
        if step is not None:
            said = _("Taken back: {step}").format(step=step.label)
            self._step(step, step.undo, told=partial(self._moved, self._history.undone, said))

    def redo(self) -> None:
        """Do the last undone step again; says so, or why it cannot be."""
        step = self._history.next_redo
        if step is not None:
            said = _("Done again: {step}").format(step=step.label)
            self._step(step, step.redo, told=partial(self._moved, self._history.redone, said))

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

    def _step(self, step: Reversal, move: Callable[[], Change], *, told: Callable[[Change], None]) -> None:
        try:
            (self._here if step.here else self._writer).run(move, then=told)
        except AppError as error:
            self._tell(error)

    def _moved(self, note: Callable[[], None], said: str, change: Change) -> None:
        note()
        self.history_changed.emit()
        self._notices.done(said)
        self._bus.publish(change)

    def _tell(self, error: AppError) -> None:
        if isinstance(error, Cancelled):
            error = AppError(
                _("Not saved: you stopped it."), kept=_("Nothing was changed. What you typed is still there.")
            )
        self._notices.problem(error)

    def _label(self, undo: QAction, redo: QAction) -> None:
        undo.setEnabled(bool(self.undo_label))
        undo.setText(_("Undo: {step}").format(step=self.undo_label) if self.undo_label else _("Undo"))
        redo.setEnabled(bool(self.redo_label))
        redo.setText(_("Redo: {step}").format(step=self.redo_label) if self.redo_label else _("Redo"))
