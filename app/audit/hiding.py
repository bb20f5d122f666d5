"""Entries of the log as whoever looks may see them: what is hidden on a card is hidden in its account too.

What must not be served or done is told to everybody, until they say no to its being kept.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import inspect

from app.core.acting import Desk
from app.core.hiding import HIDDEN
from app.core.rights import Right
from app.model.audit_entry import AuditEntry

_REACHED = ("value", "normal", "national_digits")
_REASONS = ("detail", "safety_reason")
_NEED = ("text", *_REASONS)


def hidden_columns(desk: Desk, kind: str, *, unread: bool = False) -> tuple[str, ...]:
    """Which columns of a row whoever is signed in may not see; ``unread`` is a need of health nobody may read."""
    if kind == "contact_point" and not desk.may(Right.CONTACTS):
        return _REACHED
    # An entry does not say what kind of need it is about, so that every reason is hidden here.
    if kind == "preference" and not desk.may(Right.HEALTH):
        return _NEED if unread else _REASONS
    return ()


def entry_for(desk: Desk, entry: AuditEntry, *, unread: Collection[int] = ()) -> AuditEntry:
    """The entry itself, or a copy without what whoever is signed in may not see.

    ``unread`` are the needs of health that are hidden since somebody said no.
    """
    columns = hidden_columns(desk, entry.kind, unread=entry.row_id in unread)
    if not isinstance(entry.details, dict) or not any(column in entry.details for column in columns):
        return entry
    values: dict[str, Any] = {each.key: getattr(entry, each.key) for each in inspect(AuditEntry).column_attrs}
    details = {
        column: _hidden(sides) if column in columns else sides for column, sides in entry.details.items()
    }
    return AuditEntry(**values | {"details": details})


def name_for(desk: Desk, entry: AuditEntry, *, column: str, name: Any, unread: Collection[int] = ()) -> Any:
    """What the row of an entry is known by, where that may be seen."""
    columns = hidden_columns(desk, entry.kind, unread=entry.row_id in unread)
    return HIDDEN if name and column in columns else name


def _hidden(sides: Any) -> Any:
    if not isinstance(sides, list):
        return HIDDEN
    return [HIDDEN if side else side for side in sides]
