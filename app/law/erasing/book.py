"""Writing down beside the venue whom an erasing took, and letting last night's plain files go."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs_at
from app.core.errors import AppError
from app.core.rights import Right
from app.model.venue import Venue
from app.storage.backups.backups import FOLDER as BACKUPS
from app.storage.backups.choices import keep_choices, read_choices
from app.storage.backups.ledger import ErasedCard, add_to_ledger
from app.storage.plain.export import FOLDER as PLAIN_FILES
from app.venue.workplace import Workplace


def write_into_book(session: Session, work: Workplace, *, cards: Iterable[int]) -> None:
    """To be called before the commit: an erasing that a backup could undo again would be none.

    A stick that is not there now gets the list with the next backup.
    """
    backups = work.database.backups
    if backups is None:
        return
    made_at = session.scalars(select(Venue.created_at).order_by(Venue.id)).one()
    now = work.now()
    erased = [ErasedCard(customer_id=one, at=now, venue_made_at=made_at) for one in cards]
    add_to_ledger(backups.venue.parent, erased)
    for folder in filter(None, (backups.folder, backups.second)):
        with suppress(AppError):
            add_to_ledger(folder, erased)


@needs_at(Right.ERASE)
def forget_plain_files(work: Workplace) -> None:
    """The plain files of last night hold whoever was erased since; those of the next night do not."""
    backups = work.database.backups
    if backups is None:
        return
    folder = backups.venue.parent / BACKUPS
    if (folder / PLAIN_FILES).exists():
        shutil.rmtree(folder / PLAIN_FILES, ignore_errors=True)
        keep_choices(folder, read_choices(folder).model_copy(update={"plain_on": None}))
