"""Looking a customer up, as the window and the command line do it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from time import perf_counter

from app.core.acting import Desk
from app.core.cancelling import Cancellation
from app.core.clock import Clock, local_today
from app.core.readings import Readings
from app.core.rights import Right
from app.customers.lookup_reasons import explain, way_met_by_name
from app.customers.lookup_rows import LookupResult, LookupRow, Match
from app.customers.queries.found import Beside, FoundPerson, list_beside, list_found, list_unnamed, near_slots
from app.model.codes import VisitStatus
from app.storage.database import Database
from app.storage.looking import Looks
from app.storage.lookup.query import Query, parse
from app.storage.lookup.searching import find_slots, forgive_typo
from app.storage.lookup.spans import Marker, Span
from app.storage.lookup.terms import Phone, digits_of

LIMIT = 50
PHONE_TAIL = 4
MORE_LOOKED_AT = 8


class Lookup:
    """Finds customers by anything that is known of them.

    ``zone`` says when a day ends; ``region`` in which country a number without country code is dialled;
    ``desk`` who looks, for restricted cases, restricted data and contacts are not told to everybody; ``readings`` hears whose needs of
    health a list shows.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        zone: str,
        region: str = "",
        desk: Desk | None = None,
        readings: Readings | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone
        self._region = region
        self._desk = desk
        self._readings = readings

    def find(
        self, text: str, *, limit: int = LIMIT, cancellation: Cancellation | None = None
    ) -> LookupResult:
        """Those whom ``text`` finds, best first; without text whoever is here, arrives or was here lately.

        When nothing matches exactly, one mistyped word is forgiven. Raises Cancelled when stopped.
        """
        started = perf_counter()
        if self._desk is not None:
            self._desk.require(Right.LOOK)
        today = local_today(self._clock, self._zone)
        with self._database.look(cancellation) as connection:
            query, slots = self._search(connection, text, today, limit=limit)
            rows = self._rows(connection, slots, query, today)[:limit]
        return LookupResult(
            rows=tuple(rows),
            typo_forgiven=bool(rows) and query.forgiving,
            took_ms=(perf_counter() - started) * 1000,
        )

    @property
    def _hides_contacts(self) -> bool:
        """Whether nobody is found by a phone or an address: digit by digit, a hidden number could be guessed."""
        return self._desk is not None and not self._desk.may(Right.CONTACTS)

    def _rows(self, connection: Looks, slots: list[int], query: Query, today: date) -> list[LookupRow]:
        staff_id = self._desk.staff_id if self._desk is not None else 0
        rows = _rows(
            connection,
            slots,
            query,
            today,
            now=self._clock.now(),
            staff_id=staff_id,
            hides_contacts=self._hides_contacts,
            hides_restricted=self._desk is not None and not self._desk.may(Right.ERASE),
        )
        if self._readings is not None:
            self._readings.show_list(staff_id, [row.customer_id for row in rows if row.musts])
        return rows

    def _search(self, connection: Looks, text: str, today: date, *, limit: int) -> tuple[Query, list[int]]:
        query = Query((parse(text),))
        if query.is_empty and text.strip():
            return query, []
        if self._hides_contacts and text.strip():
            # Those found by what is hidden fall out again, so that more are looked at.
            limit *= MORE_LOOKED_AT
        slots = find_slots(connection, query, today=today, limit=limit)
        if slots:
            return query, slots
        dialled = None if self._hides_contacts else self._dialled(query, text)
        otherwise = dialled or forgive_typo(connection, text)
        if otherwise is None:
            return query, []
        return otherwise, find_slots(connection, otherwise, today=today, limit=limit)

    def _dialled(self, query: Query, text: str) -> Query | None:
        """A number as it is dialled in the venue's country, which may look unlike the number itself."""
        if not self._region or not any(need.run for needs in query.ways for need in needs):
            return None
        from app.contacts.phones import read_phone

        phone = read_phone(text, self._region)
        return None if phone is None else Query((parse(phone.e164),))


