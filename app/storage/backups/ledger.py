"""A list of whom was erased, by number only, so that an older backup is freed of them too.

It lies beside the venue and beside its backups: a computer that is new has nothing but a folder of those.
"""

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


def read_ledger(folder: Path) -> tuple[ErasedCard, ...]:
    """Whom the list in a folder names; nobody when there is none that can be read."""
    try:
        return Ledger.model_validate_json((folder / NAME).read_bytes()).erasures
    except (OSError, ValidationError):
        return ()


def add_to_ledger(folder: Path, cards: Iterable[ErasedCard]) -> None:
    """Add cards to the list in a folder, whole or not at all; raises DiskFull, ReadOnly or Unavailable."""
    known = read_ledger(folder)
    fresh = tuple(one for one in cards if one not in known)
    if not fresh:
        return
    with disk_failures_translated(folder):
        write_private(folder / NAME, Ledger(erasures=(*known, *fresh)).model_dump_json().encode())
