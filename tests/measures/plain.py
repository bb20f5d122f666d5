"""Made-up answers, and the plainest way to measure them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.measures.scales import NPS, Scale
from app.measures.scope import By, MeasureScope, Narrowing
from app.model.customer import Customer
from app.model.survey import SurveyAnswer
from app.model.tag import CustomerTag, Tag
from app.model.theme import Theme, ThemeMention
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.storage.answer_counts.naive import Given, Naive
from tests.venues import NOON

TODAY = date(2026, 11, 25)
OLDEST = date(2025, 3, 14)
SCALES = (NPS, NPS, NPS, Scale("csat", 1, 5), Scale("csat", 1, 7), Scale("ces", 1, 5, high_is_good=False))
PLACES = ("", "412", "terrace")
CHANNELS = ("desk", "paper", "web")
COMMENTS = ("", "", "Cold shower", "Lovely breakfast", "The breakfast was cold")


def fill(work: Workplace, *, answers: int, seed: int) -> None:
    """Some people who answer again and again, and some whom nobody knows."""
    dice = Random(seed)
    with work.write() as session:
        session.add_all(Customer(display_name=f"Guest {at}", created_at=datetime.now(UTC)) for at in range(9))
        session.add_all([Tag(name="Early bird"), Theme(name="Cold", words={"": ["cold"]})])
        session.flush()
        tag = session.scalars(select(Tag).where(Tag.name == "Early bird")).one()
        session.add_all(CustomerTag(customer_id=customer_id, tag_id=tag.id) for customer_id in (1, 4, 5))
        session.add_all(
            Visit(customer_id=at, status="completed", arrives_on=OLDEST, segment=("", "leisure")[at % 2])
            for at in range(1, 5)
        )
        session.flush()
        session.get_one(Customer, 9).merged_into_id = 4
        session.add_all(made_up(dice) for _ in range(answers))


def made_up(dice: Random) -> SurveyAnswer:
    scale = dice.choice(SCALES)
    spread = (TODAY - OLDEST).days
    on = OLDEST + timedelta(days=dice.choice((dice.randint(0, spread), spread - dice.randint(0, 40))))
    at = min(datetime(on.year, on.month, on.day, dice.randint(0, 22), 30, tzinfo=UTC), NOON)
    return SurveyAnswer(
        metric=scale.metric,
        scale_min=scale.low,
        scale_max=scale.high,
        high_is_good=scale.high_is_good,
        score=dice.choice(scale.scores),
        comment=dice.choice(COMMENTS),
        customer_id=dice.choice((None, *range(1, 10))),
        stage_id=dice.choice((None, 1, 2, 3)),
        channel=dice.choice(CHANNELS),
        place=dice.choice(PLACES),
        visit_id=dice.choice((None, 1, 2, 3, 4)),
        staff_id=dice.choice((None, 1)),
        department_id=dice.choice((None, 1, 2)),
        asked_at=at - timedelta(days=1),
        answered_at=at,
        arrived_at=at,
        left_out=dice.choice(("", "", "", "", "test", "staff")),
    )


class Plain:
    """The same by the plainest way there is."""

    def __init__(self, session: Session) -> None:
        self.naive = Naive(session)
        self.tags: dict[int, set[int]] = {}
        for row in session.scalars(select(CustomerTag)):
            self.tags.setdefault(row.customer_id, set()).add(row.tag_id)
        self.segments = {row.id: row.segment for row in session.scalars(select(Visit))}
        self.themes: dict[int, set[int]] = {}
        for mention in session.scalars(select(ThemeMention)):
            self.themes.setdefault(mention.answer_id, set()).add(mention.theme_id)

    def counts(self, scope: MeasureScope, scale: Scale) -> tuple[int, ...]:
        return as_counts(self.answers(scope, scale))

    def answers(self, scope: MeasureScope, scale: Scale) -> list[Given]:
        period = scope.period
        since, until = period.since or date.min, period.until or date.max
        counted = self.naive.latest(scale.metric, since, until)
        return [one for one in counted if one.scale == scale.number and self.is_wanted(one, scope.narrowing)]

    def is_wanted(self, one: Given, narrowing: Narrowing) -> bool:
        words = narrowing.words.casefold().split()
        return all(word in one.row.comment.casefold() for word in words) and all(
            not set(getattr(narrowing, name)) or self.keys(one, by) & set(getattr(narrowing, name))
            for name, by in FILTERS.items()
        )

    def keys(self, one: Given, by: By) -> set[Any]:
        row = one.row
        assert row.answered_at is not None
        hour = one.on.weekday() * 24 + row.answered_at.astimezone(self.naive.zone).hour
        single = {
            By.STAGE: row.stage_id or 0,
            By.CHANNEL: row.channel,
            By.PLACE: row.place,
            By.STAFF: row.staff_id or 0,
            By.DEPARTMENT: row.department_id or 0,
            By.SEGMENT: self.segments.get(row.visit_id or 0, ""),
            By.HOUR: hour,
        }
        if by in single:
            return {single[by]}
        found = self.tags.get(one.person, set()) if by is By.TAG else self.themes.get(row.id, set())
        return set(found) or {0}


FILTERS = {
    "stage_ids": By.STAGE,
    "channels": By.CHANNEL,
    "places": By.PLACE,
    "staff_ids": By.STAFF,
    "department_ids": By.DEPARTMENT,
    "segments": By.SEGMENT,
    "tag_ids": By.TAG,
    "theme_ids": By.THEME,
    "hours": By.HOUR,
}
VALUES: dict[str, tuple[Any, ...]] = {
    "stage_ids": (0, 1, 2),
    "channels": CHANNELS,
    "places": PLACES,
    "staff_ids": (0, 1),
    "department_ids": (0, 1, 2),
    "segments": ("", "leisure"),
    "tag_ids": (0, 1),
    "theme_ids": (0, 1),
    "hours": tuple(range(0, 168, 3)),
}


def as_counts(answers: Iterable[Given]) -> tuple[int, ...]:
    counted = Counter(one.row.score for one in answers)
    return tuple(counted[score] for score in range(11))
