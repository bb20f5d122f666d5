"""Writing down whose needs of health were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs_nothing
from app.core.errors import AppError
from app.core.readings import Looked
from app.model.audit_entry import AuditAction, AuditEntry
from app.model.customer import Customer
from app.storage.chunks import chunks
from app.venue.workplace import Workplace


@needs_nothing
def write_readings(work: Workplace) -> int:
    """One entry for each person of staff, card and hour; gives how many were new.

    What cannot be written now is kept for the next time, and the failure raised.
    """
    waiting = work.readings.take()
    if work.database.read_only:
        return 0
    written = 0
    try:
        for staff_id, looked in groupby(list(waiting), key=attrgetter("staff_id")):
            for some in chunks(looked):
                written += _write(work, staff_id, some)
                waiting = [one for one in waiting if one not in some]
    except AppError:
        work.readings.give_back(waiting)
        raise
    return written


@needs_nothing
def write_rest(work: Workplace) -> None:
    """Write what was read before the venue is closed; where it cannot be written, nobody is kept waiting for it."""
    try:
        write_readings(work)
    except AppError:
        return


def _write(work: Workplace, staff_id: int, looked: Sequence[Looked]) -> int:
    clock, database = work.clock, work.database
    with database.read() as session:
        if not _not_yet(session, looked, by=staff_id, now=clock.now()):
            return 0
    with database.write(by=staff_id) as writing:
        new = _not_yet(writing, looked, by=staff_id, now=clock.now())
        database.audit.add_readings(writing, by=staff_id, looked=new)
    return len(new)


def _not_yet(session: Session, looked: Sequence[Looked], *, by: int, now: datetime) -> list[Looked]:
    """Those who were not read by this person within the hour, each once, a card before a list."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    ids = {one.customer_id for one in looked}
    known = set(
        session.scalars(
            select(AuditEntry.customer_id).where(
                AuditEntry.customer_id.in_(ids),
                AuditEntry.action == AuditAction.READ,
                AuditEntry.at >= hour,
                AuditEntry.staff_id == by if by else AuditEntry.staff_id.is_(None),
            )
        )
    )
    there = set(session.scalars(select(Customer.id).where(Customer.id.in_(ids))))
    new: dict[int, Looked] = {}
    for one in looked:
        if one.customer_id in there and one.customer_id not in known:
            new.setdefault(one.customer_id, one)
    return list(new.values())
