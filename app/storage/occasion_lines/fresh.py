"""The lines as they must be, worked out from the other tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.core.day_slots import slots_for
from app.core.partial_dates import PartialDate
from app.core.recurring import Recurrence, Repeats, Unit
from app.storage.chunks import chunks
from app.storage.occasion_lines.contacts import last_contact_of, last_contacts
from app.storage.occasion_lines.families import live_ids
from app.storage.occasion_lines.statements import FIXED, FIXED_AMONG, IN_TOUCH, IN_TOUCH_AMONG


class Line(NamedTuple):
    """One row of ``occasion_line``."""

    slot: int
    place: int
    occasion_id: int
    customer_id: int
    kind: str


def lines_of(connection: Connection, occasion_ids: Collection[int]) -> set[Line]:
    """The lines of these occasions."""
    lines: set[Line] = set()
    for ids in chunks(sorted(occasion_ids)):
        lines.update(Line._make(row) for row in connection.execute(FIXED_AMONG, {"ids": ids}))
        for row in connection.execute(IN_TOUCH_AMONG, {"ids": ids}).all():
            lines.update(_in_touch_lines(row, last_contact_of(connection, row.card_id)))
    return lines


def all_fixed_lines(connection: Connection) -> Iterable[Line]:
    """The lines of everything whose day does not depend on what happened meanwhile."""
    return (Line._make(row) for row in connection.execute(FIXED))


def all_in_touch_lines(connection: Connection) -> Iterator[Line]:
    """The lines of everything that counts from the last contact."""
    rows = connection.execute(IN_TOUCH).all()
    if not rows:
        return
    live = live_ids(connection)
    owners = {row.card_id for row in rows}
    people = {live.get(card_id, card_id) for card_id in owners}
    cards = owners | people | {card_id for card_id, into in live.items() if into in people}
    last: dict[int, date] = {}
    for card_id, on in last_contacts(connection, cards).items():
        person = live.get(card_id, card_id)
        last[person] = max(on, last.get(person, on))
    for row in rows:
        yield from _in_touch_lines(row, last.get(live.get(row.card_id, row.card_id)))


def _in_touch_lines(row: Any, last_contact: date | None) -> Iterator[Line]:
    on = PartialDate(row.month, row.day, row.year)
    rule = Recurrence(on, Repeats.KEEP_IN_TOUCH, every=row.every or 1, unit=Unit(row.unit or Unit.WEEK))
    for slot in slots_for(rule, last_contact=last_contact):
        yield Line(slot, row.place, row.occasion_id, row.customer_id, row.kind)
