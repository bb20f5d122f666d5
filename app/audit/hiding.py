"""Entries of the log as whoever looks may see them: what is hidden on a card is hidden in its account too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect

from app.core.acting import Desk
from app.core.hiding import HIDDEN
from app.core.rights import Right
from app.model.audit_entry import AuditEntry

_REACHED = ("value", "normal", "national_digits")
_REASONS = ("detail", "safety_reason")


def hidden_columns(desk: Desk, kind: str) -> tuple[str, ...]:
    """Which columns of a kind of row whoever is signed in may not see."""
    if kind == "contact_point" and not desk.may(Right.CONTACTS):
        return _REACHED
    # An entry does not say what kind of need it is about, so that every reason is hidden here.
    if kind == "preference" and not desk.may(Right.HEALTH):
        return _REASONS
    return ()


def entry_for(desk: Desk, entry: AuditEntry) -> AuditEntry:
    """The entry itself, or a copy without what whoever is signed in may not see."""
    columns = hidden_columns(desk, entry.kind)
    if not isinstance(entry.details, dict) or not any(column in entry.details for column in columns):
        return entry
    values: dict[str, Any] = {each.key: getattr(entry, each.key) for each in inspect(AuditEntry).column_attrs}
    details = {
        column: _hidden(sides) if column in columns else sides for column, sides in entry.details.items()
    }
    return AuditEntry(**values | {"details": details})


def name_for(desk: Desk, kind: str, *, column: str, name: Any) -> Any:
    """What a row is known by, where that may be seen."""
    return HIDDEN if name and column in hidden_columns(desk, kind) else name


def _hidden(sides: Any) -> Any:
    if not isinstance(sides, list):
        return HIDDEN
    return [HIDDEN if side else side for side in sides]
