"""Taking a row away to which only rows refer that were set aside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.case import Case
from app.model.schema import Base

NOBODY = "–"
"""Stands for whoever a case was of that was taken back, and whose card was taken back after it."""


def let_go(session: Session, present: Any) -> None:
    """Inside a write: empty every reference to ``present`` in rows that are set aside.

    Doing those steps again brings the references back. A reference that cannot be empty stays, and so
    does the row.
    """
    for mapped, key in _references(type(present)):
        wanted = select(mapped).where(getattr(mapped, key) == present.id, mapped.removed_at.is_not(None))
        for row in session.scalars(wanted):
            if mapped is Case and key == "customer_id":
                row.walk_in = row.walk_in or NOBODY
            setattr(row, key, None)
    session.flush()


def _references(mapped: Any) -> Iterator[tuple[Any, str]]:
    """The columns of rows that can be set aside in which a row of this table may be named."""
    table = mapped.__table__
    for other in Base.registry.mappers:
        columns = other.local_table.c
        if "removed_at" not in columns:
            continue
        for column in columns:
            if column.nullable and any(key.column.table is table for key in column.foreign_keys):
                yield other.class_, column.key
