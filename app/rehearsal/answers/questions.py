"""Which questions a rehearsal venue asks: whom, when, through what, on which scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.core.measures.scales import Scale
from app.model.survey import Metric
from app.rehearsal.cases.ground import Ground
from app.rehearsal.wheels import wheel_of

USUAL_ENDS = {Metric.NPS: (0, 10), Metric.CSAT: (1, 5), Metric.CES: (1, 5)}
ALWAYS = (-10_000, 10_000)
ALL_DAY = (9, 21)


class Question(NamedTuple):
    """One question; ``place`` is None where it is that of the visit, ``departments`` are those it may be about.

    ``asked`` of those whose visit is looked at are asked, and ``answered`` of them answer. ``days`` are the
    first and the last day on which it is asked, ``hours`` those within which it is answered.
    """

    scale: Scale
    stage: str
    stage_id: int
    channels: tuple[str, ...]
    departments: tuple[int, ...]
    staff: tuple[int, ...]
    place: str | None
    source: str
    when: str
    asked: float
    answered: float
    days: tuple[int, int]
    hours: tuple[int, int]

    def is_asked_on(self, day: int) -> bool:
        """Whether it was asked in those days."""
        return self.days[0] <= day <= self.days[1]


def read_scale(told: Mapping[str, Any]) -> Scale:
    """The scale of a question or an answer as it stands there; the usual one where it names none."""
    low, high = told.get("scale", USUAL_ENDS[Metric(told["metric"])])
    return Scale(told["metric"], low, high, told.get("high_is_good", True))


def _departments(ground: Ground, told: str | Mapping[str, float] | tuple[()]) -> tuple[int, ...]:
    """One, or several of which some are named more often than others; none where nothing is told."""
    if isinstance(told, str):
        return (ground.departments[told],)
    if not told:
        return ()
    return tuple(wheel_of([(ground.departments[name], weight) for name, weight in told.items()], slots=12))


def read_question(ground: Ground, told: Mapping[str, Any], *, stage: str = "") -> Question:
    """A question as it stands in resources/demo; ``stage`` where it does not name one."""
    frame, asked_of = ground.frame, stage or told["stage"]
    return Question(
        scale=read_scale(told),
        stage=asked_of,
        stage_id=frame.stages[asked_of],
        channels=tuple(wheel_of(told["channels"], slots=12)),
        departments=_departments(ground, told.get("department", ())),
        staff=tuple(frame.staff[name] for name in told.get("staff", ())),
        place=told.get("place"),
        source=told.get("source", ""),
        when=told.get("when", ""),
        asked=told.get("asked", 1.0),
        answered=told.get("answered", 1.0),
        days=(told.get("since", ALWAYS[0]), told.get("until", ALWAYS[1])),
        hours=tuple(told.get("hours", ALL_DAY)),
    )
