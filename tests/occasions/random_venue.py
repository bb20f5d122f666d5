"""A small made-up venue in which everything happens that can happen to a date worth remembering."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from app.core.recurring import LAST, Repeats, first_possible_day
from app.model.codes import VisitStatus
from app.model.companion import Companion, CompanionShare
from app.model.consent import Consent, Purpose
from app.model.customer import Customer
from app.model.moment import MILESTONE, SURPRISE, Milestone, Moment, MomentState
from app.model.occasion import Occasion, OccasionKind, OwnOccasionKind
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace

PEOPLE = 40
_KINDS = [kind.value for kind in OccasionKind]


class RandomVenue:
    """Fills the venue; the same seed makes the same people."""

    def __init__(self, work: Workplace, seed: int) -> None:
        self._work = work
        self._random = Random(seed)
        self._today = work.today()

    def fill(self) -> None:
        """Write everybody and everything."""
        with self._work.write() as session:
            session.add_all(OwnOccasionKind(name=name) for name in ("Jubilee", "Regatta"))
            customers = [self._customer(number) for number in range(PEOPLE)]
            session.add_all(customers)
            session.flush()
            ids = [customer.id for customer in customers]
            for customer in self._random.sample(customers, 4):
                customer.merged_into_id = self._random.choice([i for i in ids[:5] if i != customer.id])
            for customer in customers[:5]:
                customer.merged_into_id = None
            companions = [self._companion(ids) for _ in range(PEOPLE // 2)]
            session.add_all(companions)
            session.flush()
            session.add_all(self._shares(companions, ids))
            session.add_all(self._consent(ids) for _ in range(PEOPLE // 2))
            session.add_all(self._visits(ids))
            session.add_all(self._touchpoint(ids) for _ in range(PEOPLE // 4))
            occasions = [self._occasion(ids, companions) for _ in range(PEOPLE * 4)]
            session.add_all(occasions)
            session.flush()
            for moment in self._moments(ids, occasions):
                session.add(moment)

    def _maybe(self, share: float) -> bool:
        return self._random.random() < share

    def _near(self, before: int, after: int) -> date:
        return self._today + timedelta(days=self._random.randint(-before, after))

    def _customer(self, number: int) -> Customer:
        now = self._work.now()
        return Customer(
            display_name=f"Person {number}",
            created_at=now,
            archived_at=now if self._maybe(0.08) else None,
            deceased_at=now if self._maybe(0.08) else None,
            tier=self._random.choice(["", "Gold", "Silver"]),
            tier_since=self._near(20, 0) if self._maybe(0.4) else None,
        )

    def _companion(self, ids: list[int]) -> Companion:
        whose = self._random.choice(ids)
        others = [each for each in ids if each != whose]
        return Companion(
            customer_id=whose,
            name=f"Companion of {whose}",
            kind=self._random.choice(["partner", "child", "pet"]),
            relation=self._random.choice(["", "son"]),
            linked_customer_id=self._random.choice(others) if self._maybe(0.3) else None,
            deceased_at=self._work.now() if self._maybe(0.1) else None,
        )

    def _shares(self, companions: list[Companion], ids: list[int]) -> list[CompanionShare]:
        shares: list[CompanionShare] = []
        for companion in companions:
            others = [each for each in ids if each != companion.customer_id]
            for customer_id in self._random.sample(others, self._random.choice([0, 0, 1, 2])):
                shares.append(CompanionShare(companion_id=companion.id, customer_id=customer_id))
        return shares

    def _consent(self, ids: list[int]) -> Consent:
        return Consent(
            customer_id=self._random.choice(ids),
            purpose=self._random.choice([Purpose.MOMENTS, Purpose.MOMENTS, Purpose.PHOTOS]),
            given=self._maybe(0.5),
            decided_on=self._today - timedelta(days=self._random.randint(0, 5)),
        )

    def _visits(self, ids: list[int]) -> list[Visit]:
        visits: list[Visit] = []
        for customer_id in ids:
            for _ in range(self._random.choice([0, 0, 1, 2, 4, 9, 24])):
                on = self._today - timedelta(days=self._random.randint(1, 3000))
                long = self._random.randint(0, 3)
                status = self._random.choice(["completed"] * 6 + ["cancelled", "no_show"])
                visits.append(
                    self._visit(customer_id, status, min(on, self._today - timedelta(days=long)), long)
                )
            for _ in range(self._random.choice([0, 0, 1, 2])):
                visits.append(
                    self._visit(customer_id, "booked", self._near(3, 50), self._random.randint(0, 9))
                )
            if self._maybe(0.3):
                long = self._random.randint(0, 9)
                visits.append(self._visit(customer_id, "here", self._near(4, 0), long))
            if self._maybe(0.1):
                visits.append(self._visit(customer_id, "completed", self._today, 0))
        return visits

    def _visit(self, customer_id: int, status: str, on: date, long: int) -> Visit:
        leaves_on = None if self._maybe(0.15) else on + timedelta(days=long)
        return Visit(customer_id=customer_id, status=VisitStatus(status), arrives_on=on, leaves_on=leaves_on)

    def _touchpoint(self, ids: list[int]) -> Touchpoint:
        at = self._work.now() - timedelta(hours=self._random.randint(1, 9000))
        return Touchpoint(customer_id=self._random.choice(ids), at=at, text="A call")

    def _occasion(self, ids: list[int], companions: list[Companion]) -> Occasion:
        companion = self._random.choice(companions) if self._maybe(0.4) else None
        fields: dict[str, Any] = {
            "customer_id": companion.customer_id if companion else self._random.choice(ids),
            "companion_id": companion.id if companion else None,
            "kind": self._random.choice(_KINDS),
            **self._rule(),
        }
        if fields["kind"] == OccasionKind.CUSTOM:
            fields["own_kind_id"] = self._random.choice([None, 1, 2])
        return Occasion(**fields)

    def _rule(self) -> dict[str, Any]:
        on = self._near(12, 45)
        if self._maybe(0.1):
            on = date(2024, 2, 29)
        year = self._random.choice([None, on.year - self._random.randint(1, 80)])
        if (on.month, on.day) == (2, 29) and year is not None:
            year = 2000
        choice = self._random.random()
        if choice < 0.6:
            return {"repeats": Repeats.YEARLY, "month": on.month, "day": on.day, "year": year}
        if choice < 0.75:
            return {"repeats": Repeats.ONCE, "month": on.month, "day": on.day, "year": on.year}
        if choice < 0.9:
            nth = self._random.choice([1, 2, 3, 4, LAST])
            return {
                "repeats": Repeats.NTH_WEEKDAY,
                "month": on.month,
                "day": first_possible_day(on.month, nth=nth),
                "year": None,
                "nth": nth,
                "weekday": self._random.randrange(7),
            }
        start = self._near(400, -1)
        unit = self._random.choice(["week", "month"])
        every = self._random.randint(1, 6)
        rule = {"month": start.month, "day": start.day, "year": start.year, "every": every, "unit": unit}
        return {"repeats": Repeats.KEEP_IN_TOUCH, **rule}

    def _moments(self, ids: list[int], occasions: list[Occasion]) -> list[Moment]:
        moments = []
        for occasion in self._random.sample(occasions, len(occasions) // 2):
            if occasion.repeats in (Repeats.KEEP_IN_TOUCH, Repeats.NTH_WEEKDAY):
                continue
            year = self._today.year if occasion.month >= self._today.month else self._today.year + 1
            day = min(occasion.day, monthrange(year, occasion.month)[1])
            on = date(year, occasion.month, day)
            moments.append(self._moment(occasion.customer_id, occasion.kind, on, occasion_id=occasion.id))
        for customer_id in self._random.sample(ids, PEOPLE // 3):
            on = self._near(10, 40)
            moments.append(
                self._moment(customer_id, MILESTONE, on, milestone=Milestone.TIER, milestone_number=0)
            )
        for customer_id in self._random.sample(ids, PEOPLE // 3):
            surprise = self._moment(customer_id, SURPRISE, self._near(10, 40))
            surprise.occurs_on = None
            if self._maybe(0.2):
                surprise.celebrate_on = None
            moments.append(surprise)
        return moments

    def _moment(self, customer_id: int, kind: str, on: date, **about: Any) -> Moment:
        return Moment(
            customer_id=customer_id,
            kind=kind,
            occurs_on=on,
            celebrate_on=on + timedelta(days=self._random.choice([0, 0, -1])),
            state=self._random.choice(list(MomentState)),
            owner_id=self._random.choice([None, 1, 2]),
            title="Something nice",
            made_at=datetime.combine(on, time(), UTC),
            **about,
        )
