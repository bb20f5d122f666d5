"""Counts on their way to figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.core.measures.scales import SCORES

Key = tuple[int, str]
"""The place of the window, and the key of what answers share; empty where they are not told apart."""


class Tally:
    """How many answers of each score there are, by window, key and scale."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[int, str, int], list[int]] = defaultdict(lambda: [0] * SCORES)

    def add(self, key: Key, counts: Iterable[int], *, line: int, times: int = 1) -> None:
        """Add counts of every score, or take them away with -1."""
        kept = self._counts[*key, line]
        for score, n in enumerate(counts):
            kept[score] += times * int(n)

    def add_one(self, key: Key, score: int, *, line: int, n: int) -> None:
        """Add so many answers of one score."""
        self._counts[*key, line][score] += n

    def of(self, place: int, key: str = "") -> dict[int, tuple[int, ...]]:
        """The counts of one window and key by scale; scales without any answer are left out."""
        return {
            line: tuple(counts)
            for (at, of_key, line), counts in self._counts.items()
            if (at, of_key) == (place, key) and any(counts)
        }

    def by_key(self, place: int = 0) -> dict[str, dict[int, tuple[int, ...]]]:
        """The counts of one window by key and scale."""
        found: dict[str, dict[int, tuple[int, ...]]] = {}
        for (at, key, line), counts in self._counts.items():
            if at == place and any(counts):
                found.setdefault(key, {})[line] = tuple(counts)
        return found

    def by_place(self) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Window, scale and counts of everything that is not told apart."""
        for (place, _key, line), counts in self._counts.items():
            yield place, line, tuple(counts)
