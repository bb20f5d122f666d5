"""What a row of the lookup shows beside the name, for all rows at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from app.core.day_slots import slots_of
from app.core.partial_dates import LeapDay
from app.core.rights import Right, rights_of
from app.model.codes import VisitStatus
from app.storage.health_needs import holds
from app.storage.looking import Looks
from app.storage.lookup.terms import Phone
from app.venue.queries import LEAP_DAY, find_setting
from app.venue.reading import RIGHTS_SETTING

# CROSS JOIN keeps the order of what was found: the entries are read one by one as the list names them.
_PEOPLE = """
SELECT slot, customer_id, display_name, preferred_name, tier, last_visit_on, visits_count, visits_completed,
    restricted, '[' || phones || ',' || tags || ',' || ahead || ']'
FROM json_each(?1) found CROSS JOIN lookup_entry ON slot = found.value
"""
_KNOWN = """
SELECT trim(given_name || ' ' || family_name), card_number, known
FROM json_each(?1) found CROSS JOIN lookup_entry ON slot = found.value
"""

_BESIDE = f"""
SELECT p.customer_id, 'must', p.id, p.text, coalesce(companion.name, '')
    FROM preference p INDEXED BY ix_preference_must
    LEFT JOIN companion ON companion.id = p.companion_id
    WHERE p.customer_id IN (SELECT value FROM json_each(?1)) AND p.strength = 'must' AND p.withdrawn_at IS NULL
    AND {holds("p")} AND companion.deceased_at IS NULL AND (p.scope <> 'visit' OR EXISTS
        (SELECT 1 FROM visit v WHERE v.id = p.visit_id AND v.status IN ('here', 'booked')))
UNION ALL SELECT share.customer_id, 'must', p.id, p.text, companion.name FROM companion_share share
    JOIN companion ON companion.id = share.companion_id JOIN preference p ON p.companion_id = share.companion_id
    WHERE share.customer_id IN (SELECT value FROM json_each(?1))
    AND p.strength = 'must' AND p.withdrawn_at IS NULL AND p.scope <> 'visit' AND companion.deceased_at IS NULL
    AND {holds("p")}
UNION ALL SELECT customer_id, 'occasion', occasion_id, slot, ''
    FROM occasion_line INDEXED BY ix_occasion_line_customer_id
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND +slot IN (SELECT value FROM json_each(?2))
UNION ALL SELECT customer_id, 'case', id, due_at < ?3, ''
    FROM recovery_case INDEXED BY ix_recovery_case_open_customer
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND state = 'open' AND removed_at IS NULL
    AND (NOT restricted OR ?4 IN (opened_by, owner_id) OR ?5)
"""

_UNNAMED = """
SELECT companion.customer_id, companion.name
    FROM companion CROSS JOIN customer ON customer.id = companion.linked_customer_id
    WHERE companion.customer_id IN (SELECT value FROM json_each(?1)) AND customer.restricted_at IS NOT NULL
UNION ALL SELECT share.customer_id, companion.name FROM companion_share share
    CROSS JOIN companion ON companion.id = share.companion_id
    CROSS JOIN customer ON customer.id = companion.linked_customer_id
    WHERE share.customer_id IN (SELECT value FROM json_each(?1)) AND customer.restricted_at IS NOT NULL
