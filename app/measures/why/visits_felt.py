"""How visits were felt, by what was logged along them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, select

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.means import mean_of_counts
from app.core.measures.peak_end import PeakEnd, peak_end
from app.core.rights import Right
from app.measures.scope import MeasureScope
from app.measures.why.rows import VisitsFelt
from app.model.codes import VisitStatus
from app.model.tag import CustomerTag
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.expressions import InThisOrder
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_VISIT, _TOUCHPOINT = cast(Table, Visit.__table__), cast(Table, Touchpoint.__table__)
_TAGGED = cast(Table, CustomerTag.__table__)
_FELT = (VisitStatus.HERE, VisitStatus.COMPLETED)
FILTERS = frozenset({"places", "segments", "tag_ids"})
"""Of the filters of answers those that can be asked of a visit."""


class VisitFeelings:
    """Sums up the feelings of visits that began in a period; raises Cancelled when nobody waits any more."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.MEASURE)
    def read(self, scope: MeasureScope, cancellation: Cancellation | None = None) -> VisitsFelt | None:
        """The peak and the end of visits on which a feeling was logged.

        None where the scope is narrowed by what is not known of visits: then nothing is said rather than too much.
        """
        if scope.narrowing.used - FILTERS:
            return None
        found: Counter[PeakEnd] = Counter()
        with self._work.read(cancellation) as session:
            rows = read_rows(session, _felt(scope))
            for felt in _visits(rows):
                found[felt] += 1
        halves = Counter(dict.fromkeys(range(-4, 5), 0))
        for felt, n in found.items():
            halves[felt.peak + felt.end] += n
        return VisitsFelt(
            peak=mean_of_counts((felt.peak, n) for felt, n in found.items()),
            end=mean_of_counts((felt.end, n) for felt, n in found.items()),
            both=mean_of_counts(halves.items()).times(0.5),
            low_peaks=sum(n for felt, n in found.items() if felt.peak < 0),
            low_ends=sum(n for felt, n in found.items() if felt.end < 0),
        )


def _visits(rows: Any) -> Iterator[PeakEnd]:
    for _, touchpoints in groupby(rows, key=lambda row: row.visit_id):
        felt = peak_end([row.feeling for row in touchpoints])
        assert felt is not None
        yield felt


def _felt(scope: MeasureScope) -> Any:
    return (
        select(_TOUCHPOINT.c.visit_id, _TOUCHPOINT.c.feeling)
        .select_from(InThisOrder(_VISIT, _TOUCHPOINT, _TOUCHPOINT.c.visit_id == _VISIT.c.id))
        .where(_TOUCHPOINT.c.feeling.is_not(None), *_conditions(scope))
        .order_by(_TOUCHPOINT.c.visit_id, _TOUCHPOINT.c.at, _TOUCHPOINT.c.id)
    )


def _conditions(scope: MeasureScope) -> Iterator[ColumnElement[bool]]:
    since, until = scope.period.since, scope.period.until
    yield _VISIT.c.status.in_(_FELT)
    yield _VISIT.c.arrives_on >= (since or date.min)
    if until is not None:
        yield _VISIT.c.arrives_on <= until
    narrowing = scope.narrowing
    if narrowing.places:
        yield _VISIT.c.place.in_(narrowing.places)
    if narrowing.segments:
        yield _VISIT.c.segment.in_(narrowing.segments)
    if narrowing.tag_ids:
        tagged = _VISIT.c.customer_id.in_(
            select(_TAGGED.c.customer_id).where(_TAGGED.c.tag_id.in_(narrowing.tag_ids))
        )
        none = _VISIT.c.customer_id.not_in(select(_TAGGED.c.customer_id))
        yield tagged | none if 0 in narrowing.tag_ids else tagged
