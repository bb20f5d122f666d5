"""Measures of answers as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.core.measures.ces import ces_of
from app.core.measures.changing import Change, mean_change, nps_change, share_change
from app.core.measures.csat import csat_of
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.means import Mean
from app.core.measures.nps import nps_of
from app.core.measures.scales import SCORES, Parts, Scale
from app.core.measures.shares import Share
from app.measures.scope import Bucket, By
from app.model.survey import Metric

NO_COUNTS = (0,) * SCORES


@dataclass(frozen=True)
class Figure:
    """What so many answers on one scale say; ``counts`` are how many there are of each score from 0 to 10.

    ``value`` is NPS in points, CSAT as a part of one, CES as the mean ease on its scale (more is easier);
    None without any answer, and so is its 95 % ``interval`` where it needs more of them.
    """

    scale: Scale
    counts: tuple[int, ...] = NO_COUNTS

    @property
    def metric(self) -> Metric:
        """Which of the three."""
        return Metric(self.scale.metric)

    @cached_property
    def n(self) -> int:
        """How many answers."""
        return self.scale.n(self.counts)

    @property
    def evidence(self) -> Evidence:
        """How much they can carry."""
        return evidence_of(self.n)

    @property
    def parts(self) -> Parts:
        """How many are good, neither, and bad."""
        return self.scale.parts(self.counts)

    @cached_property
    def value(self) -> float | None:
        """The headline."""
        match self.metric:
            case Metric.NPS:
                return nps_of(self.counts).value
            case Metric.CSAT:
                return csat_of(self.counts, self.scale).satisfied.value
            case _:
                return ces_of(self.counts, self.scale).mean.value

    @cached_property
    def interval(self) -> Interval | None:
        """Where the true value is likely to lie."""
        match self.metric:
            case Metric.NPS:
                return nps_of(self.counts).interval
            case Metric.CSAT:
                return csat_of(self.counts, self.scale).satisfied.interval
            case _:
                return ces_of(self.counts, self.scale).mean.interval

    @property
    def average(self) -> Mean:
        """The mean score as it was given, which is never called NPS or CSAT."""
        return csat_of(self.counts, self.scale).average

    @property
    def easy(self) -> Share:
        """The share of those for whom it was easy; for CSAT of the satisfied."""
        return csat_of(self.counts, self.scale).satisfied

    def change_from(self, before: Figure) -> Change:
        """By how much it differs from another time's, and whether that is more than chance."""
        match self.metric:
            case Metric.NPS:
                return nps_change(nps_of(self.counts), nps_of(before.counts))
            case Metric.CSAT:
                now, then = csat_of(self.counts, self.scale), csat_of(before.counts, before.scale)
                return share_change(now.satisfied, then.satisfied)
            case _:
                return mean_change(
                    ces_of(self.counts, self.scale).mean, ces_of(before.counts, before.scale).mean
                )


@dataclass(frozen=True, slots=True)
class Headline:
    """One metric of a scope on the venue's scale, its change, and answers on other scales apart.

    ``before`` is None where the period has no beginning; ``asked`` counts the questions put in the period
    whose asking was written down, and those of them that were answered; None where that is unknown.
    """

    figure: Figure
    before: Figure | None
    others: tuple[Figure, ...] = ()
    asked: Share | None = None

    @property
    def change(self) -> Change:
        """By how much it differs from the period before."""
        return Change() if self.before is None else self.figure.change_from(self.before)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One bucket, from ``begin`` to ``end``, both included; the ``running`` one is not over."""

    begin: date
    end: date
    figure: Figure
    running: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """One metric over time on one scale; every point is a period of its own, empty ones too."""

    bucket: Bucket
    points: tuple[TrendPoint, ...]
    others: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The answers that share something: its ``key`` (0 or empty for those without any) and its name."""

    by: By
    key: int | str
    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class HourFigure:
    """One hour of the week at the venue, Monday being 0."""

    weekday: int
    hour: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the answers spread over the scale."""

    figure: Figure
    others: tuple[Figure, ...] = ()
