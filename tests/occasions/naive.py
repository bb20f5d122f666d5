"""The agenda by looking at every row for every day: slow, and written without the program's own code."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.model.companion import Companion, CompanionShare
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.moment import Moment
from app.model.occasion import Occasion
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace

Line = tuple[date, int, int | None, str, int, int | None, str]
"""Day, customer, occasion, milestone, its number, moment and its state."""


class Naive:
    """Everything of a venue, read row by row."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.today = work.today()
        with work.read() as session:

            def rows(mapped: Any) -> dict[int, Any]:
                return {row.id: row for row in session.scalars(select(mapped).order_by(mapped.id))}

            self.customers = rows(Customer)
            self.companions = rows(Companion)
            self.shares = rows(CompanionShare)
            self.consents = rows(Consent)
            self.visits = rows(Visit)
            self.touchpoints = rows(Touchpoint)
            self.occasions = rows(Occasion)
            self.moments = rows(Moment)
            session.expunge_all()
        self.seen: dict[tuple[date, date], set[Line]] = {}
        self.stands = {each.id: self.whose(each) for each in self.occasions.values()}
        touching = [each for each in self.occasions.values() if each.repeats == "keep_in_touch"]
        self.touched = {each.id: self.in_touch(each) for each in touching}

    # Who

    def says_no(self, customer_id: int) -> bool:
        said = [c for c in self.consents.values() if c.customer_id == customer_id and c.purpose == "moments"]
        return bool(said) and not max(said, key=lambda c: (c.decided_on, c.id)).given

    def live(self, customer_id: int) -> int:
        while self.customers[customer_id].merged_into_id is not None:
            customer_id = self.customers[customer_id].merged_into_id
        return customer_id

    def celebrated(self, card_id: int) -> int | None:
        live = self.customers[self.live(card_id)]
        if live.archived_at or live.deceased_at or self.customers[card_id].deceased_at:
            return None
        return None if self.says_no(live.id) or self.says_no(card_id) else int(live.id)

    def may(self, customer_id: int) -> bool:
        return self.customers[customer_id].merged_into_id is None and self.celebrated(customer_id) is not None

    def whose(self, occasion: Any) -> int | None:
        """Under whom an occasion stands."""
        if occasion.companion_id is None:
            return self.celebrated(occasion.customer_id)
        companion = self.companions[occasion.companion_id]
        if companion.deceased_at:
            return None
        if companion.linked_customer_id is not None:
            linked = self.celebrated(companion.linked_customer_id)
            if linked is None or self.has_same(occasion, {companion.linked_customer_id, linked}):
                return None
        parents = [occasion.customer_id]
        parents += [s.customer_id for s in self.shares.values() if s.companion_id == companion.id]
        return next((c for c in map(self.celebrated, parents) if c is not None), None)

    def has_same(self, occasion: Any, customer_ids: set[int]) -> bool:
        def shape(each: Any) -> tuple[Any, ...]:
            year = each.year if each.repeats in ("once", "keep_in_touch") else None
            return (
                each.kind, each.own_kind_id, each.month, each.day, each.repeats, each.nth, each.weekday, year
            )  # fmt: skip

        return any(
            own.companion_id is None and own.customer_id in customer_ids and shape(own) == shape(occasion)
            for own in self.occasions.values()
        )

    # When

    def falls_on(self, occasion: Any, day: date, leap_first_of_march: bool = False) -> bool:
        if occasion.repeats == "once":
            return day == date(occasion.year, occasion.month, occasion.day)
        if occasion.repeats == "keep_in_touch":
            return day in self.touched[occasion.id]
        if occasion.repeats == "nth_weekday":
            return day.month == occasion.month and self.is_nth(occasion, day)
        if (occasion.month, occasion.day) == (2, 29) and not isleap(day.year):
            return (day.month, day.day) == ((3, 1) if leap_first_of_march else (2, 28))
        return (day.month, day.day) == (occasion.month, occasion.day)

    @staticmethod
    def is_nth(occasion: Any, day: date) -> bool:
        same = [
            number
            for number in range(1, monthrange(day.year, day.month)[1] + 1)
            if date(day.year, day.month, number).weekday() == occasion.weekday
        ]
        return same[occasion.nth if occasion.nth < 0 else occasion.nth - 1] == day.day

    def in_touch(self, occasion: Any) -> set[date]:
        person = {c for c in self.customers if self.live(c) == self.live(occasion.customer_id)}
        anchor = date(occasion.year, occasion.month, occasion.day)
        for visit in self.visits.values():
            if visit.customer_id in person and visit.status == "here":
                anchor = max(anchor, visit.arrives_on)
            elif visit.customer_id in person and visit.status == "completed":
                anchor = max(anchor, visit.leaves_on or visit.arrives_on)
        zone = ZoneInfo(self.work.venue.zone)
        for touch in self.touchpoints.values():
            if touch.customer_id in person:
                anchor = max(anchor, touch.at.astimezone(zone).date())
        return set(self.times_after(anchor, occasion))

    @staticmethod
    def times_after(anchor: date, occasion: Any) -> list[date]:
        found, k = [], 1
        while True:
            if occasion.unit == "week":
                day = anchor + timedelta(weeks=occasion.every * k)
            else:
                months = anchor.year * 12 + anchor.month - 1 + occasion.every * k
                year, month = months // 12, months % 12 + 1
                day = date(year, month, min(anchor.day, monthrange(year, month)[1]))
            end = anchor.year + 2, anchor.month, anchor.day
            if (day.year, day.month, day.day) > end:
                return found
            found.append(day)
            k += 1

    # Milestones

    def milestones(self) -> list[tuple[date, int, str, int]]:
        found = []
        of: dict[int, list[Any]] = defaultdict(list)
        for visit in self.visits.values():
            stale = visit.status == "booked" and visit.arrives_on < self.today
            if visit.status in ("here", "completed", "booked") and not stale:
                of[visit.customer_id].append(visit)
        for customer_id, visits in of.items():
            visits.sort(key=lambda v: (v.arrives_on, v.id))
            for at, visit in enumerate(visits):
                gone = visit.status == "completed" and visit.arrives_on != self.today
                if self.may(customer_id) and not gone:
                    found += [
                        (on, customer_id, *what) for on, *what in self.of_visit(visit, visits[:at], visits)
                    ]
        for customer in self.customers.values():
            if customer.tier and customer.tier_since and self.may(customer.id):
                found.append((customer.tier_since, customer.id, "tier", 0))
        return [each for each in found if each[0] >= self.today - timedelta(days=7)]

    def end(self, visit: Any) -> date:
        last = visit.leaves_on or visit.arrives_on
        return max(last, self.today) if visit.status == "here" else last

    def of_visit(self, visit: Any, before: list[Any], visits: list[Any]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        if not before:
            found.append((visit.arrives_on, "first_visit", 1))
        elif len(before) + 1 in (5, 10, 25, 50, 100):
            found.append((visit.arrives_on, "visit", len(before) + 1))
        if before:
            away = (visit.arrives_on - max(map(self.end, before))).days
            days = sorted({v.arrives_on for v in before if v.status == "completed"})
            gaps = [(b - a).days for a, b in pairwise(days)]
            usual = round(median(gaps)) if len(days) >= 3 else None
            if away >= 365 and (usual is None or away > 3 * usual):
                found.append((visit.arrives_on, "back", away // 365))
        completed = [v.arrives_on for v in visits if v.status == "completed"]
        day = visit.arrives_on
        while completed and day <= self.end(visit):
            years = day.year - min(completed).year
            if years > 0 and self.is_anniversary(min(completed), day):
                found.append((day, "years", years))
            day += timedelta(days=1)
        return found

    @staticmethod
    def is_anniversary(first: date, day: date) -> bool:
        if (first.month, first.day) == (2, 29) and not isleap(day.year):
            return (day.month, day.day) == (2, 28)
        return (day.month, day.day) == (first.month, first.day)

    # The agenda

    def agenda(self, first: date, last: date) -> set[Line]:
        """Every line of a window."""
        if (first, last) not in self.seen:
            self.seen[first, last] = self.scan(first, last)
        return self.seen[first, last]

    def scan(self, first: date, last: date) -> set[Line]:
        found: set[Line] = set()
        told: set[int] = set()
        day = first
        while day <= last:
            for occasion in self.occasions.values():
                customer_id = self.stands[occasion.id]
                if customer_id is not None and self.falls_on(occasion, day):
                    moment = self.moment(
                        lambda m, o=occasion, d=day: (m.occasion_id, m.occurs_on) == (o.id, d)
                    )
                    found.add(self.line(day, customer_id, (occasion.id, "", 0), moment, told))
            day += timedelta(days=1)
        for on, customer_id, milestone, number in self.milestones():
            if first <= on <= last:
                key = (customer_id, milestone, number, on)
                moment = self.moment(
                    lambda m, k=key: (m.customer_id, m.milestone, m.milestone_number, m.occurs_on) == k
                )
                found.add(self.line(on, customer_id, (None, milestone, number), moment, told))
        for moment in self.moments.values():
            is_surprise = moment.kind == "surprise"
            on = (moment.celebrate_on or moment.occurs_on) if is_surprise else moment.occurs_on
            over = moment.state == "skipped" and not is_surprise
            if on and first <= on <= last and moment.id not in told and not over and self.shown(moment):
                about = (moment.occasion_id, moment.milestone, moment.milestone_number)
                found.add(self.line(on, moment.customer_id, about, moment, told))
        return found

    def moment(self, is_it: Any) -> Any:
        return next((m for m in self.moments.values() if is_it(m)), None)

    def shown(self, moment: Any) -> bool:
        occasion = self.occasions.get(moment.occasion_id)
        companion_id = moment.companion_id or (occasion.companion_id if occasion else None)
        if companion_id is not None:
            companion = self.companions[companion_id]
            linked = companion.linked_customer_id
            if companion.deceased_at or (linked is not None and not self.may(linked)):
                return False
        return self.may(moment.customer_id)

    @staticmethod
    def line(
        on: date, customer_id: int, about: tuple[int | None, str, int], moment: Any, told: set[int]
    ) -> Line:
        if moment is None:
            return on, customer_id, *about, None, ""
        told.add(moment.id)
        return on, customer_id, *about, moment.id, moment.state

    def is_met(self, line: Line) -> bool:
        """Whether the customer is here or comes within 30 days of the day."""
        on, customer_id = line[:2]
        for visit in self.visits.values():
            if visit.customer_id != customer_id:
                continue
            if visit.status == "here" or (visit.status == "booked" and visit.arrives_on >= self.today):
                begin, end = visit.arrives_on, max(self.end(visit), visit.arrives_on)
                if begin - timedelta(days=30) <= on <= end + timedelta(days=30):
                    return True
        return False
