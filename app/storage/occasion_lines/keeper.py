"""Keeping lines and counts in step with the data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import Session

from app.core.day_slots import FIRST_DATE_SLOT, slots_for
from app.core.partial_dates import PartialDate
from app.core.recurring import Recurrence, Repeats
from app.model.companion import Companion, CompanionShare
from app.model.occasion import Occasion
from app.model.occasion_line import OccasionCount
from app.storage.chunks import chunks
from app.storage.occasion_lines.families import family_of
from app.storage.occasion_lines.writing import (
    count_again,
    count_everything,
    move_places,
    rebuild_occasions,
    write_lines,
)
from app.storage.recording import Recorded, RowChange, Snapshot

_OCCASION, _COMPANION, _SHARE = Occasion.__table__, Companion.__table__, CompanionShare.__table__
_MEETINGS = frozenset({"visit", "touchpoint"})
_DECIDING: dict[str, Sequence[str]] = {
    "customer": ("archived_at", "deceased_at", "merged_into_id", "restricted_at", "objected_at"),
    "companion": ("customer_id", "deceased_at", "linked_customer_id"),
    "companion_share": ("companion_id", "customer_id"),
    "consent": ("customer_id", "purpose", "given", "decided_on"),
    "occasion": (
        "customer_id companion_id kind own_kind_id month day year repeats nth weekday every unit".split()
    ),
}
"""What decides whether, where and under whom an occasion stands, table by table."""


class OccasionKeeper:
    """Follows every change of an occasion, of whose it is, and of when they were last met."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Write the lines of what was touched; of all when that is not known. Comes after the summaries."""
        changes = [row for row in recorded.changes if _decides(row)]
        bulk = recorded.noted_kinds & _DECIDING.keys() or recorded.everything
        met = _touched_kinds(recorded) & _MEETINGS
        if not changes and not bulk and not met and not _zone_changed(recorded):
            return
        connection = session.connection()
        if recorded.everything and not recorded.customer_ids:
            rebuild_occasions(connection, recorded.progress)
            return
        _keep(connection, recorded, changes, bulk=bool(bulk))


def _keep(connection: Connection, recorded: Recorded, changes: list[RowChange], *, bulk: bool) -> None:
    occasions: set[int] = set()
    if changes or bulk:
        people = recorded.customer_ids if bulk else _people(changes)
        occasions |= _occasions_around(connection, people, _companions(changes))
        occasions |= {row.row_id for row in changes if row.kind == "occasion" and row.after}
    if "visit" in _touched_kinds(recorded) or bulk:
        move_places(connection, recorded.customer_ids)
    if _touched_kinds(recorded) & _MEETINGS:
        occasions |= _in_touch(connection, recorded.customer_ids)
    if _zone_changed(recorded):
        in_touch = select(_OCCASION.c.id).where(_OCCASION.c.repeats == Repeats.KEEP_IN_TOUCH)
        occasions |= set(connection.scalars(in_touch))
    slots = write_lines(connection, occasions) if occasions else set()
    if recorded.everything or "occasion" in recorded.noted_kinds:
        # Rows that went in bulk took their lines with them, nobody knows from where.
        count_everything(connection)
    elif slots := slots | _slots_of_the_gone(connection, changes):
        count_again(connection, slots)


def _touched_kinds(recorded: Recorded) -> set[str]:
    return {row.kind for row in recorded.changes} | recorded.noted_kinds


def _decides(row: RowChange) -> bool:
    names = _DECIDING.get(row.kind)
    if names is None:
        return False
    if row.before is None or row.after is None:
        # Nobody new has an occasion that is not new itself.
        return row.kind not in ("customer", "companion") or row.before is not None
    return any(row.before[name] != row.after[name] for name in names)


def _zone_changed(recorded: Recorded) -> bool:
    return any(
        row.kind == "venue" and row.before and row.after and row.before["zone"] != row.after["zone"]
        for row in recorded.changes
    )


def _snapshots(row: RowChange) -> list[Snapshot]:
    return [snapshot for snapshot in (row.before, row.after) if snapshot]


def _people(changes: list[RowChange]) -> set[int]:
    """Whose cards decide; own occasions too, as they stand for those of a companion who is a customer."""
    people: set[int] = set()
    for row in changes:
        for snapshot in _snapshots(row):
            if row.kind == "customer":
                people |= {snapshot["id"], snapshot["merged_into_id"] or snapshot["id"]}
            elif row.kind == "consent" or (row.kind == "occasion" and not snapshot["companion_id"]):
                people.add(snapshot["customer_id"])
    return people


def _companions(changes: list[RowChange]) -> set[int]:
    companions = {row.row_id for row in changes if row.kind == "companion"}
    shares = (row for row in changes if row.kind == "companion_share")
    return companions | {snapshot["companion_id"] for row in shares for snapshot in _snapshots(row)}


def _occasions_around(
    connection: Connection, people: Collection[int], companions: Collection[int]
) -> set[int]:
    """The occasions on these people's cards, of those who come with them, and of those whom they are."""
    cards = family_of(connection, people)
    comes = _ids(connection, _COMPANION.c.id, where=_COMPANION.c.linked_customer_id, among=cards)
    comes |= _ids(connection, _SHARE.c.companion_id, where=_SHARE.c.customer_id, among=cards)
    comes |= set(companions)
    found = _ids(connection, _OCCASION.c.id, where=_OCCASION.c.customer_id, among=cards)
    return found | _ids(connection, _OCCASION.c.id, where=_OCCASION.c.companion_id, among=comes)


def _in_touch(connection: Connection, people: Collection[int]) -> set[int]:
    cards = family_of(connection, people)
    keeps = _OCCASION.c.repeats == Repeats.KEEP_IN_TOUCH
    return _ids(connection, _OCCASION.c.id, where=_OCCASION.c.customer_id, among=cards, only=keeps)


def _slots_of_the_gone(connection: Connection, changes: list[RowChange]) -> set[int]:
    """The slots of occasions whose lines went with them, before anybody could look."""
    slots: set[int] = set()
    for row in changes:
        if row.kind != "occasion" or row.after is not None or row.before is None:
            continue
        if row.before["repeats"] == Repeats.KEEP_IN_TOUCH:
            dates = select(OccasionCount.slot).where(OccasionCount.slot >= FIRST_DATE_SLOT)
            slots.update(connection.scalars(dates))
        elif row.before["repeats"] != Repeats.NTH_WEEKDAY or row.before["nth"] is not None:
            slots.update(slots_for(_rule(row.before)))
    return slots


def _rule(row: Snapshot) -> Recurrence:
    on = PartialDate(row["month"], row["day"], row["year"])
    return Recurrence(on, Repeats(row["repeats"]), row["nth"], row["weekday"] or 0)


def _ids(
    connection: Connection,
    wanted: ColumnElement[Any],
    *,
    where: ColumnElement[Any],
    among: Collection[int],
    only: ColumnElement[bool] | None = None,
) -> set[int]:
    found: set[int] = set()
    for some in chunks(sorted(among)):
        statement = select(wanted).where(where.in_(some), wanted.is_not(None))
        found.update(connection.scalars(statement if only is None else statement.where(only)))
    return found
