"""What is reported: what is kept of people and why, and whom somebody touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Processed:
    """One kind of data: what it is, what it is for, on what ground, how long it stays, who sees it, and how many."""

    what: str
    why: str
    ground: str
    how_long: str
    who: str
    count: int


@dataclass(frozen=True, slots=True)
class Touched:
    """A person about whom something was read or written: how often, when first and last, and by whom."""

    customer_id: int
    name: str
    read: int
    written: int
    first_at: datetime
    last_at: datetime
    staff: tuple[str, ...]
