"""What is told before and after an erasing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody was erased; in words that name nobody."""

    ASKED = "asked"
    RETENTION = "retention"


class Blocking(StrEnum):
    """What is still going on with somebody."""

    CASE = "case"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many rows of one table."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What would go, what stays without a word of them, what is still going on, and who else names them.

    ``backups`` is when those were taken that still hold them; ``on_server`` says that a server's own dumps may too,
    of which the program knows nothing.
    """

    customer_id: int
    name: str
    going: tuple[Counted, ...]
    emptied: tuple[Counted, ...]
    blocking: tuple[Counted, ...] = ()
    named_elsewhere: tuple[Counted, ...] = ()
    backups: tuple[datetime, ...] = ()
    on_server: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went and were emptied; ``cleaned`` is False while the file holds traces of them."""

    customer_id: int
    gone: int
    emptied: int
    cleaned: bool
    backups: tuple[datetime, ...] = ()
    on_server: bool = False