def _rows(
    connection: Looks,
    slots: list[int],
    query: Query,
    today: date,
    *,
    now: datetime,
    staff_id: int,
    hides_contacts: bool,
    hides_restricted: bool,
) -> list[LookupRow]:
    if not slots:
        return []
    people = list_found(connection, slots)
    if hides_contacts:
        people = [person._replace(phones=()) for person in people]
    ids = [person.customer_id for person in people]
    near = near_slots(connection, today)
    beside = list_beside(connection, ids, near=near, now=now, staff_id=staff_id)
    ways = [way_met_by_name(person.display_name, query.ways) for person in people]
    unexplained = [person for person, way in zip(people, ways, strict=True) if way is None]
    unnamed = list_unnamed(connection, ids) if hides_restricted else {}
    _leave_unnamed(beside, unnamed)
    reasons = explain(connection, unexplained, ways=query.ways, quiet=hides_contacts, unnamed=unnamed)
    markers = [Marker(way) for way in query.ways]
    any_way = Marker(need for way in query.ways for need in way) if unexplained else markers[0]
    rows = []
    for person, way in zip(people, ways, strict=True):
        quiet = hides_restricted and bool(person.restricted)
        needs_reason = hides_contacts or person.customer_id in unnamed
        if way is None and (quiet or (needs_reason and person.customer_id not in reasons)):
            continue
        spans = (any_way if way is None else markers[way]).spans(person.display_name)
        if quiet:
            rows.append(_quiet_row(person, beside[person.customer_id], spans))
            continue
        reason = reasons.get(person.customer_id)
        rows.append(_row(person, beside[person.customer_id], spans, today=today, near=near, matched=reason))
    return rows


def _leave_unnamed(beside: Mapping[int, Beside], unnamed: Mapping[int, Collection[str]]) -> None:
    if not unnamed:
        return
    from app.consents.limits import restricted_words

    for customer_id, names in unnamed.items():
        beside[customer_id].leave_unnamed(names, restricted_words())


def _quiet_row(person: FoundPerson, beside: Beside, spans: tuple[Span, ...]) -> LookupRow:
    """Of somebody whose data are restricted: the name, and what their safety needs."""
    return LookupRow(
        customer_id=person.customer_id,
        name=person.display_name,
        name_spans=spans,
        musts=tuple(beside.musts),
    )


def _row(
    person: FoundPerson,
    beside: Beside,
    spans: tuple[Span, ...],
    *,
    today: date,
    near: Mapping[int, int],
    matched: Match | None = None,
) -> LookupRow:
    here = False
    place, leaves_on, arriving_on = "", None, None
    for visit in person.ahead:
        if visit.status == VisitStatus.HERE:
            here, place, leaves_on = True, visit.place, _day(visit.leaves_on)
        elif (arrives_on := date.fromisoformat(visit.arrives_on)) >= today:
            arriving_on = min(arrives_on, arriving_on or arrives_on)
    return LookupRow(
        customer_id=person.customer_id,
        name=person.display_name,
        name_spans=spans,
        preferred_name=person.preferred_name,
        matched=matched,
        here=here,
        place=place,
        leaves_on=leaves_on,
        arriving_on=arriving_on,
        last_visit_on=_day(person.last_visit),
        visits_count=person.visits_count,
        is_new=not person.visits_completed and (here or arriving_on is not None),
        phone_tail=_tail_of(person.phones[0]) if person.phones else "",
        musts=tuple(beside.musts),
        tier=person.tier,
        tags=tuple(person.tags),
        occasion_in_days=min(near[slot] for slot in beside.occasion_slots) if beside.occasion_slots else None,
        open_cases=beside.open_cases,
        late_cases=beside.late_cases,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _tail_of(phone: Phone) -> str:
    number = phone.normal or phone.value
    tail = number[-PHONE_TAIL:]
    return tail if tail.isdecimal() and tail.isascii() else digits_of(number)[-PHONE_TAIL:]
