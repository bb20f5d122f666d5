"""Trying what somebody types to open an encrypted venue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.words import gettext as _
from app.storage.cipher.unlocking import WrongKey
from app.ui.lane import AnyLane

Opening = Callable[[str, bool], object]
"""Opens the venue with these words, and has the computer remember it or not; raises WrongKey."""


class KeyViewModel(QObject):
    """``opened`` gives what was opened, ``missed`` a sentence, ``failed`` what is wrong besides the key."""

    trying = Signal()
    opened = Signal(object)
    missed = Signal(str)
    failed = Signal(object)

    def __init__(self, opening: Opening, *, lane: AnyLane) -> None:
        super().__init__()
        self._opening = opening
        self._lane = lane
        self.words = ""

    def try_words(self, words: str, *, remember: bool) -> None:
        """Try a password, the passphrase or the recovery key; takes a while, and the window goes on meanwhile."""
        if not words.strip():
            self.missed.emit(_("Type something that opens it."))
            return
        self.words = words
        self.trying.emit()
        self._lane.ask(partial(self._open, words, remember), then=self.opened.emit, otherwise=self._tell)

    def close(self) -> None:
        """Try nothing more."""
        self._lane.close()

    def _open(self, words: str, remember: bool, _stop: Cancellation) -> object:
        return self._opening(words, remember)

    def _tell(self, error: AppError) -> None:
        if isinstance(error, WrongKey):
            self.missed.emit(f"{error.what} {error.to_do}".strip())
        else:
            self.failed.emit(error)
