"""How customers went on after something was put right, and after nothing went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from app.cases.measures.rows import Returns
from app.core.measures.evidence import SOLID_FROM
from app.core.measures.means import mean_of
from app.core.measures.shares import Share

RETURN_DAYS = 180
SPAN = timedelta(days=RETURN_DAYS)


class VisitFact(NamedTuple):
    """One visit that took place, in dates at the venue; ``over`` when it has ended."""

    id: int
    arrives_on: date
    ends_on: date
    over: bool


class FeelingFact(NamedTuple):
    """The feeling that one contact left on a day at the venue."""

    on: date
    feeling: int


@dataclass
class GoingOn:
    """What one customer did: the days do not tell who it was."""

    visits: list[VisitFact] = field(default_factory=list)
    feelings: list[FeelingFact] = field(default_factory=list)


class Ended(NamedTuple):
    """The day from which on a customer is watched, and the visit that is no return in itself."""

    on: date
    visit_id: int | None


@dataclass
class Tally:
    """Adds up customers, each of whom counts once: the feeling of one is the mean of what they told."""

    n: int = 0
    returned: int = 0
    feelings: list[float] = field(default_factory=list)

    def add(self, ended: Ended, going_on: GoingOn) -> None:
        """One customer who was watched from then on for the whole span."""
        self.n += 1
        self.returned += any(_is_return(visit, ended) for visit in going_on.visits)
        told = [seen.feeling for seen in going_on.feelings if ended.on < seen.on <= ended.on + SPAN]
        if told:
            self.feelings.append(sum(told) / len(told))

    def returns(self) -> Returns:
        """What can be said of them: nothing under 30."""
        enough, felt = self.n >= SOLID_FROM, len(self.feelings)
        return Returns(
            n=self.n,
            returned=Share(self.returned, self.n) if enough else None,
            felt=felt,
            feeling=mean_of(self.feelings) if felt >= SOLID_FROM else None,
        )


def first_visit_over(visits: Iterable[VisitFact], *, since: date | None, until: date) -> Ended | None:
    """The visit that ended first on these days.

    The first and not the last, for the last one of somebody is chosen by their not returning.
    """
    ends = [
        (visit.ends_on, visit.id)
        for visit in visits
        if visit.over and visit.ends_on <= until and (since is None or visit.ends_on >= since)
    ]
    return Ended(*min(ends)) if ends else None


def _is_return(visit: VisitFact, ended: Ended) -> bool:
    return visit.id != ended.visit_id and ended.on < visit.arrives_on <= ended.on + SPAN
