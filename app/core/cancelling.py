"""Stopping work that nobody waits for any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from app.core.errors import Cancelled


class Cancellation:
    """Handed to long work; whoever started it may cancel from another thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop; what it registered by ``on_cancel`` is called at once."""
        with self._lock:
            self._cancelled = True
            callbacks = tuple(self._callbacks)
            for callback in callbacks:
                callback()

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` when somebody asked to stop."""
        if self._cancelled:
            raise Cancelled

    @contextmanager
    def on_cancel(self, callback: Callable[[], None]) -> Iterator[None]:
        """Have ``callback`` called on cancelling while inside; it must be quick and thread-safe.

        Leaving waits for a call under way, so what the callback holds may be closed afterwards.
        """
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._callbacks.append(callback)
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(callback)
