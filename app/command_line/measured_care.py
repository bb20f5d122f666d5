"""Recovery, promises and moments for the command line."""

from __future__ import annotations

from typing import Any

from app.cases.measures.rows import CaseFigures, PromiseFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.cases.measures.service import RecoveryMeasures
from app.command_line.measured import Answer, Asked, Measured, slot_detail, slot_key
from app.core.cancelling import Cancellation
from app.core.measures.means import Mean
from app.core.measures.quantiles import Spread
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.measures.queries.windows import Slot
from app.measures.value.delighting import MomentScope
from app.measures.value.over_time import CareOverTime
from app.measures.value.promising import PromiseScope
from app.measures.value.rows import MomentsDelivered
from app.measures.value.service import ValueMeasures
from app.venue.workplace import Workplace

_HOUR = 3600.0


def measure_recovery(work: Workplace, asked: Asked, *, cancellation: Cancellation) -> Answer:
    """How many of those who rated how it was put right gave 4 or 5, of the cases reported in the period."""
    period = asked.period
    figures = RecoveryMeasures(work).measure(CaseScope(period.since, period.until), cancellation)
    groups: tuple[Measured, ...] = ()
    if asked.bucket is not None:
        rated = CareOverTime(work).rated(asked.slots, cancellation)
        groups = tuple(
            Measured.of_share(share, _rated(share) | slot_detail(slot), key=_key(slot, asked))
            for slot, share in rated
        )
    elif asked.by == "place":
        groups = tuple(
            Measured.of_share(group.figures.rated_well, _case_counts(group.figures), key=_place(group.key))
            for group in figures.by.place
        )
    detail = _case_counts(figures.cases) | {"unit": "percent", "currency": work.venue.currency}
    whole = Measured.of_share(figures.cases.rated_well, detail)
    return Answer("recovery", period, whole, groups, head=_("Rated the fix 4 or 5"), unit="%")


def measure_promises(work: Workplace, asked: Asked, *, cancellation: Cancellation) -> Answer:
    """How many of the promises due in the period were kept on time."""
    period = asked.period
    figures = ValueMeasures(work).promises(PromiseScope(period.since, period.until), cancellation)
    groups: tuple[Measured, ...] = ()
    if asked.bucket is not None:
        kept = CareOverTime(work).promises(asked.slots, cancellation)
        groups = tuple(
            Measured.of_share(
                each.kept_on_time, _promise_counts(each) | slot_detail(slot), key=_key(slot, asked)
            )
            for slot, each in kept
        )
    whole = Measured.of_share(figures.kept_on_time, _promise_counts(figures) | {"unit": "percent"})
    return Answer("promises", period, whole, groups, head=_("Promises kept on time"), unit="%")


def measure_moments(work: Workplace, asked: Asked, *, cancellation: Cancellation) -> Answer:
    """How the moments of the period were taken, from 1 to 5, by those who showed it."""
    period = asked.period
    figures = ValueMeasures(work).moments(MomentScope(period.since, period.until), cancellation)
    groups: tuple[Measured, ...] = ()
    if asked.bucket is not None:
        taken = CareOverTime(work).moments(asked.slots, cancellation)
        groups = tuple(
            Measured.of_mean(_reaction(each), _moment_counts(each) | slot_detail(slot), key=_key(slot, asked))
            for slot, each in taken
        )
    detail = _moment_counts(figures) | {
        "unit": "score",
        "currency": work.venue.currency,
        "came_back": _share(figures.returned),
        "came_back_without": _share(figures.returned_without),
    }
    whole = Measured.of_mean(_reaction(figures), detail)
    return Answer("moments", period, whole, groups, head=_("Reaction to moments, 1 to 5"), digits=1)


def _key(slot: Slot, asked: Asked) -> str | None:
    return None if asked.bucket is None else slot_key(slot, asked.bucket)


def _place(key: object) -> str | None:
    return str(key) if key else None


def _rated(share: Share) -> dict[str, Any]:
    return {"rated_well": share.k, "rated": share.n}


def _case_counts(figures: CaseFigures) -> dict[str, Any]:
    return {
        **_rated(figures.rated_well),
        "reported": figures.reported,
        "open": figures.open,
        "late": figures.late,
        "recovered": _share(figures.recovered),
        "reopened": _share(figures.reopened),
        "again": _share(figures.again),
        "acknowledge": _hours(figures.acknowledge),
        "put_right": _hours(figures.put_right),
        "first_put_right": _hours(figures.first_put_right),
        "cost_minor": figures.cost_minor,
    }


def _promise_counts(figures: PromiseFigures) -> dict[str, Any]:
    return {
        "kept_on_time": figures.kept_on_time.k,
        "due": figures.kept_on_time.n,
        "kept_late": figures.kept_late,
        "broken": figures.broken,
        "late": figures.late,
        "open_ended": figures.open_ended,
    }


def _moment_counts(figures: MomentsDelivered) -> dict[str, Any]:
    return {
        "delivered": figures.delivered,
        "skipped": figures.skipped,
        "reactions": figures.reactions,
        "cost_minor": figures.cost_minor,
    }


def _reaction(figures: MomentsDelivered) -> Mean:
    return Mean(figures.reactions, figures.mean_reaction, figures.reaction_interval)


def _share(share: Share | None) -> dict[str, int] | None:
    return None if share is None else {"k": share.k, "n": share.n}


def _hours(spread: Spread) -> dict[str, Any]:
    return {
        "n": spread.n,
        "median_hours": None if spread.median is None else spread.median.total_seconds() / _HOUR,
        "p90_hours": None if spread.p90 is None else spread.p90.total_seconds() / _HOUR,
    }
