"""One answer that counts, as it is kept, and when it was given at the venue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from operator import attrgetter
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


class _Told(NamedTuple):
    """One answer on its way to become a line: what comes after what is still to be found out."""

    metric: str
    person_id: int
    day: int
    answered_at: datetime
    id: int
    answer: Any


def counts(answer: Any) -> bool:
    """Whether an answer counts, by its columns: it has a score, is of the venue's metrics and no test."""
    return answer.score is not None and answer.left_out == "" and answer.metric in METRICS


def lines_from(
    answers: Iterable[Any], *, zone: ZoneInfo, people: dict[int, int], themes: dict[int, str]
) -> dict[int, Line]:
    """The lines by id of ALL answers of some people, and of some answers that are nobody's.

    ``people`` says whose each card is, ``themes`` what the comment of each answer is about.
    """
    told = sorted(_told(answer, zone, people) for answer in answers if counts(answer))
    made: dict[int, Line] = {}
    for _, same in groupby(told, attrgetter("metric", "person_id")):
        following = NEVER
        for each in reversed(list(same)):
            next_day = following if each.person_id else NEVER
            made[each.id] = _line(each, next_day, each.answered_at.astimezone(zone).hour, themes)
            following = each.day
    return made


def _told(answer: Any, zone: ZoneInfo, people: dict[int, int]) -> _Told:
    day = answer.answered_at.astimezone(zone).toordinal()
    person_id = people.get(answer.customer_id, answer.customer_id) or 0
    return _Told(answer.metric, person_id, day, answer.answered_at, answer.id, answer)


def _line(told: _Told, next_day: int, hour: int, themes: dict[int, str]) -> Line:
    answer = told.answer
    return Line(
        line=scale_number(answer),
        day=told.day,
        answer_id=told.id,
        next_day=next_day,
        score=answer.score,
        hour=weekday(told.day) * HOURS + hour,
        stage_id=answer.stage_id or 0,
        channel=answer.channel,
        place=answer.place,
        staff_id=answer.staff_id or 0,
        department_id=answer.department_id or 0,
        person_id=told.person_id,
        themes=themes.get(told.id, ""),
    )


def scale_number(answer: Any) -> int:
    """The number of the scale on which an answer was given."""
    return Scale(answer.metric, answer.scale_min, answer.scale_max, answer.high_is_good).number


def weekday(day: int) -> int:
    """0 for a Monday."""
    return (day - 1) % 7
