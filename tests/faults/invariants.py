"""What must hold after every fault: nothing that was called saved is lost, nothing is half there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.law.holdings import NOBODY
from app.storage.database import Database
from tests.faults.work import IMPORTED
from tests.venues import SetClock, make_file, open_venue_file, troubles

_HALF = """
    SELECT display_name FROM customer c WHERE display_name LIKE 'Guest %' AND NOT (
        (SELECT count(*) FROM contact_point WHERE customer_id = c.id) = 2
        AND (SELECT count(*) FROM occasion WHERE customer_id = c.id) = 1
        AND (SELECT count(*) FROM customer_tag WHERE customer_id = c.id) = 1
        AND (SELECT count(*) FROM audit_entry WHERE kind = 'customer' AND row_id = c.id AND action = 'added') = 1
    )
"""
_GUARDS = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
_NAMES = "SELECT display_name FROM customer"
_CHANGES = "SELECT row_id, details FROM audit_entry WHERE kind = 'customer' AND action = 'changed'"


class Saved:
    """What must be there and what must not, after the lines that `tests.faults.work` told in their order.

    Of what was announced and never called done nobody knows: it may be there or gone, but not half.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = [line.split("|", 1) for line in lines]
        self.erased = [rest.partition("|") for kind, rest in self.lines if kind == "erased"]
        self._leaving = {rest for kind, rest in self.lines if kind in ("erasing", "undoing")}
        self._leaving_ids = {rest.partition("|")[0] for rest in self._leaving}
        self._leaving_names = {rest.partition("|")[2] or rest for rest in self._leaving}

    def lost_in(self, there: There) -> Iterator[str]:
        """Everything that was called saved and is not there, or was called gone and is."""
        for kind, rest in self.lines:
            if kind in ("guest", "batch"):
                held = rest in there.names or rest in self._leaving_names
            elif kind in ("undoing", "erasing"):
                held = kind == "undoing" or there.is_whole_or_erased(rest)
            elif kind == "undone":
                held = rest not in there.names
            elif kind == "erased":
                held = there.is_erased(rest)
            else:
                whose, _, said = rest.partition("|")
                held = whose in self._leaving_ids or there.says(kind, int(whose), said)
            if not held:
                yield f"lost: {kind}|{rest}"


class There:
    """What a venue holds."""

    def __init__(self, session: Session) -> None:
        self.everybody = list(session.scalars(text(_NAMES)))
        self.batches = [name.rpartition(" ")[0] for name in self.everybody if name.startswith("Batch ")]
        self.names = {*self.everybody, *self.batches}
        self._erased = {str(each) for each in session.scalars(text("SELECT customer_id FROM erasure"))}
        self._said = {
            "note": [
                (row_id, told if isinstance(told, str) else json.dumps(told))
                for row_id, told in session.execute(text(_CHANGES))
            ],
            "case": list(session.execute(text("SELECT customer_id, what FROM recovery_case"))),
            "answer": list(session.execute(text("SELECT customer_id, comment FROM survey_answer"))),
        }

    def says(self, kind: str, whose: int, said: str) -> bool:
        """Whether this was said of them."""
        return any(owner == whose and said in str(told) for owner, told in self._said[kind])

    def is_erased(self, whom: str) -> bool:
        """Whether nothing is left of somebody but that they were erased."""
        row, _, name = whom.partition("|")
        return row in self._erased and name not in self.names

    def is_whole_or_erased(self, whom: str) -> bool:
        """Whether somebody is still there, or erased, but not both and not neither."""
        row, _, name = whom.partition("|")
        return (name in self.names) is not (row in self._erased)


def broken_in(database: Database, saved: Iterable[str] = ()) -> list[str]:
    """What does not hold in a venue; ``saved`` is what `tests.faults.work` told, in order."""
    found = [f"{check.name}: {check.detail}" for check in troubles(database)]
    with database.read() as session:
        there, half = There(session), list(session.scalars(text(_HALF)))
        if database.engine.dialect.name == "sqlite":
            guards = set(session.scalars(text(_GUARDS)))
            found += [f"a guard is missing: {name}" for name in sorted(all_guards() - guards)]
    found += [f"half there: {name}" for name in half]
    found += [
        f"twice there: {name}"
        for name, times in Counter(there.everybody).items()
        if times > 1 and name != NOBODY
    ]
    found += [f"half imported: {name}" for name, times in Counter(there.batches).items() if times != IMPORTED]
    return found + list(Saved(saved).lost_in(there))


@cache
def all_guards() -> frozenset[str]:
    """The names of all triggers of a new file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.regulars"
        make_file(path)
        with closing(sqlite.connect(str(path))) as connection:
            return frozenset(name for (name,) in connection.execute(_GUARDS))


def traces_in(path: Path, saved: Iterable[str]) -> list[str]:
    """Whoever was called erased and can still be read in the bytes of the file or of what lies beside it."""
    held = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    return [f"traces of {name}" for _row, _, name in Saved(saved).erased if name.encode() in held]


def broken_in_file(path: Path, saved: Iterable[str] = ()) -> list[str]:
    """The same of a file, which is opened as after the program died; what cannot be opened is broken."""
    saved = tuple(saved)
    traces = traces_in(path, saved)
    database = open_venue_file(path, SetClock())
    try:
        return traces + broken_in(database, saved)
    finally:
        database.close()
