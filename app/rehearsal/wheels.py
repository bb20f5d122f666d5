"""Drawing quickly from weighted lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

Chance = Callable[[], float]
"""A source of numbers from 0 up to, not including, 1."""


def draw(chance: Chance, wheel: Sequence[T]) -> T:
    """One entry, each equally likely."""
    return wheel[int(chance() * len(wheel))]


def wheel_of(weights: Mapping[T, float] | Iterable[tuple[T, float]], *, slots: int = 1000) -> list[T]:
    """A list in which each value stands as often as its weight says, at least once."""
    pairs = list(weights.items() if isinstance(weights, Mapping) else weights)
    total = sum(weight for _, weight in pairs)
    wheel: list[T] = []
    for value, weight in pairs:
        if weight > 0:
            wheel += [value] * max(1, round(weight / total * slots))
    return wheel
