"""How a backup is named: when it was taken and why, and nothing of whom it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

SUFFIX = ".regulars"
UNFINISHED = ".unfinished"
_NAME = re.compile(r"(\d{8}-\d{6})(?:-(\d+))?-([a-z]+)\.regulars")
_STAMP = "%Y%m%d-%H%M%S"


class Why(StrEnum):
    """What a backup was taken for."""

    HAND = "hand"
    REGULAR = "regular"
    QUIT = "quit"
    UPGRADE = "upgrade"
    IMPORT = "import"
    MERGE = "merge"
    ERASURE = "erasure"
    ASIDE = "aside"
    """No backup: the file that another one took the place of; it is kept until somebody removes it by hand."""


@dataclass(frozen=True)
class BackupName:
    """A backup's name, read; ``serial`` tells those of one second apart."""

    at: datetime
    why: Why
    serial: int = 1

    @property
    def text(self) -> str:
        """The name of the file."""
        serial = f"-{self.serial}" if self.serial > 1 else ""
        return f"{self.at.astimezone(UTC):{_STAMP}}{serial}-{self.why}{SUFFIX}"


def read_name(text: str) -> BackupName | None:
    """What a file's name says; None when it is none of a backup."""
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
        return BackupName(at, Why(found[3]), int(found[2] or 1))
    except ValueError:
        return None


def free_name(folder: Path, *, at: datetime, why: Why) -> BackupName:
    """A name that nothing in the folder has yet."""
    serial = 1
    while (folder / BackupName(at, why, serial).text).exists():
        serial += 1
    return BackupName(at.replace(microsecond=0), why, serial)
