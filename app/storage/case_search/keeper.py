"""Keeping lines and index of cases in step with the data."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select
from sqlalchemy.orm import Session

from app.model.case import Case, CaseEntry
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GivenGesture
from app.model.staff import Staff
from app.storage.case_search.writing import rebuild_cases, write_cases
from app.storage.chunks import chunks
from app.storage.recording import Recorded, RowChange

_CASE = Case.__table__
_OF_CASE = {"case_entry": CaseEntry.__table__, "given_gesture": GivenGesture.__table__}
_NAMED: dict[str, tuple[str, Any]] = {
    Customer.__tablename__: ("display_name", _CASE.c.customer_id),
    Staff.__tablename__: ("name", _CASE.c.owner_id),
    CaseCategory.__tablename__: ("name", _CASE.c.category_id),
    Department.__tablename__: ("name", _CASE.c.department_id),
}
"""Tables whose rows are named in a case's line: by which column, and where the case says which row."""


class CaseKeeper:
    """Follows every change of what a case is sorted or found by."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Write the lines of the cases touched; of all when they are not known."""
        connection = session.connection()
        if recorded.everything and not recorded.customer_ids:
            if connection.scalar(select(exists().where(_CASE.c.id > 0))):
                rebuild_cases(connection, recorded.progress)
            return
        touched = _touched(recorded) | _touched_in_bulk(connection, recorded)
        touched |= _renamed(connection, recorded)
        if touched:
            write_cases(connection, touched)


def _touched(recorded: Recorded) -> set[int]:
    touched = set()
    for row in recorded.changes:
        if row.mapped is Case:
            touched.add(row.row_id)
        elif row.kind in _OF_CASE:
            snapshots = (each for each in (row.before, row.after) if each)
            touched |= {each["case_id"] for each in snapshots if each["case_id"]}
    return touched


def _touched_in_bulk(connection: Connection, recorded: Recorded) -> set[int]:
    touched = {row_id for kind, row_id in recorded.noted if kind == Case.__tablename__}
    for kind, table in _OF_CASE.items():
        ids = [row_id for noted, row_id in recorded.noted if noted == kind]
        touched |= _ids(connection, table.c.case_id, where=table.c.id, among=ids)
    return touched


def _renamed(connection: Connection, recorded: Recorded) -> set[int]:
    renamed: set[int] = set()
    for kind, (name, refers) in _NAMED.items():
        ids = {row.row_id for row in recorded.changes if row.kind == kind and _differs(row, name)}
        ids |= {row_id for noted, row_id in recorded.noted if noted == kind}
        if recorded.everything and refers is _CASE.c.customer_id:
            ids |= recorded.customer_ids
        renamed |= _ids(connection, _CASE.c.id, where=refers, among=ids)
    return renamed


def _differs(row: RowChange, name: str) -> bool:
    return row.before is not None and row.after is not None and row.before[name] != row.after[name]


def _ids(
    connection: Connection, wanted: ColumnElement[Any], *, where: ColumnElement[Any], among: Collection[int]
) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(sorted(among)):
        found.update(connection.scalars(select(wanted).where(where.in_(chunk), wanted.is_not(None))))
    return found
