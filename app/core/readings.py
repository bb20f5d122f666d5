"""Whose needs of health were looked at, until it is written down."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, order=True)
class Looked:
    """One person of staff looked at one card: 0 stands for nobody signed in. ``where`` is "card" or "list"."""

    staff_id: int
    customer_id: int
    where: str


class Readings:
    """Any thread may tell and take; what is told twice before it is taken counts once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cards: set[Looked] = set()
        self._list: frozenset[Looked] = frozenset()

    @property
    def is_waiting(self) -> bool:
        """Whether anything is to be written down."""
        return bool(self._cards or self._list)

    def show_card(self, staff_id: int, customer_id: int) -> None:
        """A card with needs of health was shown."""
        with self._lock:
            self._cards.add(Looked(staff_id, customer_id, "card"))

    def show_list(self, staff_id: int, customer_ids: Collection[int]) -> None:
        """A list names needs of health; one that is replaced before anybody takes it was not read."""
        with self._lock:
            self._list = frozenset(Looked(staff_id, one, "list") for one in customer_ids)

    def take(self) -> list[Looked]:
        """Everything told since the last time, in a fixed order."""
        with self._lock:
            taken, self._cards, self._list = self._cards | self._list, set(), frozenset()
        return sorted(taken)

    def give_back(self, looked: Iterable[Looked]) -> None:
        """What was taken and could not be written down."""
        with self._lock:
            self._cards.update(looked)
