"""What an event says that struck several, once nothing is left of what they said of it."""

from __future__ import annotations

from sqlalchemy import exists, select, update

from app.law.holdings import NOBODY
from app.law.queries.person_rows import TABLES
from app.storage.chunks import chunks
from app.storage.write_session import WriteSession


def forget_events(session: WriteSession) -> list[int]:
    """Empty the events of which no case says anything any more; gives their numbers.

    An event says what the first of its cases said when they were linked.
    """
    case, incident = TABLES["recovery_case"].c, TABLES["incident"].c
    told = exists().where(case.incident_id == incident.id, case.what != NOBODY)
    wanted = select(incident.id).where(incident.what != NOBODY, ~told).order_by(incident.id)
    forgotten = list(session.connection().scalars(wanted))
    for some in chunks(forgotten):
        emptied = update(TABLES["incident"]).where(incident.id.in_(some)).values(what=NOBODY)
        session.connection().execute(emptied)
    if forgotten:
        session.note_rows("incident", ids=forgotten, customer_ids=())
    return forgotten
