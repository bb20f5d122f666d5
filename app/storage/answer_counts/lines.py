"""One answer that counts, as it is kept, and when it was given at the venue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from app.core.measures.scales import METRICS, Scale
from app.model.answer_count import NEVER

HOURS = 24


class Line(NamedTuple):
    """One row of ``answer_line``."""

    line: int
    day: int
    answer_id: int
    next_day: int
    score: int
    hour: int
    stage_id: int
    channel: str
    place: str
    staff_id: int
    department_id: int
    person_id: int
    themes: str
    segment: str


class Told(NamedTuple):
    """One answer on its way to become a line; what comes after it is still to be found out.

    The first five put the answers of everybody in the order in which they follow each other.
    """

    metric: str
    person_id: int
    day: int
    answered_at: datetime
    id: int
    answer: Any
    hour: int

    def line(self, *, next_day: int, themes: str) -> Line:
        """The line that it makes."""
        answer = self.answer
        return Line(
            line=scale_number(answer),
            day=self.day,
            answer_id=self.id,
            next_day=next_day if self.person_id else NEVER,
            score=answer.score,
            hour=self.hour,
            stage_id=answer.stage_id or 0,
            channel=answer.channel,
            place=answer.place,
            staff_id=answer.staff_id or 0,
            department_id=answer.department_id or 0,
            person_id=self.person_id,
            themes=themes,
            segment=answer.segment,
        )


def told(answers: Iterable[Any], *, zone: ZoneInfo, people: Mapping[int, int]) -> list[Told]:
    """Those of the answers that count, in order; ``people`` says whose each card is."""
    return sorted(_told(answer, zone, people) for answer in answers if _counts(answer))


def _told(answer: Any, zone: ZoneInfo, people: Mapping[int, int]) -> Told:
    at = answer.answered_at.astimezone(zone)
    day, person_id = at.toordinal(), people.get(answer.customer_id, answer.customer_id) or 0
    hour = _weekday(day) * HOURS + at.hour
    return Told(answer.metric, person_id, day, answer.answered_at, answer.id, answer, hour)


def _counts(answer: Any) -> bool:
    """It has a score, is of the venue's metrics and no test."""
    return answer.score is not None and answer.left_out == "" and answer.metric in METRICS


def scale_number(answer: Any) -> int:
    """The number of the scale on which an answer was given."""
    return Scale(answer.metric, answer.scale_min, answer.scale_max, answer.high_is_good).number


def _weekday(day: int) -> int:
    """0 for a Monday."""
    return (day - 1) % 7
