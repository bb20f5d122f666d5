"""What was laid out for the widths asked for last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 4
"""A layout asks for the same few widths again and again; while a window is drawn larger, for ever new ones."""

T = TypeVar("T")


class ByWidth(Generic[T]):
    """Remembers what ``make`` made for a width in pixels, until it is told to forget."""

    def __init__(self, make: Callable[[int], T]) -> None:
        self._make = make
        self._made: dict[int, T] = {}

    def at(self, width: int) -> T:
        """What was or is made for this width."""
        if width not in self._made:
            while len(self._made) >= MOST:
                del self._made[next(iter(self._made))]
            self._made[width] = self._make(width)
        return self._made[width]

    def forget(self) -> None:
        """Make everything anew from now on."""
        self._made.clear()
