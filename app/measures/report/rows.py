"""One month as it was read, for the report of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.cases.measures.rows import PromiseFigures, RecoveryFigures
from app.core.measures.closing_loops import ClosedLoops
from app.core.measures.shares import Share
from app.measures.rows import Distribution, Group, Headline, Trend
from app.measures.scope import Period
from app.measures.value.rows import MomentsDelivered
from app.measures.why.rows import CommentRow, Drivers
from app.model.survey import Metric
from app.surveys.schemas.closing import ActionRow
from app.surveys.schemas.rows import AnnotationRow


@dataclass(frozen=True, slots=True)
class Care:
    """What was done for customers on these days."""

    rated: Share
    promises: PromiseFigures


@dataclass(frozen=True, slots=True)
class MonthWhy:
    """What goes together with the score on the days of ``period``, which is longer where a month is too short."""

    period: Period
    drivers: Drivers
    good: tuple[CommentRow, ...]
    bad: tuple[CommentRow, ...]
    complaints: tuple[tuple[str, int], ...]
    """Themes by how many unhappy customers of the month spoke of them, the most often first."""


@dataclass(frozen=True, slots=True)
class MonthRead:
    """Everything of one month, ``running`` where it is not over; ``metric`` is what the charts are about.

    ``before`` are the days with which it is compared.
    """

    period: Period
    as_of: datetime
    running: bool
    metric: Metric
    heads: tuple[Headline, ...]
    care: Care
    before: Period
    care_before: Care
    trend: Trend
    notes: tuple[AnnotationRow, ...]
    spread: Distribution
    stages: tuple[Group, ...]
    stages_metric: Metric
    why: MonthWhy
    recovery: RecoveryFigures
    answered: ClosedLoops
    answer_hours: int
    moments: MomentsDelivered
    actions: tuple[ActionRow, ...]

    @property
    def month(self) -> date:
        """Its first day."""
        assert self.period.since is not None
        return self.period.since

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        answers = sum(head.figure.n + sum(each.n for each in head.others) for head in self.heads)
        told = any(point.figure.n for point in self.trend.points)
        done = self.recovery.cases.reported + self.care.promises.kept_on_time.n + self.moments.delivered
        return not (answers or told or done or self.actions)
