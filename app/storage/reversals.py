"""Taking a recorded transaction back, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy.orm import Session

from app.core.changes import Change
from app.model.schema import Base
from app.storage.failures import conflict
from app.storage.letting_go import let_go
from app.storage.recording import Recorded, RowChange, Snapshot

OpenWrite = Callable[[str], AbstractContextManager[Any]]
"""Opens a write session that is an "undo" or a "redo"."""


class RecordedReversal:
    """Applies the rows of one transaction backwards or forwards.

    Raises Conflict, changing nothing, when a row is no longer as it was left.
    """

    def __init__(self, changes: tuple[RowChange, ...], open_write: OpenWrite) -> None:
        self._changes = changes
        self._open_write = open_write

    def undo(self) -> Change:
        """Put every row back, the last one first."""
        return self._apply("undo", tuple(_swapped(row) for row in reversed(self._changes)))

    def redo(self) -> Change:
        """Apply every row again."""
        return self._apply("redo", self._changes)

    def _apply(self, how: str, rows: tuple[RowChange, ...]) -> Change:
        with self._open_write(how) as session:
            for row in _parents_first(rows):
                _apply_row(session, row)
                session.flush()
        recorded: Recorded = session.recorded
        return recorded.as_change()


def _swapped(row: RowChange) -> RowChange:
    return RowChange(row.mapped, row.identity, row.after, row.before)


def _parents_first(rows: tuple[RowChange, ...]) -> list[RowChange]:
    """New rows after those they refer to, removed ones before them, changed ones in between."""
    place = {table.name: number for number, table in enumerate(Base.metadata.sorted_tables)}
    added = [row for row in rows if row.before is None]
    removed = [row for row in rows if row.after is None]
    changed = [row for row in rows if row.before is not None and row.after is not None]
    return [
        *sorted(added, key=lambda row: place[row.kind]),
        *changed,
        *sorted(removed, key=lambda row: -place[row.kind]),
    ]


def _apply_row(session: Session, row: RowChange) -> None:
    present: Any = session.get(row.mapped, row.identity)
    if row.before is None:
        _add_again(session, row, present)
        return
    if present is None or not _is_as_left(present, row.before):
        raise conflict()
    if row.after is not None:
        _set(present, row.after)
    elif hasattr(present, "removed_at"):
        # Its content is not in the snapshot, so the row is set aside as one that was never on the card.
        present.removed_at = present.added_at
    else:
        let_go(session, present)
        session.delete(present)


def _add_again(session: Session, row: RowChange, present: Any) -> None:
    if present is None:
        session.add(row.mapped(**_without_version(row.after)))
    elif getattr(present, "removed_at", None) is not None:
        _set(present, row.after)
    else:
        raise conflict()


def _set(present: object, left: Snapshot | None) -> None:
    for key, value in _without_version(left).items():
        setattr(present, key, value)


def _is_as_left(present: object, left: Snapshot) -> bool:
    # The words decide, not the version: undoing a later step leaves the same words under a new version.
    return all(getattr(present, key) == value for key, value in _without_version(left).items())


def _without_version(snapshot: Snapshot | None) -> Snapshot:
    return {key: value for key, value in (snapshot or {}).items() if key != "version"}
