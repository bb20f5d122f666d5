"""The state of the encryption, and what is changed about it from the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError, InvalidInput
from app.encryption.schemas import State
from app.encryption.service import EncryptionService
from app.ui.lane import AnyLane
from app.ui.notices import Notices


class EncryptionViewModel(QObject):
    """``shown`` gives the state, ``wrong`` a sentence about a passphrase that was typed, ``kept`` that it is kept."""

    shown = Signal(object)
    wrong = Signal(str)
    kept = Signal()

    def __init__(
        self, service: EncryptionService, *, lane: AnyLane, notices: Notices, allowed: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._service = service
        self._lane = lane
        self._notices = notices
        self.allowed = allowed

    def load(self) -> None:
        """Show the state as it is now."""
        self._ask(lambda: None, otherwise=self._notices.problem)

    def set_passphrase(self, words: str) -> None:
        """Have a passphrase open the file."""
        self._change(partial(self._service.set_passphrase, words))

    def drop_passphrase(self) -> None:
        """Have none."""
        self._change(self._service.drop_passphrase)

    def open_here(self, *, wanted: bool) -> None:
        """Have this computer open the file by itself, or no more."""
        self._change(partial(self._service.open_here, wanted=wanted))

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _change(self, change: Callable[[], None]) -> None:
        if self.allowed():
            self._ask(change, otherwise=self._fail, told=self.kept.emit)
        else:
            self.load()

    def _ask(
        self,
        change: Callable[[], None],
        *,
        otherwise: Callable[[AppError], None],
        told: Callable[[], None] = lambda: None,
    ) -> None:
        def work(_stop: Cancellation) -> State:
            change()
            return self._service.state()

        def show(state: State) -> None:
            told()
            self.shown.emit(state)

        self._lane.ask(work, then=show, otherwise=otherwise)

    def _fail(self, error: AppError) -> None:
        """Say what is wrong, and show what holds all the same."""
        if isinstance(error, InvalidInput):
            self.wrong.emit(str(error))
            return
        self._notices.problem(error)
        self.load()
