"""What the pane is asked to show, and how that is kept under a name or until the next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app.core.days import ANY_DAYS, Days
from app.metrics.periods import MOST_ROLLING, Span, days_of
from app.model.survey import AnswerChannel, Metric

E = TypeVar("E", bound=StrEnum)


class BucketChoice(StrEnum):
    """By what the line of a trend goes; AUTO leaves it to the length of the period."""

    AUTO = "auto"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class MetricsState:
    """Days, filters, and which of the three the large chart shows.

    Several values of one filter are any of them, several filters all of them; 0 and "" stand for none.
    """

    span: Span = Span.TWO_YEARS
    days: Days = ANY_DAYS
    rolling: int = 90
    metric: Metric = Metric.NPS
    bucket: BucketChoice = BucketChoice.AUTO
    stage_ids: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    department_ids: tuple[int, ...] = ()
    staff_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    segments: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter leaves answers out."""
        return any(getattr(self, name) for name in FILTERS)

    def widened(self) -> MetricsState:
        """The same days without any filter."""
        return MetricsState(self.span, self.days, self.rolling, self.metric, self.bucket)

    def days_at(self, today: date) -> Days:
        """The days as seen from today."""
        return days_of(self.span, today, chosen=self.days, rolling=self.rolling)

    def same_answers(self, other: MetricsState) -> bool:
        """Whether both are about the same answers, whichever of the three the chart shows."""
        return replace(self, metric=other.metric, bucket=other.bucket) == other


WHERE = ("stage_ids", "channels", "places", "department_ids", "staff_ids")
WHO = ("tag_ids", "segments")
FILTERS = WHERE + WHO


def to_definition(state: MetricsState) -> dict[str, Any]:
    """What is kept of a state under a name, in plain values."""
    kept: dict[str, Any] = {}
    for field in fields(state):
        value = getattr(state, field.name)
        if isinstance(value, Days):
            kept |= {"since": _iso(value.since), "until": _iso(value.until)}
        else:
            kept[field.name] = list(value) if isinstance(value, tuple) else value
    return kept


def from_definition(kept: Mapping[str, Any]) -> MetricsState:
    """The state kept under a name; what cannot be read is left out."""
    usual = MetricsState()
    return MetricsState(
        span=_member(Span, kept.get("span"), usual.span),
        days=Days(_day(kept.get("since")), _day(kept.get("until"))),
        rolling=_rolling(kept.get("rolling"), usual.rolling),
        metric=_member(Metric, kept.get("metric"), usual.metric),
        bucket=_member(BucketChoice, kept.get("bucket"), usual.bucket),
        stage_ids=_numbers(kept.get("stage_ids")),
        channels=tuple(each for each in _words(kept.get("channels")) if each in set(AnswerChannel)),
        places=_words(kept.get("places")),
        department_ids=_numbers(kept.get("department_ids")),
        staff_ids=_numbers(kept.get("staff_ids")),
        tag_ids=_numbers(kept.get("tag_ids")),
        segments=_words(kept.get("segments")),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _rolling(value: object, usual: int) -> int:
    return value if isinstance(value, int) and 1 <= value <= MOST_ROLLING else usual


def _member(kind: type[E], value: object, default: E) -> E:
    return next((member for member in kind if member == value), default)


def _several(value: object) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else ()


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(each for each in _several(value) if isinstance(each, int) and not isinstance(each, bool))


def _words(value: object) -> tuple[str, ...]:
    return tuple(each for each in _several(value) if isinstance(each, str))
