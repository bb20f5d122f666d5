"""People with dates, changed at random, and a naive look at who is celebrated when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import Recurrence, Repeats, Unit
from app.core.undo import Reversal
from app.model.companion import Companion, CompanionShare
from app.model.consent import Consent
from app.model.customer import Customer, CustomerSummary
from app.model.occasion import Occasion
from app.model.touchpoint import Touchpoint
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.database import Database
from app.storage.write_session import WriteSession

ACTS = (
    "birthday",
    "of companion",
    "once",
    "weekday",
    "keep in touch",
    "move",
    "drop",
    "archive",
    "death",
    "death of companion",
    "consent",
    "merge",
    "share",
    "unshare",
    "link",
    "visit",
    "come",
    "touchpoint",
    "move touchpoint",
    "rename",
    "zone",
    "bulk",
    "undo",
    "redo",
)
TODAY = date(2026, 11, 25)


@dataclass
class Hand:
    """Does one thing after the other, and takes some of it back."""

    database: Database
    clock: Clock
    people: int = 9
    done: list[Reversal] = field(default_factory=list)
    undone: list[Reversal] = field(default_factory=list)

    def begin(self) -> None:
        """Some customers, each with a companion."""
        with self.database.write(by=0) as session:
            for number in range(self.people):
                session.add(Customer(display_name=f"Guest {number}", created_at=self.clock.now()))
                session.flush()
                session.add(Companion(customer_id=number + 1, name=f"Child {number}", kind="child"))
                session.flush()

    def act(self, act: str, number: int) -> None:
        """One act; what is refused changes nothing."""
        try:
            if act in ("undo", "redo"):
                self._back_and_forth(act)
                return
            outcome = self._do(act, number)
        except AppError:
            return
        if outcome.reversal is not None:
            self.done.append(outcome.reversal)

    def _back_and_forth(self, act: str) -> None:
        taken, given_to = (self.done, self.undone) if act == "undo" else (self.undone, self.done)
        if taken:
            step = taken.pop()
            step.undo() if act == "undo" else step.redo()
            given_to.append(step)

    def _do(self, act: str, number: int) -> Outcome[None]:
        who, other = number % self.people + 1, number // self.people % self.people + 1
        with self.database.write(by=0) as session:
            if act in ("birthday", "of companion", "once", "weekday", "keep in touch"):
                session.add(_occasion(act, number, who))
            elif act in ("visit", "touchpoint", "consent", "share"):
                session.add(self._happening(act, number, who=who, other=other))
            elif act == "bulk":
                _bulk(session, number, who)
            else:
                _change(session, act, number, who=who, other=other)
        return session.outcome(None, undo_label=act)

    def _happening(self, act: str, number: int, *, who: int, other: int) -> Any:
        on = TODAY - timedelta(days=number)
        if act == "visit":
            status = ("completed", "here", "booked", "cancelled")[number % 4]
            return Visit(customer_id=who, status=status, arrives_on=on, leaves_on=on + timedelta(days=2))
        if act == "touchpoint":
            at = self.clock.now() - timedelta(hours=7 * number)
            return Touchpoint(customer_id=who, at=at, text="Called")
        if act == "consent":
            given = number % 3 != 0
            return Consent(customer_id=who, purpose="moments", given=given, decided_on=on, source="desk")
        return CompanionShare(companion_id=who, customer_id=other)


def _occasion(act: str, number: int, who: int) -> Occasion:
    row = Occasion(customer_id=who, kind="birthday", month=number % 12 + 1, day=number % 28 + 1)
    if act == "of companion":
        row.companion_id = who
    elif act == "once":
        row.repeats, row.year = Repeats.ONCE, 2020 + number % 9
    elif act == "weekday":
        row.repeats, row.nth, row.weekday = Repeats.NTH_WEEKDAY, (1, 2, 3, 4, -1)[number % 5], number % 7
    elif act == "keep in touch":
        row.repeats, row.year, row.every = Repeats.KEEP_IN_TOUCH, 2026, number % 6 + 3
        row.unit = Unit.MONTH if number % 2 else Unit.WEEK
        row.companion_id = who if number % 3 == 0 else None
    elif number % 5 == 0:
        row.month, row.day = 2, 29
    return row


def _change(session: WriteSession, act: str, number: int, *, who: int, other: int) -> None:
    now = session.get_one(Customer, 1).created_at
    customer, companion = session.get_one(Customer, who), session.get_one(Companion, who)
    if act == "archive":
        customer.archived_at = None if customer.archived_at else now
    elif act == "death":
        customer.deceased_at = None if customer.deceased_at else now
    elif act == "death of companion":
        companion.deceased_at = None if companion.deceased_at else now
    elif act == "merge":
        customer.merged_into_id = None if customer.merged_into_id or who == other else other
    elif act == "link":
        companion.linked_customer_id = None if companion.linked_customer_id or who == other else other
    elif act == "rename":
        customer.display_name = f"Guest {number}"
    elif act == "zone":
        session.scalars(select(Venue)).one().zone = "Asia/Tokyo" if number % 2 else "America/Los_Angeles"
    else:
        _change_row(session, act, number)


_ROWS = {
    "move": Occasion,
    "drop": Occasion,
    "unshare": CompanionShare,
    "come": Visit,
    "move touchpoint": Touchpoint,
}


def _change_row(session: WriteSession, act: str, number: int) -> None:
    rows: list[Any] = list(session.scalars(select(_ROWS[act]).order_by(_ROWS[act].id)))
    if not rows:
        return
    row = rows[number % len(rows)]
    if act in ("drop", "unshare"):
        session.delete(row)
    elif act == "move":
        row.month, row.day = number % 12 + 1, number % 28 + 1
    elif act == "come":
        row.status = "completed" if row.status != "completed" else "cancelled"
    else:
        row.at -= timedelta(days=number)


def _bulk(session: WriteSession, number: int, who: int) -> None:
    """As an import does it: rows by Core, said afterwards."""
    table = Occasion.__table__
    if number % 2:
        row = {"customer_id": who, "kind": "anniversary", "month": 5, "day": number % 28 + 1}
        row_id = session.execute(table.insert().values(row)).inserted_primary_key[0]  # type: ignore[attr-defined]
        session.note_rows("occasion", ids=[row_id], customer_ids=[who])
        return
    ids = list(session.scalars(select(Occasion.id).where(Occasion.customer_id == who)))[:1]
    session.execute(table.delete().where(table.c.id.in_(ids)))  # type: ignore[attr-defined]
    session.note_rows("occasion", ids=ids, customer_ids=[who])


class NaiveScan:
    """Looks at every row in the plainest way there is."""

    def __init__(self, session: Session) -> None:
        self.customers = {row.id: row for row in session.scalars(select(Customer))}
        self.companions = {row.id: row for row in session.scalars(select(Companion))}
        self.shares = list(session.scalars(select(CompanionShare).order_by(CompanionShare.id)))
        self.occasions = list(session.scalars(select(Occasion)))
        self.consents = [row for row in session.scalars(select(Consent)) if row.purpose == "moments"]
        self.keys = {row.customer_id: row.rank_key for row in session.scalars(select(CustomerSummary))}
        self.contacts = _contacts(session)

    def falls_on(self, days: list[date], leap_day: LeapDay) -> dict[date, list[tuple[int, int, int]]]:
        """For each day: minus the rank, occasion and customer, in the order of the list."""
        found: dict[date, list[tuple[int, int, int]]] = {day: [] for day in days}
        for row in self.occasions:
            customer_id = self._celebrated_under(row)
            if customer_id is None:
                continue
            rule = _rule(row)
            person = [card for card in self.customers if self._live(card) == self._live(row.customer_id)]
            contact = max((on for card, on in self.contacts if card in person), default=None)
            for day in rule.occurrences(days[0], days[-1], leap_day=leap_day, last_contact=contact):
                found[day].append((-self.keys[customer_id], row.id, customer_id))
        return {day: sorted(rows) for day, rows in found.items()}

    def _live(self, card_id: int) -> int | None:
        seen = set()
        while (into := self.customers[card_id].merged_into_id) is not None:
            if card_id in seen:
                return None
            seen.add(card_id)
            card_id = into
        return card_id

    def _says_no(self, card_id: int) -> bool:
        said = [row for row in self.consents if row.customer_id == card_id]
        return bool(said) and not max(said, key=lambda row: (row.decided_on, row.id)).given

    def _celebrated(self, card_id: int) -> int | None:
        live_id = self._live(card_id)
        if live_id is None or self._says_no(live_id) or self._says_no(card_id):
            return None
        live = self.customers[live_id]
        dead = live.deceased_at or self.customers[card_id].deceased_at
        return None if live.archived_at or dead else live_id

    def _celebrated_under(self, row: Occasion) -> int | None:
        parents = [row.customer_id]
        if row.companion_id is not None:
            companion = self.companions[row.companion_id]
            if companion.deceased_at or self._is_out_or_has_it(companion.linked_customer_id, row):
                return None
            parents += [share.customer_id for share in self.shares if share.companion_id == row.companion_id]
        return next(filter(None, map(self._celebrated, parents)), None)

    def _is_out_or_has_it(self, linked_id: int | None, row: Occasion) -> bool:
        if linked_id is None:
            return False
        live_id = self._celebrated(linked_id)
        own = (each for each in self.occasions if each.customer_id in (linked_id, live_id))
        return live_id is None or any(each.companion_id is None and _same(each, row) for each in own)


def _same(one: Occasion, other: Occasion) -> bool:
    names = "kind own_kind_id month day repeats nth weekday".split()
    years = one.repeats in ("yearly", "nth_weekday") or one.year == other.year
    return years and all(getattr(one, name) == getattr(other, name) for name in names)


def _rule(row: Occasion) -> Recurrence:
    on = PartialDate(row.month, row.day, row.year)
    unit = Unit(row.unit) if row.unit else None
    return Recurrence(on, Repeats(row.repeats), row.nth, row.weekday, row.every, unit)


def _contacts(session: Session) -> list[tuple[int, date]]:
    zone = ZoneInfo(session.scalars(select(Venue)).one().zone)
    contacts = [
        (row.customer_id, row.at.astimezone(zone).date()) for row in session.scalars(select(Touchpoint))
    ]
    for row in session.scalars(select(Visit)):
        if row.status == "completed":
            contacts.append((row.customer_id, row.leaves_on or row.arrives_on))
        elif row.status == "here":
            contacts.append((row.customer_id, row.arrives_on))
    return contacts


def kinds_of(session: Session, rows: list[tuple[int, int, int]]) -> Counter[str]:
    """How many of each kind."""
    return Counter(session.get_one(Occasion, occasion_id).kind for _, occasion_id, _ in rows)
