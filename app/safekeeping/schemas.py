"""What is told of backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import AppError
from app.storage.backups.names import Why


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One file that can be gone back to; ``customers`` and ``visits`` are None where nobody looked yet.

    ``proven_at`` is when all of it was last read and found in order, ``elsewhere`` the folder of one that is not
    in the usual place. ``of_another`` says that it is one of another venue.
    """

    path: Path
    at: datetime
    why: Why
    size: int
    customers: int | None = None
    visits: int | None = None
    proven_at: datetime | None = None
    damaged: bool = False
    elsewhere: str = ""
    of_another: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """How many of a table there were, and how many there are; ``kind`` is the table's name."""

    kind: str
    then: int
    now: int


@dataclass(frozen=True, slots=True)
class LostEntry:
    """One change that the backup does not have."""

    at: datetime
    kind: str
    who: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What going back to a backup would mean: what is in it beside what is there now, and what would be lost.

    ``lost`` is None for one of another venue.
    """

    row: BackupRow
    compared: tuple[Compared, ...]
    newest_at: datetime | None
    lost: int | None = None
    newest_lost: tuple[LostEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the venue is now; ``missing`` says why the second folder got nothing the last time.

    ``on_server`` means that its own administrator backs it up, ``on_share`` that the file lies where several desks
    at once would damage it.
    """

    last: BackupRow | None
    stale: bool = False
    rehearsal: bool = False
    on_server: bool = False
    on_share: bool = False
    second: str = ""
    plain: bool = False
    encrypted: bool = False
    read_only: bool = False
    missing: AppError | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What looking after the venue came to: whether something was taken, and what could not be done."""

    standing: Standing
    took: bool = False
    problem: AppError | None = None
