"""Measures of recovery as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.cases.measures.scope import MeasureScope
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.means import Mean
from app.core.measures.quantiles import Spread
from app.core.measures.shares import Share
from app.model.gesture import GestureKind

Key = int | str | None


@dataclass(frozen=True, slots=True)
class Change:
    """The median change of a feeling from before to after, of the ``n`` cases that tell both."""

    n: int
    median: float | None


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """What can be said of any set of cases; ``reported`` is how many they are.

    ``put_right`` counts to the last time each was put right, ``first_put_right`` to the first. The
    three ``within`` shares leave out what is open within its target and count what is past it as
    missed. ``reopened`` is of the cases that were closed once, ``again`` of those of known customers,
    ``recovered`` (confirmed by the customer) of the closed ones, ``rated_well`` (4 or 5) of the rated.
    """

    reported: int
    open: int
    late: int
    acknowledge: Spread
    put_right: Spread
    first_put_right: Spread
    within_acknowledge: Share
    within_put_right: Share
    within_follow_up: Share
    reopened: Share
    again: Share
    recovered: Share
    rated_well: Share
    feeling_change: Change
    cost_minor: int

    @property
    def evidence(self) -> Evidence:
        """How much their number can carry."""
        return evidence_of(self.reported)


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Promises of the cases: ``kept_on_time`` of those due, and apart the others that were due.

    Due is what was settled, or what is open past its time (``late``). What has no time is
    ``open_ended`` and in no other figure.
    """

    kept_on_time: Share
    kept_late: int
    broken: int
    late: int
    open_ended: int


@dataclass(frozen=True, slots=True)
class GestureFigures:
    """Gestures of one kind that were neither declined nor dropped, and what they cost."""

    kind: GestureKind
    n: int
    cost_minor: int


@dataclass(frozen=True, slots=True)
class Group:
    """The cases that share something: its ``key``, and its name where the venue gave it one.

    A ``key`` of None stands for those that have none. ``hidden`` gathers the places of cases that
    whoever asks may not read.
    """

    key: Key
    name: str
    figures: CaseFigures
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class HourCell:
    """One hour of the week at the venue, Monday being 0: how much happened in it."""

    weekday: int
    hour: int
    n: int
    put_right: Spread

    @property
    def evidence(self) -> Evidence:
        """How much its number can carry."""
        return evidence_of(self.n)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The same cases by what they share, the largest group first (severities: the worst first).

    ``hours`` are all 168 of a week, Monday 0:00 first, by when it happened.
    """

    category: tuple[Group, ...]
    place: tuple[Group, ...]
    department: tuple[Group, ...]
    kind: tuple[Group, ...]
    severity: tuple[Group, ...]
    owner: tuple[Group, ...]
    hours: tuple[HourCell, ...]


@dataclass(frozen=True, slots=True)
class RecoveryFigures:
    """Every figure of the cases of a scope, as of an instant.

    ``open_now`` and ``late_now`` count what stands open today whenever it was reported; everything
    else counts the cases reported in the period. ``within_limit`` is of all gestures asked for.
    """

    scope: MeasureScope
    as_of: datetime
    open_now: int
    late_now: int
    cases: CaseFigures
    gestures: tuple[GestureFigures, ...]
    within_limit: Share
    promises: PromiseFigures
    by: Breakdown


@dataclass(frozen=True, slots=True)
class Returns:
    """How a group of customers went on: who came back within the span, and how they felt.

    ``n`` customers were observed for the whole span. With fewer than 30 there are no figures; the
    feeling needs 30 customers of its own, ``felt`` being how many told one.
    """

    n: int
    returned: Share | None
    felt: int
    feeling: Mean | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Customers whose failure was put right beside customers who never had one."""

    days: int
    recovered: Returns
    no_failure: Returns


@dataclass(frozen=True, slots=True)
class TileFigures:
    """The five figures above the log.

    ``put_right`` and ``rated_well`` are of the cases reported from ``since`` until today;
    ``spent_minor`` is what the gestures cost that were agreed on from ``month`` (its first day) on.
    """

    open_now: int
    late_now: int
    put_right: Spread
    rated_well: Share
    spent_minor: int
    since: date
    month: date
