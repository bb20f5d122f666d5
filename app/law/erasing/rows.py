"""Erasing inside one transaction: rows go or are emptied, and the account of changes with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from app.law.erasing.events import forget_events
from app.law.erasing.file_names import file_names_of
from app.law.erasing.words import entries_about
from app.law.holdings import HOLDINGS, NOBODY, Fate
from app.law.queries.person_rows import TABLES, Found, find_rows
from app.model.audit_entry import AuditAction
from app.model.companion import Companion
from app.model.erasure import Erasure
from app.model.moment import MomentState
from app.model.promise import PromiseState
from app.storage.append_only import guard_append_only, lift_append_only
from app.storage.audit import AuditKeeper
from app.storage.audit_chain.erasing import ENTRIES, empty_entries
from app.storage.chunks import chunks
from app.storage.write_session import WriteSession

_ONLY_ADDED_TO = "case_entry"


def erase_person(
    session: WriteSession, cards: tuple[int, ...], *, audit: AuditKeeper, at: datetime, reason: str
) -> Found:
    """Take whoever these cards are of out of the data; gives what there was about them.

    Figures stay: visits, answers, cases and gifts lose every word and belong to a card that says nothing.
    """
    connection = session.connection()
    _hand_over_shared(session, cards)
    found = find_rows(connection, cards)
    files = file_names_of(connection, found)
    _note(session, found)
    _forget_pointers(connection, found)
    lift_append_only(connection, _ONLY_ADDED_TO)
    for name, holding in HOLDINGS.items():
        if name in ("audit_entry", "companion"):
            continue
        if holding.fate is Fate.GOES:
            _delete(connection, name, found.of(name))
        elif holding.emptied:
            _empty(connection, name, found.of(name), dict(holding.emptied))
    _take_companions(connection, cards, found)
    _call_off(connection, found)
    guard_append_only(connection, _ONLY_ADDED_TO)
    _put_away(connection, cards, at)
    elsewhere = entries_about(session, "incident", ids=forget_events(session)) | files.forget(session)
    spans = empty_entries(connection, elsewhere.union(found.of("audit_entry")))
    for card in cards:
        session.add(Erasure(at=at, staff_id=session.by or None, customer_id=card, reason=reason))
    session.flush()
    told = {ENTRIES: spans}
    audit.add_note(
        session, by=session.by, action=AuditAction.ERASED, kind="customer", row_id=cards[0], details=told
    )
    return found


def _hand_over_shared(session: WriteSession, cards: tuple[int, ...]) -> None:
    """Who also comes with others stays with the first of them."""
    connection, companion, share = session.connection(), TABLES["companion"], TABLES["companion_share"]
    shared = (
        select(share.c.companion_id, func.min(share.c.id))
        .join(companion, companion.c.id == share.c.companion_id)
        .where(companion.c.customer_id.in_(cards), share.c.customer_id.not_in(cards))
        .where(companion.c.linked_customer_id.is_(None) | companion.c.linked_customer_id.not_in(cards))
        .group_by(share.c.companion_id)
    )
    for companion_id, share_id in connection.execute(shared).all():
        heir = connection.execute(select(share).where(share.c.id == share_id)).one()
        moved = {"customer_id": heir.customer_id}
        connection.execute(
            update(companion).where(companion.c.id == companion_id).values(**moved, relation=heir.relation)
        )
        touched = {*cards, heir.customer_id}
        session.note_rows("companion", ids=[companion_id], customer_ids=touched)
        for name in ("preference", "occasion"):
            table = TABLES[name]
            theirs = table.c.companion_id == companion_id
            session.note_rows(
                name, ids=connection.scalars(select(table.c.id).where(theirs)), customer_ids=touched
            )
            connection.execute(update(table).where(theirs).values(moved))
        connection.execute(delete(share).where(share.c.id == share_id))


def _take_companions(connection: Connection, cards: tuple[int, ...], found: Found) -> None:
    """Companions of theirs go; on the cards of others they stay as somebody without a name."""
    table = TABLES["companion"]
    mine = _own(connection, "companion", found.of("companion"), cards)
    others = [one for one in found.of("companion") if one not in mine]
    nameless: dict[str, Any] = {"name": NOBODY, "note": "", "linked_customer_id": None}
    for some in chunks(others):
        connection.execute(update(table).where(table.c.id.in_(some)).values(nameless))
    for name in ("moment", "clue"):
        if "companion_id" in TABLES[name].c:
            _point_nowhere(connection, name, "companion_id", mine)
    _delete(connection, Companion.__tablename__, mine)


def _own(connection: Connection, name: str, ids: Iterable[int], cards: tuple[int, ...]) -> set[int]:
    table = TABLES[name]
    return {
        one
        for some in chunks(ids)
        for one in connection.scalars(
            select(table.c.id).where(table.c.id.in_(some), table.c.customer_id.in_(cards))
        )
    }


def _forget_pointers(connection: Connection, found: Found) -> None:
    """Nothing that stays may lead to what goes."""
    _point_nowhere(connection, "moment", "occasion_id", found.of("occasion"))
    _point_nowhere(connection, "moment", "clue_id", found.of("clue"))
    _point_nowhere(connection, "customer", "referred_by_id", found.cards)


def _point_nowhere(connection: Connection, name: str, column: str, ids: Iterable[int]) -> None:
    table = TABLES[name]
    for some in chunks(ids):
        connection.execute(update(table).where(table.c[column].in_(some)).values({column: None}))


def _empty(connection: Connection, name: str, ids: Iterable[int], values: dict[str, Any]) -> None:
    table = TABLES[name]
    if "version" in table.c:
        values["version"] = table.c.version + 1
    for some in chunks(ids):
        connection.execute(update(table).where(table.c.id.in_(some)).values(values))


def _delete(connection: Connection, name: str, ids: Iterable[int]) -> None:
    table = TABLES[name]
    parts = TABLES["attachment_content"]
    for some in chunks(ids):
        if name == "attachment":
            connection.execute(delete(parts).where(parts.c.attachment_id.in_(some)))
        connection.execute(delete(table).where(table.c.id.in_(some)))


def _call_off(connection: Connection, found: Found) -> None:
    """What was still to be done for them is not done any more."""
    moment, promise = TABLES["moment"], TABLES["promise"]
    to_come = (MomentState.SUGGESTED, MomentState.PLANNED, MomentState.PREPARED)
    for some in chunks(found.of("moment")):
        waiting = moment.c.id.in_(some), moment.c.state.in_(to_come)
        connection.execute(update(moment).where(*waiting).values(state=MomentState.SKIPPED))
    for some in chunks(found.of("promise")):
        connection.execute(
            delete(promise).where(promise.c.id.in_(some), promise.c.state == PromiseState.OPEN)
        )


def _put_away(connection: Connection, cards: tuple[int, ...], at: datetime) -> None:
    """The nameless card is out of sight."""
    customer = TABLES["customer"]
    connection.execute(
        update(customer)
        .where(customer.c.id.in_(cards), customer.c.archived_at.is_(None))
        .values(archived_at=at)
    )


def _note(session: WriteSession, found: Found) -> None:
    """Have index and lines follow, on the cards of others too."""
    connection, touched = session.connection(), set(found.cards)
    customer = TABLES["customer"].c
    touched |= set(connection.scalars(select(customer.id).where(customer.referred_by_id.in_(found.cards))))
    for name in ("companion", "companion_share", "preference", "occasion"):
        table = TABLES[name]
        for some in chunks(found.of(name)):
            touched |= set(connection.scalars(select(table.c.customer_id).where(table.c.id.in_(some))))
    for name, ids in found.ids.items():
        if ids and name not in ("audit_entry", "import_update"):
            session.note_rows(name, ids=ids, customer_ids=touched)
