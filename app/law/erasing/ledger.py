"""A list beside the venue of whom was erased, by number only, so that an older backup is freed of them too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.storage.backups.disk import disk_failures_translated, write_private

NAME = "erasures.json"


class ErasedCard(BaseModel):
    """The number of a card and when it was erased; ``venue_made_at`` tells of which venue."""

    model_config = ConfigDict(frozen=True)

    customer_id: int
    at: datetime
    venue_made_at: datetime


class Ledger(BaseModel):
    """What is written down."""

    model_config = ConfigDict(frozen=True)

    format: int = 1
    erasures: tuple[ErasedCard, ...] = ()


def ledger_path(venue: Path) -> Path:
    """Where the list of a venue lies."""
    return venue.with_name(NAME)


def read_ledger(venue: Path) -> tuple[ErasedCard, ...]:
    """Whom the list names; nobody when there is none that can be read."""
    try:
        return Ledger.model_validate_json(ledger_path(venue).read_bytes()).erasures
    except (OSError, ValidationError):
        return ()


def add_to_ledger(venue: Path, cards: Iterable[ErasedCard]) -> None:
    """Add cards to the list, whole or not at all; raises DiskFull or ReadOnly."""
    known = read_ledger(venue)
    fresh = tuple(one for one in cards if one not in known)
    if not fresh:
        return
    with disk_failures_translated(venue.parent):
        write_private(ledger_path(venue), Ledger(erasures=(*known, *fresh)).model_dump_json().encode())
