"""Entries of the account, worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.audit.kinds import About, Did
from app.core.days import ANY_DAYS, Days


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


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which entries; what is empty narrows nothing. ``staff_ids`` may hold 0 for the program itself."""

    staff_ids: tuple[int, ...] = ()
    about: tuple[About, ...] = ()
    did: tuple[Did, ...] = ()
    customer_id: int | None = None
    days: Days = ANY_DAYS

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves anything out."""
        return self != LogFilter()


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry of the venue's log, worded; ``hidden`` says that what it says is not for this reader.

    ``staff_name`` is empty where the program itself acted, ``erased`` where what it said was taken away.
    """

    id: int
    at: datetime
    staff_name: str
    what: str
    kind: str
    row_id: int
    customer_id: int | None = None
    customer_name: str = ""
    changes: tuple[FieldChange, ...] = ()
    erased: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some entries, the newest first; ``next_before`` goes on from there, None at the end."""

    rows: tuple[LogRow, ...] = ()
    next_before: int | None = None


@dataclass(frozen=True, slots=True)
class LogEnd:
    """How long the log is and where its chain ends."""

    count: int
    chain: str


@dataclass(frozen=True, slots=True)
class NamedStaff:
    """Somebody who works or worked here."""

    id: int
    name: str
