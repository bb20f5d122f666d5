"""Long work, such as an import: one at a time, off the GUI thread, with progress and cancel."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.progress import Progress
from app.ui.mailbox import Mailbox

T = TypeVar("T")
JobWork = Callable[[Cancellation, Progress], T]
SHORTEST_GAP = 0.03
"""Seconds between two reports of progress: more often nobody could read them."""
_NEVER, _USUAL = 1_000_000, 10
"""How many middle collections pass before a full one, while work runs and otherwise."""


class AnyJob(Protocol):
    """What view models need of a job; ``InlineJob`` does the same without a thread."""

    def start(
        self, work: JobWork[T], *, then: Callable[[T], None], otherwise: Callable[[AppError], None]
    ) -> bool:
        """Begin unless one is running; whether it began. Cancelled work ends in ``otherwise(Cancelled)``."""
        ...

    def cancel(self) -> None:
        """Ask the running work to stop."""
        ...

    def close(self) -> None:
        """Cancel and wait; nothing is called afterwards."""
        ...


class Job(QObject):
    """Runs one long piece of work at a time; ``progressed`` gives (done, total), total 0 if unknown."""

    progressed = Signal(object, object)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._cancellation = Cancellation()
        self._thread: Thread | None = None
        self._closed = False

    @property
    def running(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None

    def start(
        self, work: JobWork[T], *, then: Callable[[T], None], otherwise: Callable[[AppError], None]
    ) -> bool:
        """Begin unless one is running; whether it began. Cancelled work ends in ``otherwise(Cancelled)``."""
        if self._closed or self.running:
            return False
        self._cancellation = Cancellation()
        self._thread = Thread(target=self._run, args=(work, then, otherwise), name="job", daemon=True)
        self._thread.start()
        self.running_changed.emit(True)
        return True

    def cancel(self) -> None:
        """Ask the running work to stop; it ends in ``otherwise(Cancelled)`` once it has."""
        self._cancellation.cancel()

    def close(self) -> None:
        """Cancel and wait; nothing is called afterwards."""
        self._closed = True
        self._mailbox.close()
        self.cancel()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(
        self, work: JobWork[Any], then: Callable[[Any], None], otherwise: Callable[[AppError], None]
    ) -> None:
        report = Throttle(lambda done, total: self._mailbox.post(lambda: self.progressed.emit(done, total)))
        with _no_full_collections():
            outcome = _outcome_of(work, self._cancellation, report)
        self._mailbox.post(self._finisher(outcome, then, otherwise))

    def _finisher(
        self,
        outcome: tuple[Any, Exception | None],
        then: Callable[[Any], None],
        otherwise: Callable[[AppError], None],
    ) -> Callable[[], None]:
        def finish() -> None:
            self._settle()
            value, error = outcome
            if error is None:
                then(value)
            elif isinstance(error, AppError):
                otherwise(error)
            else:
                raise error

        return finish

    def _settle(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.running_changed.emit(False)


class Throttle:
    """Passes progress on at most every ``SHORTEST_GAP`` seconds, and always the last step."""

    def __init__(self, report: Progress, *, now: Callable[[], float] = monotonic) -> None:
        self._report = report
        self._now = now
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        now = self._now()
        if now - self._last >= SHORTEST_GAP or done == total:
            self._last = now
            self._report(done, total)


class InlineJob(QObject):
    """A job that is done before ``start`` returns, for tests."""

    progressed = Signal(object, object)
    running_changed = Signal(bool)
    running = False

    def start(
        self, work: JobWork[T], *, then: Callable[[T], None], otherwise: Callable[[AppError], None]
    ) -> bool:
        """Do the work now."""
        self.running_changed.emit(True)
        value, error = _outcome_of(work, Cancellation(), self.progressed.emit)
        self.running_changed.emit(False)
        if error is None:
            then(value)
        elif isinstance(error, AppError):
            otherwise(error)
        else:
            raise error
        return True

    def cancel(self) -> None:
        """Nothing is ever under way here."""

    def close(self) -> None:
        """Nothing is ever under way here."""


@contextmanager
def _no_full_collections() -> Iterator[None]:
    """Keep the collector from going through everything: it stops the window for as long as that takes.

    Work on many rows makes that a third of a second and more; young objects are still collected.
    """
    young, middle, full = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, full if full != _NEVER else _USUAL)


def _outcome_of(
    work: JobWork[Any], cancellation: Cancellation, report: Progress
) -> tuple[Any, Exception | None]:
    try:
        return work(cancellation, report), None
    except AppError as error:
        return None, error
    except Exception as bug:  # noqa: BLE001 - a bug must reach the crash hook in the GUI thread
        return None, bug
