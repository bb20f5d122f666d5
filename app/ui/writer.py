"""Writes run on a thread of their own; the window waits for each of them, and goes on drawing meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, SignalInstance

from app.core.cancelling import Cancellation
from app.ui.held_input import HeldInput
from app.ui.mailbox import Mailbox

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Within = Callable[[Cancellation], AbstractContextManager[None]]
"""What a write runs inside of, so that it ends in Cancelled on cancelling."""

AT_ONCE = 0.05
"""Seconds for which the window stands still: a usual save is over by then, and nothing flickers."""
SLOW_MS = 350
"""After so long besides, somebody is told that it takes long, and may give it up."""


class AnyWriter(Protocol):
    """What the runner needs of a writer; ``InlineWriter`` does the same without a thread.

    ``slow_changed`` says that somebody waits for long now, and that the wait is over.
    """

    @property
    def slow_changed(self) -> SignalInstance:
        """The signal."""
        ...

    def run(self, work: Callable[[], T], *, then: Callable[[T], None]) -> T:
        """The value of ``work``, which ``then`` has heard of, or what it raised."""
        ...

    def cancel(self) -> None:
        """Give up what is waited for; it ends in Cancelled unless it is too late for that."""
        ...

    def close(self) -> None:
        """Wait for what is under way; nothing can be written afterwards."""
        ...


@dataclass
class _Task:
    """Only whoever waits keeps ``work`` alive: a widget it holds must not go in the thread that writes."""

    work: Callable[[], Any] | None
    then: Callable[[Any], None]
    cancellation: Cancellation = field(default_factory=Cancellation)


class Writer(QObject):
    """One thread that writes in the order asked; ``run`` and ``close`` belong to the GUI thread.

    Whoever waits does so in an event loop of its own: everything is drawn and every timer runs, while what is typed
    is kept for afterwards. A write that a timer asks for meanwhile comes after the one that is waited for.
    """

    slow_changed = Signal(bool)

    def __init__(self, within: Within | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._within = within or (lambda _cancellation: nullcontext())
        self._mailbox = Mailbox(self)
        self._held = HeldInput(self.cancel, self)
        self._pool: ThreadPoolExecutor | None = None
        self._under_way: list[tuple[_Task, Future[Any]]] = []
        self._loops: list[tuple[Future[Any], QEventLoop]] = []
        self._slow = False

    def run(self, work: Callable[[], T], *, then: Callable[[T], None]) -> T:
        """The value of ``work``, which ``then`` has heard of, or what it raised."""
        from concurrent.futures import wait

        future = self._begin(_Task(work, then))
        if not wait([future], timeout=AT_ONCE).done:
            self._wait_long(future)
        # Where the program ends meanwhile there is no event loop any more.
        wait([future])
        self._hand_on()
        value: T = future.result()
        return value

    def cancel(self) -> None:
        """Give up what is waited for; it ends in Cancelled unless it is too late for that."""
        for task, _future in self._under_way:
            task.cancellation.cancel()

    def close(self) -> None:
        """Wait for what is under way; nothing can be written afterwards."""
        self._mailbox.close()
        self._held.close()
        if self._pool is not None:
            self._pool.shutdown()

    def _begin(self, task: _Task) -> Future[Any]:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "writer")
        future = self._pool.submit(self._do, task)
        self._under_way.append((task, future))
        return future

    def _do(self, task: _Task) -> Any:
        work, task.work = task.work, None
        assert work is not None
        task.cancellation.raise_if_cancelled()
        with self._within(task.cancellation):
            return work()

    def _hand_on(self) -> None:
        """Tell of what has ended, in the order in which it was written."""
        while self._under_way and self._under_way[0][1].done():
            task, future = self._under_way.pop(0)
            if future.exception() is None:
                task.then(future.result())

    def _wait_long(self, future: Future[Any]) -> None:
        loop = QEventLoop()
        self._loops.append((future, loop))
        # The thread that writes may be the last to let the callback go, so that it must not hold the loop.
        future.add_done_callback(lambda _future: self._mailbox.post(self._end))
        self._held.hold()
        try:
            pause = QTimer(singleShot=True, interval=SLOW_MS)
            pause.timeout.connect(loop.quit)
            pause.start()
            # The system keeps what is typed, and gives it to whoever has the focus afterwards.
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            pause.stop()
            if not future.done():
                self._show_slow(slow=True)
            # Whoever is told may have waited for another write, and so for this one as well.
            if not future.done():
                loop.exec()
        finally:
            self._loops.pop()
            if not self._loops:
                self._show_slow(slow=False)
                self._held.let_go()

    def _end(self) -> None:
        self._hand_on()
        for future, loop in self._loops:
            if future.done():
                loop.quit()

    def _show_slow(self, *, slow: bool) -> None:
        if slow != self._slow:
            self._slow = slow
            self.slow_changed.emit(slow)


class InlineWriter(QObject):
    """A writer that writes in place, for tests and for drawing pictures."""

    slow_changed = Signal(bool)

    def run(self, work: Callable[[], T], *, then: Callable[[T], None]) -> T:
        """Do the work now."""
        value = work()
        then(value)
        return value

    def cancel(self) -> None:
        """Nothing is ever under way here."""

    def close(self) -> None:
        """Nothing is ever under way here."""
