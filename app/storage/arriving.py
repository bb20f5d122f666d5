"""Commits whose answer got lost on the way: whether they arrived is looked up, never guessed."""

from __future__ import annotations

import time
from contextlib import suppress

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.core.errors import Unavailable
from app.core.words import gettext as _

TRIES, PAUSE_SECONDS = 5, 0.2
"""Nobody waits much longer than a second for a server that is gone."""

_LAST = text("SELECT id, chain FROM audit_entry ORDER BY id DESC LIMIT 1")
_WAIT_FOR_IT = text("SELECT id FROM audit_head WHERE id = 1 FOR SHARE")
"""The transaction of the lost commit holds this row until it has ended one way or the other."""
_THERE = text("SELECT count(*) FROM audit_entry WHERE id = :id AND chain = :chain")


def commit_on_server(session: Session, engine: Engine, *, first: int) -> None:
    """Commit; when the connection dies meanwhile, connect anew and look for the last entry of our account.

    ``first`` is the newest entry before ours.

    Raises Unavailable when nobody can tell, and what the driver raised when the commit did not arrive.
    """
    ours = session.execute(_LAST).first()
    try:
        session.commit()
    except DBAPIError as error:
        if ours is None or ours.id <= first or not (error.connection_invalidated or is_cut_off(error)):
            raise
        if not _has_arrived(engine, entry_id=ours.id, chain=ours.chain):
            raise


def is_cut_off(error: DBAPIError) -> bool:
    """Whether there is no connection any more: then the server gave no reason of its own."""
    return getattr(error.orig, "sqlstate", None) is None or str(
        getattr(error.orig, "sqlstate", "")
    ).startswith(("08", "57P"))


def _has_arrived(engine: Engine, *, entry_id: int, chain: str) -> bool:
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE_SECONDS)
        with suppress(DBAPIError), engine.connect() as connection:
            connection.execute(_WAIT_FOR_IT)
            return bool(connection.scalar(_THERE, {"id": entry_id, "chain": chain}))
    raise Unavailable(
        _("The database server does not answer, and nobody can tell whether this was saved."),
        to_do=_("Look whether it is there before you do it again."),
    )
