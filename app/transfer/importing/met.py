"""Everybody met in earlier rows, remembered in little memory however long the file is.

Only texts and numbers are kept, in flat tables: millions of small objects would make Python's
collector stop the whole program, its window included, for a third of a second at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

Birthday = tuple[int, int, int | None]
_APART = "\x1f"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody met before: by an earlier row, or in the venue. ``name`` as in ``Identity``."""

    name: str
    shown: str
    row: int | None = None
    birthday: Birthday | None = None


class Met:
    """People by id, by contact and by name; ``by_name`` gives the first of a name."""

    def __init__(self) -> None:
        self.by_name: dict[str, int] = {}
        self._people: dict[int, str] = {}
        self._first: dict[str, int] = {}
        self._others: dict[str, tuple[int, ...]] = {}

    def note(self, customer_id: int, *, contacts: tuple[str, ...], known: Known) -> None:
        """Remember somebody, or that they have further contacts or a name after all."""
        for contact in contacts:
            first = self._first.setdefault(contact, customer_id)
            if first != customer_id and customer_id not in self._others.get(contact, ()):
                self._others[contact] = (*self._others.get(contact, ()), customer_id)
        before = self._people.get(customer_id)
        if before is None or (known.name and before.startswith(_APART)):
            self._people[customer_id] = _packed(known)
            if known.name:
                self.by_name.setdefault(known.name, customer_id)

    def having(self, contact: str) -> tuple[int, ...]:
        """Everybody with this contact, in the order of the rows."""
        first = self._first.get(contact)
        return () if first is None else (first, *self._others.get(contact, ()))

    def who(self, customer_id: int) -> Known:
        """What is remembered of somebody; raises KeyError for whoever was not met."""
        name, row, born, shown = self._people[customer_id].split(_APART, 3)
        return Known(name, shown, int(row) if row else None, _birthday(born))


def _packed(known: Known) -> str:
    born = " ".join(str(part or 0) for part in known.birthday) if known.birthday else ""
    return _APART.join((known.name, str(known.row or ""), born, known.shown))


def _birthday(text: str) -> Birthday | None:
    if not text:
        return None
    month, day, year = map(int, text.split())
    return month, day, year or None
