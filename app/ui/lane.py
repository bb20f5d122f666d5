"""Reads that a person waits for: off the GUI thread, latest request wins, late answers dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.ui.mailbox import Mailbox

T = TypeVar("T")
Work = Callable[[Cancellation], T]
Then = Callable[[T], None]
Otherwise = Callable[[AppError], None]


class AnyLane(Protocol):
    """What view models need of a lane; ``InlineLane`` does the same without a thread."""

    def ask(self, work: Work[T], *, then: Then[T], otherwise: Otherwise) -> None:
        """Run ``work`` elsewhere and hand its answer to ``then``; a newer request replaces it."""
        ...

    def drop(self) -> None:
        """Forget the request under way: its answer will not come."""
        ...

    def close(self) -> None:
        """Forget, cancel and wait for the work under way; nothing is called afterwards."""
        ...


@dataclass(frozen=True)
class _Request:
    ticket: int
    cancellation: Cancellation
    work: Work[Any]
    then: Then[Any]
    otherwise: Otherwise


class Lane:
    """One thread that answers the newest of its requests; start and close it in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._mailbox = Mailbox(parent)
        self._changed = Condition()
        self._waiting: _Request | None = None
        self._newest: _Request | None = None
        self._tickets = 0
        self._closed = False
        self._thread: Thread | None = None

    def ask(self, work: Work[T], *, then: Then[T], otherwise: Otherwise) -> None:
        """Run ``work`` on the lane's thread; ``then`` or ``otherwise`` is called in the GUI thread."""
        self.drop()
        if self._closed:
            return
        self._tickets += 1
        request = _Request(self._tickets, Cancellation(), work, then, otherwise)
        with self._changed:
            self._waiting = self._newest = request
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="lane", daemon=True)
            self._thread.start()

    def drop(self) -> None:
        """Forget the request under way: it is cancelled and its answer will not come."""
        with self._changed:
            newest, self._newest, self._waiting = self._newest, None, None
        if newest is not None:
            newest.cancellation.cancel()

    def close(self) -> None:
        """Forget, cancel and wait for the work under way; nothing is called afterwards."""
        self._mailbox.close()
        self.drop()
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        while (request := self._next()) is not None:
            self._mailbox.post(_answer(request, self._is_newest))

    def _next(self) -> _Request | None:
        with self._changed:
            while self._waiting is None and not self._closed:
                self._changed.wait()
            request, self._waiting = self._waiting, None
            return None if self._closed else request

    def _is_newest(self, request: _Request) -> bool:
        return self._newest is not None and self._newest.ticket == request.ticket


def _answer(request: _Request, wanted: Callable[[_Request], bool]) -> Callable[[], None]:
    """Do the work; gives what to call in the GUI thread, which looks again whether anybody still waits."""
    try:
        value = request.work(request.cancellation)
    except Cancelled:
        return _nothing
    except AppError as error:
        failure = error
        return lambda: request.otherwise(failure) if wanted(request) else None
    except Exception as bug:  # noqa: BLE001 - a bug must reach the crash hook, not end the thread
        return _raiser(bug)
    return lambda: request.then(value) if wanted(request) else None


def _nothing() -> None:
    """Nobody waits for the answer of cancelled work."""


def _raiser(bug: Exception) -> Callable[[], None]:
    def raise_in_gui_thread() -> None:
        raise bug

    return raise_in_gui_thread


class InlineLane:
    """A lane that answers before ``ask`` returns, for tests and for drawing pictures."""

    def __init__(self) -> None:
        self._closed = False

    def ask(self, work: Work[T], *, then: Then[T], otherwise: Otherwise) -> None:
        """Run ``work`` now and hand on its answer."""
        if self._closed:
            return
        try:
            value = work(Cancellation())
        except Cancelled:
            return
        except AppError as error:
            otherwise(error)
            return
        then(value)

    def drop(self) -> None:
        """Nothing is ever under way here."""

    def close(self) -> None:
        """Answer nothing more."""
        self._closed = True
