"""Ctrl+C and SIGTERM stop long work cleanly."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType

from app.core.cancelling import Cancellation


@contextmanager
def stopped_by_signals() -> Iterator[Cancellation]:
    """A cancellation that the usual signals trigger while inside."""
    cancellation = Cancellation()

    def stop(_number: int, _frame: FrameType | None) -> None:
        # The handler runs between two steps of the main thread, which may hold the lock just now.
        Thread(target=cancellation.cancel, daemon=True).start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancellation
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
