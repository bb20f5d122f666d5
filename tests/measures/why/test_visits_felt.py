"""Visits are felt by their strongest moment and their last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from app.core.measures.means import mean_of
from app.core.measures.peak_end import PeakEnd, peak_end
from app.measures.scope import MeasureScope, Narrowing, Period
from app.measures.why.visits_felt import VisitFeelings
from app.model.tag import CustomerTag
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace


def narrowings() -> Iterator[MeasureScope]:
    """Scopes that can be asked of visits."""
    yield MeasureScope()
    yield MeasureScope(Period(date(2026, 1, 1), date(2026, 6, 30)))
    yield MeasureScope(Period(until=date(2026, 6, 30)), Narrowing(places=("412", "")))
    yield MeasureScope(narrowing=Narrowing(segments=("leisure",)))
    yield MeasureScope(narrowing=Narrowing(tag_ids=(1,)))
    yield MeasureScope(narrowing=Narrowing(tag_ids=(0,)))


def plain(work: Workplace, scope: MeasureScope) -> list[PeakEnd]:
    """Visit by visit."""
    narrowing = scope.narrowing
    with work.read() as session:
        tagged: dict[int, set[int]] = {}
        for row in session.scalars(select(CustomerTag)):
            tagged.setdefault(row.customer_id, set()).add(row.tag_id)
        found = []
        for visit in session.scalars(select(Visit).where(Visit.status.in_(("here", "completed")))):
            mine = select(Touchpoint).where(Touchpoint.visit_id == visit.id)
            points = sorted(session.scalars(mine), key=lambda row: (row.at, row.id))
            felt = peak_end([row.feeling for row in points if row.feeling is not None])
            tags = tagged.get(visit.customer_id, {0})
            if (
                felt is not None
                and visit.arrives_on is not None
                and (scope.period.since or date.min) <= visit.arrives_on <= (scope.period.until or date.max)
                and (not narrowing.places or visit.place in narrowing.places)
                and (not narrowing.segments or visit.segment in narrowing.segments)
                and (not narrowing.tag_ids or tags & set(narrowing.tag_ids))
            ):
                found.append(felt)
    return found


def test_visits_are_summed_up_as_a_plain_look_does(place: Workplace) -> None:
    for scope in narrowings():
        found = VisitFeelings(place).read(scope)
        felt = plain(place, scope)
        assert found is not None
        assert found.both.n == len(felt)
        assert found.both.value == pytest.approx(mean_of(one.value for one in felt).value)
        assert found.peak.value == pytest.approx(mean_of(one.peak for one in felt).value)
        assert found.end.value == pytest.approx(mean_of(one.end for one in felt).value)
        assert found.low_peaks == sum(one.peak < 0 for one in felt)
        assert found.low_ends == sum(one.end < 0 for one in felt)
    assert len(plain(place, MeasureScope())) > 10


def test_nothing_is_said_where_a_filter_says_nothing_of_visits(place: Workplace) -> None:
    assert VisitFeelings(place).read(MeasureScope(narrowing=Narrowing(stage_ids=(1,)))) is None
