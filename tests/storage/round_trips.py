"""A made-up value for every column of every table, so that none is forgotten."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    String,
    Table,
    insert,
    update,
)

from app.model.base import UtcInstant
from app.model.schema import Base

WITHIN = {
    "month": 2,
    "day": 29,
    "feeling": -2,
    "given": False,
    "severity": 4,
    "feeling_after": -2,
    "rating": 5,
    "cost_minor": 2**53,
    "menu_price_minor": 2**53,
    "lead_minutes": 2**31 - 1,
    "limit_minor": 2**53,
    "budget_minor": 2**53,
    "nth": -1,
    "weekday": 6,
    "every": 520,
    "reaction": 5,
    "scale_min": 9,
    "scale_max": 10,
    "score": 10,
}
"""Columns that the database checks."""
HOLDS_ITS_ROW = {"audit_head"}
ODD_TEXT = "Łukasz 'O’Brien' \"x\" %s :y 💐\nمرحبا"


def tables() -> list[Table]:
    """Every table, those that are referred to first."""
    return list(Base.metadata.sorted_tables)


def made_up_row(table: Table) -> dict[str, Any]:
    """A row whose references lead to the row 1 of other tables."""
    return {column.name: _value(column) for column in table.c}


def put_row(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Write the row; a table that has its one row from the start is given it anew."""
    there = table.name in HOLDS_ITS_ROW
    connection.execute(update(table).values(row) if there else insert(table).values(row))


def _value(column: Column[Any]) -> Any:
    if column.name in WITHIN:
        return WITHIN[column.name]
    if column.foreign_keys or (column.primary_key and isinstance(column.type, Integer)):
        return 1
    if isinstance(column.type, String):
        return ODD_TEXT[: column.type.length or 100]
    return _by_type(column)


def _by_type(column: Column[Any]) -> Any:
    values: list[tuple[type, Any]] = [
        (UtcInstant, datetime(2026, 11, 25, 12, 0, 59, 123456, tzinfo=UTC)),
        (Date, date(1904, 2, 29)),
        (Boolean, True),
        (BigInteger, -(2**53)),
        (Integer, 2**31 - 1),
        (JSON, {"words": ["é", None, 1, {"deep": True}]}),
        (LargeBinary, bytes(range(256))),
    ]
    return next(value for kind, value in values if isinstance(column.type, kind))