"""

_ROLE = "SELECT role FROM staff WHERE id = ?1 AND active"
_INSTANT = "%Y-%m-%d %H:%M:%S.%f"
"""How instants stand in the file, so that they can be compared as text."""

NEAR_DAYS = 14
"""How far ahead an occasion is shown beside the name."""


class Ahead(NamedTuple):
    """A visit that is under way or booked; ``place`` is where they are, days are ISO 8601."""

    status: str
    place: str
    arrives_on: str
    leaves_on: str | None


class Known(NamedTuple):
    """What an entry knows somebody by besides the names and numbers that it shows."""

    whole_name: str
    card_number: str
    aliases: Sequence[str]
    former_names: Sequence[str]
    companions: Sequence[str]
    preferences: Sequence[str]
    emails: Sequence[str]
    former_cards: Sequence[str]
    references: Sequence[str]


class FoundPerson(NamedTuple):
    """The columns of an entry found; of the phones the preferred is in front."""

    slot: int
    customer_id: int
    display_name: str
    preferred_name: str
    tier: str
    last_visit: str | None
    visits_count: int
    visits_completed: int
    restricted: int
    phones: Sequence[Phone]
    tags: Sequence[str]
    ahead: Sequence[Ahead]

    @property
    def places(self) -> list[str]:
        """Where they are now, the visit recorded last at the end."""
        return [visit.place for visit in self.ahead if visit.status == VisitStatus.HERE]


@dataclass(slots=True)
class Beside:
    """What stands beside a name and is not in its entry: musts, the oldest first, and what is near or open."""

    musts: list[str] = field(default_factory=list)
    occasion_slots: list[int] = field(default_factory=list)
    open_cases: int = 0
    late_cases: int = 0

    def leave_unnamed(self, names: Collection[str], instead: str) -> None:
        """Tell what these people who come along must not be served, and not whose it is."""
        for name in names:
            told = f" ({name})"
            self.musts = [
                f"{must.removesuffix(told)} ({instead})" if must.endswith(told) else must
                for must in self.musts
            ]

    def take(self, kind: str, text: Any, *, more: Any) -> None:
        """Take in one row of the statement."""
        if kind == "must":
            self.musts.append(f"{text} ({more})" if more else text)
        elif kind == "occasion":
            self.occasion_slots.append(text)
        else:
            self.open_cases += 1
            self.late_cases += 1 if text else 0


def list_found(connection: Looks, slots: Sequence[int]) -> list[FoundPerson]:
    """The customers at these slots, in this order."""
    rows = connection.exec_driver_sql(_PEOPLE, (json.dumps(list(slots)),)).fetchall()
    # All at once: one text is read quicker than fifty.
    lists = json.loads(f"[{','.join(row[-1] for row in rows)}]")
    return [
        FoundPerson._make((*row[:-1], tuple(map(Phone._make, phones)), tags, tuple(map(Ahead._make, ahead))))
        for row, (phones, tags, ahead) in zip(rows, lists, strict=True)
    ]


def list_known(connection: Looks, people: Sequence[FoundPerson]) -> list[Known]:
    """What else each of these people is found by."""
    rows = connection.exec_driver_sql(_KNOWN, (json.dumps([person.slot for person in people]),)).fetchall()
    lists = json.loads(f"[{','.join(row[-1] for row in rows)}]")
    return [Known._make((*row[:-1], *known)) for row, known in zip(rows, lists, strict=True)]


def list_beside(
    connection: Looks,
    customer_ids: Collection[int],
    *,
    near: Collection[int],
    now: datetime,
    staff_id: int = 0,
) -> defaultdict[int, Beside]:
    """What stands beside the name of each of these customers, as ``staff_id`` may see it ``now``.

    ``near`` are the slots of the days that are near.
    """
    beside: defaultdict[int, Beside] = defaultdict(Beside)
    instant = now.astimezone(UTC).strftime(_INSTANT)
    sees_all = _sees_restricted(connection, staff_id)
    values = (
        json.dumps(list(customer_ids)),
        json.dumps(list(near)),
        instant,
        staff_id,
        sees_all,
    )
    rows = connection.exec_driver_sql(_BESIDE, values).fetchall()
    for customer_id, kind, _, text, more in sorted(rows, key=itemgetter(2)):
        beside[customer_id].take(kind, text, more=more)
    return beside


def list_unnamed(connection: Looks, customer_ids: Collection[int]) -> dict[int, set[str]]:
    """Who comes along with these customers, has a card and restricted the data on it."""
    found: dict[int, set[str]] = {}
    for customer_id, name in connection.exec_driver_sql(
        _UNNAMED, (json.dumps(list(customer_ids)),)
    ).fetchall():
        found.setdefault(customer_id, set()).add(name)
    return found


def _sees_restricted(connection: Looks, staff_id: int) -> bool:
    row = connection.exec_driver_sql(_ROLE, (staff_id,)).fetchone() if staff_id else None
    if row is None:
        return False
    return Right.RESTRICTED_CASES in rights_of(row[0], find_setting(connection, RIGHTS_SETTING))


def near_slots(connection: Looks, today: date) -> Mapping[int, int]:
    """How many days it is to each slot of the next two weeks, see ``app.core.day_slots``."""
    return days_until(today, leap_day=LeapDay(find_setting(connection, LEAP_DAY) or LeapDay.FEB_28))


@lru_cache(maxsize=2)
def days_until(today: date, *, leap_day: LeapDay) -> Mapping[int, int]:
    """The same where it is known on which day 29 February is kept."""
    days = {}
    for ahead in range(NEAR_DAYS, -1, -1):
        for slot in slots_of(today + timedelta(days=ahead), leap_day=leap_day):
            days[slot] = ahead
    return days
