"""Putting one row of a file beside what is known: new, changed, or there already."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, NamedTuple

from app.core.partial_dates import PartialDate
from app.model.occasion import OccasionKind
from app.transfer.importing.authorship import Authorship
from app.transfer.importing.kinds import CUSTOMER, OCCASION, Kind, Values
from app.transfer.importing.plan import Plan
from app.transfer.importing.stored import StoredRows


class Fate(Enum):
    """What happens to a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


class Put(NamedTuple):
    """The id of the row (negative when new), what happened to it, and the columns that change.

    ``kept`` are columns where the file says something else than staff, whose value stays.
    """

    id: int
    fate: Fate
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Merger:
    """Compares rows with the venue's and with those planned before, and plans what is new in them.

    Within one import the first row that says something decides; what is empty never replaces a value.
    """

    def __init__(self, plan: Plan, stored: StoredRows) -> None:
        self._plan = plan
        self._stored = stored
        self._new: dict[int, int] = {}
        self._said: dict[int, int] = {}

    def put(self, kind: Kind, row: dict[str, Any], *, authorship: Authorship, turn: int = 0) -> Put:
        """Find the row by owner and key, ``turn`` counting those of the same key, or plan it."""
        owner, key = row[kind.owner], kind.key(row)
        mark = hash((kind.name, owner, key, turn))
        planned = self._new.get(mark)
        if planned is not None:
            return Put(planned, Fate.SAME)
        known = self._find(kind, owner, row=row, turn=turn) if owner > 0 else None
        if known is None and owner > 0:
            known = authorship.known_before_as(kind, owner, key=key)
        if known is not None:
            return self.revise(kind, known, row=row, authorship=authorship)
        if owner > 0 and authorship.was_removed(kind, owner, key=key):
            return Put(0, Fate.SAME)
        return Put(self.add(kind, row, mark=mark), Fate.ADDED)

    def _find(self, kind: Kind, owner: int, *, row: Values, turn: int) -> dict[str, Any] | None:
        """The stored row; a date to remember also by what its calendar calls it, or as the same celebration."""
        if kind is OCCASION and row.get("reference"):
            referred = self._stored.referred(owner, row["reference"])
            if referred is not None:
                return referred
        found = self._stored.find(kind, owner, key=kind.key(row), turn=turn)
        if found is None and kind is OCCASION and "reference" in row and row["kind"] != OccasionKind.CUSTOM:
            alike = (other for other in self._stored.all(kind, owner) if _is_same_celebration(other, row))
            found = next(alike, None)
        return found

    def add(self, kind: Kind, row: dict[str, Any], *, mark: int | None = None) -> int:
        """Plan a new row."""
        row_id = self._plan.add(kind, row)
        if mark is not None:
            self._new[mark] = row_id
        if kind.owner == "customer_id" and row["customer_id"] > 0:
            self._plan.touched.add(row["customer_id"])
        return row_id

    def revise(self, kind: Kind, known: dict[str, Any], *, row: Values, authorship: Authorship) -> Put:
        """Plan the changes of a row that is there."""
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        kept: list[str] = []
        for columns in self._differences(kind, known, row):
            if authorship.may_change(kind, known, columns=columns):
                before.update({name: known[name] for name in columns})
                after.update({name: row[name] for name in columns})
            else:
                kept += columns
        if kind is OCCASION and after:
            _settle_occasion(known, row, before, after)
        if after:
            self._plan.change(kind, known["id"], before=before, after=after)
            self._touch(kind, known)
        fate = Fate.CHANGED if after else Fate.SAME
        return Put(known["id"], fate, tuple(kept), tuple(after))

    def complete(self, customer_id: int, row: Values) -> bool:
        """Fill what a new customer's earlier rows left empty; whether there was something."""
        fresh = {
            name: value
            for name, value in row.items()
            if name in CUSTOMER.changeable and value and self.says_first(CUSTOMER, customer_id, column=name)
        }
        if fresh:
            self._plan.fill(CUSTOMER, customer_id, values=fresh)
        return bool(fresh)

    def says_first(self, kind: Kind, row_id: int, *, column: str) -> bool:
        """Whether no earlier row of this import said anything about the column."""
        mark = hash((kind.name, row_id))
        said = self._said.get(mark, 0)
        bit = 1 << kind.place_of(column)
        self._said[mark] = said | bit
        return not said & bit

    def _differences(self, kind: Kind, known: Values, row: Values) -> Iterable[list[str]]:
        """The columns in which the file says something else, by unit; what it leaves empty says nothing."""
        for unit in kind.all_units:
            says = [name for name in unit if row.get(name) not in (None, "")]
            if says and self.says_first(kind, known["id"], column=says[0]):
                differing = [name for name in says if row[name] != known[name] and not _is_told(known, name)]
                if differing:
                    yield differing

    def _touch(self, kind: Kind, known: Values) -> None:
        if kind is CUSTOMER:
            self._plan.touched.add(known["id"])
        elif "customer_id" in known:
            self._plan.touched.add(known["customer_id"])


def _is_told(known: Values, name: str) -> bool:
    """That somebody died is told once: another day of it changes nothing."""
    return name == "deceased_at" and known[name] is not None


def _is_same_celebration(one: Values, other: Values) -> bool:
    return all(one[name] == other[name] for name in ("companion_id", "kind", "month", "day", "repeats"))


def _settle_occasion(known: Values, row: Values, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep a date whole that changes in part: its year must fit, and its weekday go where it has none."""
    if "repeats" in after:
        for name in ("nth", "weekday"):
            if known[name] != row.get(name):
                before[name], after[name] = known[name], row.get(name)
    if not _is_day({**known, **after}):
        before["year"], after["year"] = known["year"], None


def _is_day(row: Values) -> bool:
    try:
        PartialDate(row["month"], row["day"], row["year"])
    except ValueError:
        return False
    return True
