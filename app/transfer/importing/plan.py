"""What an import is going to write, worked out before the venue's file is locked."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, NamedTuple

from app.transfer.importing.kinds import Kind, Values
from app.transfer.importing.spool import Spool

FIRST_PROVISIONAL = -2
"""Ids of new rows count down from here: -1 and -2 would have the same hash."""


Additions = dict[str, list[dict[str, Any]]]
"""New rows by kind; negative ids in them stand for rows that are new themselves."""


class Update(NamedTuple):
    """A row of the venue that changes, with the columns concerned before and after."""

    kind: str
    id: int
    before: Values
    after: Values


class Fill(NamedTuple):
    """Columns of a row that is new itself, known only after it was planned."""

    kind: str
    id: int
    values: Values


class Plan:
    """Additions, updates and fills in the order in which they came up, however many they are.

    ``touched`` are the customers of the venue to whom something is added or changed, ``answers_changed`` answers
    of anybody; ``newest_entry``
    is the audit entry up to which the venue was looked at.
    """

    def __init__(self, *, newest_entry: int) -> None:
        self.newest_entry = newest_entry
        self.additions: Spool[Additions] = Spool(together=1)
        self._open: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self.updates: Spool[Update] = Spool()
        self.fills: Spool[Fill] = Spool()
        self.added: Counter[str] = Counter()
        self.updated: Counter[str] = Counter()
        self.touched: set[int] = set()
        self.answers_changed: set[int] = set()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.steps

    @property
    def steps(self) -> int:
        """How many rows are to be written."""
        return self.added.total() + len(self.updates) + len(self.fills)

    def add(self, kind: Kind, row: dict[str, Any]) -> int:
        """Plan a new row; gives the (negative) id that stands for it."""
        provisional = FIRST_PROVISIONAL - self.added[kind.name]
        self.added[kind.name] += 1
        self._open[kind.name].append(row)
        return provisional

    def change(self, kind: Kind, row_id: int, *, before: Values, after: Values) -> None:
        """Plan a change of a row that is there."""
        self.updated[kind.name] += 1
        self.updates.append(Update(kind.name, row_id, before, after))

    def fill(self, kind: Kind, provisional: int, *, values: Values) -> None:
        """Complete a row planned before."""
        self.fills.append(Fill(kind.name, provisional, values))

    def pack(self) -> None:
        """Put the rows added last away; those of one kind stay in the order of their ids."""
        if self._open:
            self.additions.append(dict(self._open))
            self._open.clear()

    def close(self) -> None:
        """Let the memory go."""
        for spool in (self.additions, self.updates, self.fills):
            spool.close()
