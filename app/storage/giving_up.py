"""Work on the data that nobody waits for any more: stopped before it begins, between statements or in one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread, local
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled


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
    """Interrupt the statement that a connection of the driver runs on cancelling, and none that comes later.

    Whatever a file says meanwhile is Cancelled: one that is interrupted while it opens a table of the index speaks
    of that table, not of the interruption.
    """
    interrupt = getattr(driver, "interrupt", None)
    if interrupt is not None:
        try:
            with cancellation.on_cancel(interrupt):
                yield
        except Exception as error:
            if cancellation.cancelled and isinstance(getattr(error, "orig", error), sqlite.Error):
                raise Cancelled from error
            raise
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
