"""Taking the words away that rules of retention no longer keep, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select, update

from app.law.holdings import HOLDINGS
from app.law.queries.person_rows import TABLES
from app.model.audit_entry import AuditAction
from app.storage.append_only import guard_append_only, lift_append_only
from app.storage.audit import AuditKeeper
from app.storage.audit_chain.erasing import ENTRIES, empty_entries
from app.storage.chunks import chunks
from app.storage.write_session import WriteSession

_OF_A_CASE = ("case_entry", "case_step")


def drop_words(session: WriteSession, table: str, *, ids: Collection[int]) -> None:
    """Empty the texts of these rows; those of a case's log and steps with it."""
    _empty(session, table, ids, column="id")
    _forget_imported(session, table, ids)
    if table != "recovery_case":
        return
    lift_append_only(session.connection(), "case_entry")
    for name in _OF_A_CASE:
        _empty(session, name, ids, column="case_id")
    guard_append_only(session.connection(), "case_entry")


def drop_rows(session: WriteSession, table: str, *, ids: Collection[int]) -> None:
    """Delete rows that no other refers to."""
    rows = TABLES[table]
    _forget_imported(session, table, ids)
    for some in chunks(ids):
        whose = session.connection().scalars(select(rows.c.customer_id).where(rows.c.id.in_(some)))
        session.note_rows(table, ids=some, customer_ids=set(whose))
        session.connection().execute(delete(rows).where(rows.c.id.in_(some)))


def drop_details(session: WriteSession, audit: AuditKeeper, *, entries: set[int], why: str) -> None:
    """Empty entries of the log, and have one more tell which; its chain still holds."""
    spans = empty_entries(session.connection(), entries)
    if spans:
        told = {ENTRIES: spans, "why": why}
        audit.add_note(
            session, by=session.by, action=AuditAction.ERASED, kind="audit_entry", row_id=0, details=told
        )


def entries_about(session: WriteSession, table: str, *, ids: Collection[int]) -> set[int]:
    """The entries of the log that say what these rows said; those about a case's log and steps with it."""
    connection, entry = session.connection(), TABLES["audit_entry"].c
    about = {table: set(ids)}
    for name in _OF_A_CASE if table == "recovery_case" else ():
        part = TABLES[name].c
        about[name] = {
            one
            for some in chunks(ids)
            for one in connection.scalars(select(part.id).where(part.case_id.in_(some)))
        }
    found: set[int] = set()
    for kind, rows in about.items():
        for some in chunks(rows):
            wanted = select(entry.id).where(entry.kind == kind, entry.row_id.in_(some))
            found.update(connection.scalars(wanted))
    return found


def _forget_imported(session: WriteSession, table: str, ids: Iterable[int]) -> None:
    """What files changed in these rows: it says what they said before and after."""
    told = TABLES["import_update"]
    for some in chunks(ids):
        which = told.c.kind == table, told.c.row_id.in_(some)
        session.connection().execute(update(told).where(*which).values(HOLDINGS[told.name].emptied))


def _empty(session: WriteSession, table: str, ids: Iterable[int], *, column: str) -> None:
    rows, values = TABLES[table], dict(HOLDINGS[table].emptied)
    if "version" in rows.c:
        values["version"] = rows.c.version + 1
    for some in chunks(ids):
        which = rows.c[column].in_(some)
        connection = session.connection()
        touched = connection.scalars(select(rows.c.id).where(which)).all()
        whose: set[int] = set()
        if "customer_id" in rows.c:
            cards = select(rows.c.customer_id).where(which, rows.c.customer_id.is_not(None))
            whose.update(connection.scalars(cards))
        session.note_rows(table, ids=touched, customer_ids=whose)
        connection.execute(update(rows).where(which).values(values))
