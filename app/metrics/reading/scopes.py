"""Days and filters of the pane as measures take them."""

from __future__ import annotations

from datetime import date

from app.core.days import Days
from app.measures.scope import Bucket, MeasureScope, Narrowing, Period
from app.metrics.state import BucketChoice, MetricsState

_DAYS_UNTIL, _WEEKS_UNTIL = 31, 93
"""So many days are shown day by day, so many week by week; more go by month."""


def scope_of(state: MetricsState, today: date) -> MeasureScope:
    """What to measure for a state."""
    return MeasureScope(period_of(state.days_at(today)), narrowing_of(state))


def period_of(days: Days) -> Period:
    """The same days."""
    return Period(days.since, days.until)


def narrowing_of(state: MetricsState) -> Narrowing:
    """The filters of a state."""
    return Narrowing(
        stage_ids=state.stage_ids,
        channels=state.channels,
        places=state.places,
        department_ids=state.department_ids,
        staff_ids=state.staff_ids,
        tag_ids=state.tag_ids,
        segments=state.segments,
    )


def usual_bucket(state: MetricsState, today: date) -> BucketChoice:
    """By what a line goes where nobody chose it: so that it has some points, and not too many."""
    days = state.days_at(today)
    length = days.length
    if length is None:
        return BucketChoice.MONTH
    if length <= _DAYS_UNTIL:
        return BucketChoice.DAY
    return BucketChoice.WEEK if length <= _WEEKS_UNTIL else BucketChoice.MONTH


def bucket_of(state: MetricsState, today: date) -> Bucket:
    """By what the line goes."""
    chosen = usual_bucket(state, today) if state.bucket is BucketChoice.AUTO else state.bucket
    return Bucket(chosen.value)
