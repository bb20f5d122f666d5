"""Entries of the account, worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, in words; an empty side means that nothing stood there."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One change of one row: when, by whom, what ("Changed the preference “Tulips”") and from what to what.

    ``undo`` is "undo" or "redo" when a step was taken back or repeated.
    """

    id: int
    at: datetime
    staff_name: str
    what: str
    changes: tuple[FieldChange, ...] = ()
    kind: str = ""
    row_id: int = 0
    undo: str = ""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some changes, the newest first; ``next_before`` goes on from there, None at the end."""

    rows: tuple[AuditRow, ...] = ()
    next_before: int | None = None
