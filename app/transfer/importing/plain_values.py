"""Column values as JSON keeps them, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date

from app.model.base import UtcInstant


def as_plain(value: Any) -> Any:
    """Dates and instants in ISO form, everything else as it is."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def from_plain(value: Any, column: Column[Any]) -> Any:
    """The value that ``as_plain`` was made of."""
    if not isinstance(value, str):
        return value
    if isinstance(column.type, UtcInstant):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value
