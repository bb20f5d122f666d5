"""Work on the data that nobody waits for any more: stopped before it begins, between statements or in one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread, local
from typing import Any

from app.core.cancelling import Cancellation


class Patience(local):
    """Who may give up what a thread does with the data; every thread has its own."""

    cancellation: Cancellation | None = None

    @contextmanager
    def of(self, cancellation: Cancellation) -> Iterator[None]:
        """Whatever this thread does meanwhile ends in Cancelled on cancelling, until something was committed."""
        self.cancellation = cancellation
        try:
            yield
        finally:
            self.cancellation = None

    def end(self) -> None:
        """Something is about to be committed: from now on the work goes to its end."""
        self.cancellation = None


@contextmanager
def interrupted_by(cancellation: Cancellation, driver: Any) -> Iterator[None]:
    """Interrupt the statement that a connection of the driver runs on cancelling, and none that comes later."""
    interrupt = getattr(driver, "interrupt", None)
    if interrupt is not None:
        with cancellation.on_cancel(interrupt):
            yield
        return
    # To ask a server takes a connection of its own: whoever cancels does not wait for that.
    asking: list[Thread] = []

    def ask() -> None:
        asking.append(Thread(target=driver.cancel, name="interrupting", daemon=True))
        asking[-1].start()

    try:
        with cancellation.on_cancel(ask):
            yield
    finally:
        for thread in asking:
            thread.join()
