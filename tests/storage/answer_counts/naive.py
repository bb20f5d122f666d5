"""What the tables of counts must hold, worked out from the answers in the plainest way there is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.measures.scales import Scale
from app.model.answer_count import AnswerCount, AnswerLine, AnswerRepeat
from app.model.customer import Customer
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeMention
from app.model.venue import Venue
from app.model.visit import Visit

NEVER = 4_000_000
DAY, MONTH = 0, 1
SIDES = ["all", "stage", "channel", "place", "staff", "department", "hour", "theme", "asked"]


@dataclass
class Given:
    """One answer that counts, on the clocks of the venue."""

    row: SurveyAnswer
    person: int
    on: date
    themes: list[int]
    scale: int
    next_on: date | None = None

    @property
    def turn(self) -> tuple[Any, ...]:
        """Which of two of one person is the later."""
        return self.on, self.row.answered_at, self.row.id


class Naive:
    """Looks at every answer, and at every other answer for each."""

    def __init__(self, session: Session) -> None:
        self.zone = ZoneInfo(session.scalars(select(Venue)).one().zone)
        self.into = {row.id: row.merged_into_id for row in session.scalars(select(Customer))}
        self.rows = list(session.scalars(select(SurveyAnswer)))
        self.segments = {row.id: row.segment for row in session.scalars(select(Visit))}
        mentions: defaultdict[int, list[int]] = defaultdict(list)
        for mention in session.scalars(select(ThemeMention)):
            mentions[mention.answer_id].append(mention.theme_id)
        self.given = [
            Given(
                row, self._person(row.customer_id), self._day(row.answered_at), mentions[row.id], _scale(row)
            )
            for row in self.rows
            if row.score is not None and not row.left_out
        ]
        for one in self.given:
            later = [other for other in self.given if self._same(one, other) and other.turn > one.turn]
            one.next_on = min(later, key=lambda other: other.turn).on if later else None

    def latest(self, metric: str, since: date, until: date) -> list[Given]:
        """The set of counted answers of a period: the latest of each person, and all that are nobody's."""
        within = [one for one in self.given if one.row.metric == metric and since <= one.on <= until]
        best: dict[int, Given] = {}
        for one in within:
            if one.person and (one.person not in best or one.turn > best[one.person].turn):
                best[one.person] = one
        return [one for one in within if not one.person or best[one.person] is one]

    def lines(self) -> set[tuple[Any, ...]]:
        """The rows of ``answer_line``."""
        return {
            (
                one.scale,
                one.on.toordinal(),
                one.row.id,
                one.next_on.toordinal() if one.next_on else NEVER,
                one.row.score,
                self._hour(one),
                one.row.stage_id or 0,
                one.row.channel,
                one.row.place,
                one.row.staff_id or 0,
                one.row.department_id or 0,
                one.person,
                " ".join(map(str, sorted(one.themes))),
                self.segments.get(one.row.visit_id or 0, ""),
            )
            for one in self.given
        }

    def counts(self) -> dict[tuple[Any, ...], int]:
        """How many by all of the key, and score."""
        found: Counter[tuple[Any, ...]] = Counter()
        for one in self.given:
            month, reach = one.on.year * 12 + one.on.month - 1, _reach(one)
            row = one.row
            by = {"all": [""], "stage": [row.stage_id or 0], "channel": [row.channel], "place": [row.place]}
            by |= {"staff": [row.staff_id or 0], "department": [row.department_id or 0]}
            by |= {"hour": [self._hour(one)], "theme": list(one.themes)}
            for side, keys in by.items():
                for key in keys:
                    place = (SIDES.index(side), month, str(key), reach, row.score)
                    found[one.scale, MONTH, *place] += 1
                    if side in ("all", "stage", "channel"):
                        found[one.scale, DAY, SIDES.index(side), one.on.toordinal(), *place[2:]] += 1
        for row in self.rows:
            if row.asked_at is not None and not row.left_out:
                on, answered = self._day(row.asked_at), int(row.score is not None)
                found[_scale(row), DAY, 8, on.toordinal(), "", 0, answered] += 1
                found[_scale(row), MONTH, 8, on.year * 12 + on.month - 1, "", 0, answered] += 1
        return dict(found)

    def repeats(self) -> dict[tuple[int, ...], int]:
        """Who answered again in which later month, by score."""
        found: Counter[tuple[int, ...]] = Counter()
        for one in self.given:
            if one.next_on is not None and one.row.score is not None:
                at = one.on.year * 12 + one.on.month - 1
                next_at = one.next_on.year * 12 + one.next_on.month - 1
                if at != next_at:
                    found[one.scale, at, next_at, one.row.score] += 1
        return dict(found)

    def _person(self, card_id: int | None) -> int:
        while card_id is not None and self.into[card_id] is not None:
            card_id = self.into[card_id]
        return card_id or 0

    def _day(self, at: Any) -> date:
        on: date = at.astimezone(self.zone).date()
        return on

    def _hour(self, one: Given) -> int:
        assert one.row.answered_at is not None
        return one.on.weekday() * 24 + one.row.answered_at.astimezone(self.zone).hour

    def _same(self, one: Given, other: Given) -> bool:
        return bool(one.person) and one.person == other.person and one.row.metric == other.row.metric


def _scale(row: SurveyAnswer) -> int:
    return Scale(row.metric, row.scale_min, row.scale_max, row.high_is_good).number


def _reach(one: Given) -> int:
    if one.next_on is None:
        return 0
    if one.next_on == one.on:
        return 3
    return 2 if (one.next_on.year, one.next_on.month) == (one.on.year, one.on.month) else 1


def kept_lines(session: Session) -> set[tuple[Any, ...]]:
    """The rows that are there."""
    return set(map(tuple, session.execute(select(*AnswerLine.__table__.c))))


def kept_counts(session: Session) -> dict[tuple[Any, ...], int]:
    """The counts that are there, by score; a row of nothing shows too."""
    return _by_score(session, AnswerCount.__table__, 6)


def kept_repeats(session: Session) -> dict[tuple[Any, ...], int]:
    """The repeats that are there, by score."""
    return _by_score(session, AnswerRepeat.__table__, 3)


def _by_score(session: Session, table: Any, size: int) -> dict[tuple[Any, ...], int]:
    found = {}
    for row in session.execute(select(*table.c)):
        scores = {(*row[:size], score): count for score, count in enumerate(row[size:]) if count}
        found.update(scores or {tuple(row[:size]): 0})
    return found
