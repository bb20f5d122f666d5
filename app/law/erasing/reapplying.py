"""Erasing again in a backup that was gone back to, before anybody works with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.law.erasing.rows import erase_person
from app.law.queries.person_rows import cards_of
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.model.venue import Venue
from app.storage.backups.backups import FOLDER as BACKUPS
from app.storage.backups.ledger import ErasedCard, add_to_ledger, read_ledger
from app.storage.cleaning import clean_file
from app.storage.connecting import connect
from app.storage.database import Keeper
from app.storage.opening import open_file

AGAIN = "restored"
"""The reason of an erasing that is done again."""


@dataclass(frozen=True)
class ErasingAgain:
    """Frees a prepared file of everybody who was erased since it was taken.

    ``key`` opens that file where it is encrypted, ``venue_key`` the one whose place it takes. ``beside`` is the folder
    of the backup, which may have come from another computer.
    """

    clock: Clock
    keepers: Callable[[Clock], Sequence[Keeper]]
    key: str | None = None
    venue_key: str | None = None
    beside: Path | None = None

    def __call__(self, incoming: Path, venue: Path | None) -> None:
        """``venue`` is the file whose place it takes, which may be damaged: then the lists beside it count."""
        folders = {incoming.parent, incoming.parent / BACKUPS, self.beside or incoming.parent}
        known = {one for folder in folders for one in read_ledger(folder)}
        known |= _told_by(venue, self.venue_key) if venue is not None else set()
        if not known:
            return
        database = open_file(incoming, clock=self.clock, keepers=self.keepers(self.clock), key=self.key)
        try:
            with database.write(by=0) as session:
                due = _due(session, known)
                for customer_id in due:
                    if cards := cards_of(session.connection(), customer_id):
                        erase_person(session, cards, audit=database.audit, at=self.clock.now(), reason=AGAIN)
            if due:
                clean_file(database.engine)
        finally:
            database.close()
        add_to_ledger(incoming.parent, known)


def _due(session: Session, known: Iterable[ErasedCard]) -> list[int]:
    """Who is still in this file: numbers are given again after going back, so it must be the card of that time."""
    made_at = session.scalar(select(Venue.created_at).order_by(Venue.id))
    done = set(session.scalars(select(Erasure.customer_id)))
    due = []
    for one in sorted(known, key=lambda each: each.customer_id):
        if one.customer_id in done or one.venue_made_at != made_at:
            continue
        card = session.get(Customer, one.customer_id)
        if card is not None and card.created_at <= one.at and card.merged_into_id not in due:
            due.append(one.customer_id)
    return due


def _told_by(venue: Path, key: str | None) -> set[ErasedCard]:
    """Whom the file itself says were erased; nobody where it cannot be read."""
    found: set[ErasedCard] = set()
    with suppress(sqlite.Error, OSError), closing(connect(venue, read_only=True, key=key)) as driver:
        (made_at,) = driver.execute("SELECT created_at FROM venue ORDER BY id").fetchone()
        for customer_id, at in driver.execute("SELECT customer_id, at FROM erasure").fetchall():
            found.add(ErasedCard(customer_id=customer_id, at=_instant(at), venue_made_at=_instant(made_at)))
    return found


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
