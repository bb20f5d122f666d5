"""Figures are those of a plain look at every answer, whatever the days, filters and sides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.core.measures.scales import NPS, Scale
from app.measures.rows import Figure
from app.measures.scope import Bucket, By, MeasureScope, Narrowing, Period
from app.measures.service import AnswerMeasures
from app.model.survey import Metric, SurveyAnswer
from app.surveys.service.settings import SurveySettingsService
from app.venue.workplace import Workplace
from tests.measures.plain import OLDEST, SCALES, TODAY, VALUES, Plain, as_counts, fill
from tests.venues import open_copy, open_place, open_server_place


def periods(dice: Random) -> Iterator[Period]:
    """Whole months, running ones, days, and anything else."""
    yield Period()
    yield Period(since=date(2026, 9, 1), until=TODAY)
    yield Period(since=date(2025, 12, 1), until=date(2026, 5, 31))
    yield Period(since=date(2026, 7, 1), until=date(2026, 7, 31))
    yield Period(until=date(2026, 3, 9))
    yield Period(since=TODAY - timedelta(days=29), until=TODAY)
    yield Period(since=date(2027, 1, 1))
    for _ in range(6):
        ends = sorted(OLDEST + timedelta(days=dice.randint(-20, 640)) for _ in range(2))
        yield Period(*ends)


def narrowings(dice: Random) -> Iterator[Narrowing]:
    """None, each alone, and some together."""
    yield Narrowing()
    for name, values in VALUES.items():
        chosen = dice.sample(values, dice.randint(1, len(values) - 1))
        yield Narrowing(**{name: tuple(chosen)})
    yield Narrowing(words="cold")
    for _ in range(4):
        names = dice.sample(sorted(VALUES), 2)
        yield Narrowing(**{name: (dice.choice(VALUES[name]),) for name in names})


def scales_of(metric: Metric) -> list[Scale]:
    return [scale for scale in dict.fromkeys(SCALES) if scale.metric == metric]


def test_any_scope_counts_what_a_plain_look_counts(place: Workplace) -> None:
    measures = AnswerMeasures(place)
    plain = read_plain(place)
    compared = 0
    dice = Random(5)
    for period in periods(dice):
        for narrowing in narrowings(dice):
            scope = MeasureScope(period, narrowing)
            for scale in dict.fromkeys(SCALES):
                found = measures.distribution(scope, Metric(scale.metric), scale=scale)
                assert found.figure.counts == plain.counts(scope, scale), (scope, scale)
                others = {other.scale: other.counts for other in found.others}
                assert others == {
                    other: counts
                    for other in scales_of(Metric(scale.metric))
                    if other != scale and any(counts := plain.counts(scope, other))
                }
                compared += found.figure.n
    assert compared > 2_000


@pytest.mark.parametrize("bucket", list(Bucket))
def test_every_bucket_of_a_trend_is_a_period_of_its_own(place: Workplace, bucket: Bucket) -> None:
    measures, plain, dice = AnswerMeasures(place), read_plain(place), Random(6)
    drawn = 0
    for period in periods(dice):
        for narrowing in (Narrowing(), *dice.sample(list(narrowings(dice)), 4)):
            trend = measures.trend(MeasureScope(period, narrowing), Metric.NPS, bucket=bucket, scale=NPS)
            for point in dice.sample(trend.points, min(12, len(trend.points))):
                alone = MeasureScope(Period(point.begin, point.end), narrowing)
                assert point.figure.counts == plain.counts(alone, NPS), (period, narrowing, point)
                drawn += point.figure.n
            assert_follow_each_other(trend.points, period)
    assert drawn > 100


def assert_follow_each_other(points: tuple[Any, ...], period: Period) -> None:
    for one, following in pairwise(points):
        assert following.begin == one.end + timedelta(days=1)
        assert not one.running
    if points and period.since is not None:
        assert points[0].begin == period.since
    if points and period.until is not None and period.until < TODAY:
        assert points[-1].end == period.until


@pytest.mark.parametrize("by", [by for by in By if by is not By.HOUR])
def test_groups_are_the_parts_of_a_plain_look(place: Workplace, by: By) -> None:
    measures, plain, dice = AnswerMeasures(place), read_plain(place), Random(7)
    for period in periods(dice):
        for narrowing in (Narrowing(), *dice.sample(list(narrowings(dice)), 3)):
            scope = MeasureScope(period, narrowing)
            answers = plain.answers(scope, NPS)
            keys = {key for one in answers for key in plain.keys(one, by)}
            if by is By.THEME:
                # Those about nothing are no group of themes.
                keys.discard(0)
            groups = measures.groups(scope, Metric.NPS, by=by, scale=NPS)
            found = {group.key: group.figure.counts for group in groups if by is not By.THEME or group.key}
            assert found == {
                key: as_counts(one for one in answers if key in plain.keys(one, by)) for key in keys
            }, scope


def test_hours_are_all_of_a_week(place: Workplace) -> None:
    measures, plain, dice = AnswerMeasures(place), read_plain(place), Random(8)
    for period in periods(dice):
        scope = MeasureScope(period)
        answers = plain.answers(scope, NPS)
        hours = measures.hours(scope, Metric.NPS, scale=NPS)
        assert [(each.weekday, each.hour) for each in hours] == [(d, h) for d in range(7) for h in range(24)]
        assert [each.figure.counts for each in hours] == [
            as_counts(one for one in answers if plain.keys(one, By.HOUR) == {hour}) for hour in range(168)
        ]


def test_a_filter_never_lets_in_what_was_not_counted_before(place: Workplace) -> None:
    measures = AnswerMeasures(place)
    for narrowing in narrowings(Random(9)):
        wide = measures.distribution(MeasureScope(), Metric.NPS).figure
        narrow = measures.distribution(MeasureScope(narrowing=narrowing), Metric.NPS).figure
        assert all(few <= many for few, many in zip(narrow.counts, wide.counts, strict=True)), narrowing


def test_a_headline_is_compared_with_as_many_whole_months_before(place: Workplace) -> None:
    measures, plain = AnswerMeasures(place), read_plain(place)
    scope = MeasureScope(Period(date(2026, 9, 1), TODAY))
    headline = measures.headline(scope, Metric.NPS)
    before = MeasureScope(Period(date(2026, 6, 1), date(2026, 8, 31)))
    assert headline.before == Figure(NPS, plain.counts(before, NPS))
    assert headline.figure.n > 10
    assert headline.change.value == pytest.approx((headline.figure.value or 0) - (headline.before.value or 0))


def test_without_a_beginning_there_is_nothing_to_compare_with(place: Workplace) -> None:
    headline = AnswerMeasures(place).headline(MeasureScope(), Metric.NPS)
    assert headline.before is None
    assert headline.change.value is None


def test_answers_on_another_scale_stand_apart(place: Workplace) -> None:
    headline = AnswerMeasures(place).headline(MeasureScope(), Metric.CSAT)
    assert headline.figure.scale == Scale("csat", 1, 5)
    assert [other.scale for other in headline.others] == [Scale("csat", 1, 7)]


def test_the_venue_chooses_the_scale_of_its_headline(place: Workplace) -> None:
    settings = SurveySettingsService(place)
    settings.change(0, {"csat": {"low": 1, "high": 7, "high_is_good": True}})
    headline = AnswerMeasures(place).headline(MeasureScope(), Metric.CSAT)
    assert headline.figure.scale == Scale("csat", 1, 7)


def test_a_venue_without_answers_has_no_figures_and_no_zeros(tmp_path: Path) -> None:
    with open_place(tmp_path) as opened:
        measures = AnswerMeasures(opened.work)
        headline = measures.headline(MeasureScope(Period(date(2026, 9, 1), TODAY)), Metric.NPS)
        assert (headline.figure.n, headline.figure.value, headline.asked) == (0, None, None)
        assert measures.trend(MeasureScope(), Metric.NPS, bucket=Bucket.MONTH).points == ()
        assert measures.groups(MeasureScope(), Metric.NPS, by=By.STAGE) == ()


def test_who_was_asked_and_did_not_answer_counts_in_the_response_rate(place: Workplace) -> None:
    with place.write() as session:
        for day in (1, 15, 24):
            at = datetime(2026, 11, day, 12, tzinfo=UTC)
            session.add(SurveyAnswer(metric="nps", scale_min=0, scale_max=10, asked_at=at))
    for period in (Period(), Period(date(2026, 11, 1), TODAY), Period(date(2026, 10, 9), date(2026, 11, 20))):
        headline = AnswerMeasures(place).headline(MeasureScope(period), Metric.NPS)
        zone = ZoneInfo(place.venue.zone)
        with place.read() as session:
            asked = [
                row.score is not None
                for row in session.scalars(select(SurveyAnswer).where(SurveyAnswer.metric == "nps"))
                if not row.left_out
                and row.asked_at is not None
                and (period.since or date.min)
                <= row.asked_at.astimezone(zone).date()
                <= (period.until or date.max)
            ]
        assert headline.asked is not None
        assert (headline.asked.k, headline.asked.n) == (sum(asked), len(asked))


def test_a_server_counts_the_same(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        fill(work, answers=150, seed=4)
        measures, plain, dice = AnswerMeasures(work), read_plain(work), Random(2)
        for period in list(periods(dice))[:8:2]:
            for narrowing in (Narrowing(), *dice.sample(list(narrowings(dice)), 5)):
                scope = MeasureScope(period, narrowing)
                found = measures.distribution(scope, Metric.NPS)
                assert found.figure.counts == plain.counts(scope, NPS), scope
            for bucket in Bucket:
                points = measures.trend(MeasureScope(period), Metric.NPS, bucket=bucket).points
                for point in dice.sample(points, min(9, len(points))):
                    alone = MeasureScope(Period(point.begin, point.end))
                    assert point.figure.counts == plain.counts(alone, NPS), point
            for by in By:
                groups = measures.groups(MeasureScope(period), Metric.NPS, by=by)
                answers = plain.answers(MeasureScope(period), NPS)
                for group in groups:
                    expected = as_counts(one for one in answers if group.key in plain.keys(one, by))
                    if by is not By.HOUR:
                        assert group.figure.counts == expected, group


def read_plain(work: Workplace) -> Plain:
    with work.read() as session:
        return Plain(session)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with many answers, written once."""
    with open_place(tmp_path_factory.mktemp("filled")) as opened:
        fill(opened.work, answers=700, seed=3)
    return opened.path.read_bytes()


@pytest.fixture
def place(tmp_path: Path, filled: bytes) -> Iterator[Workplace]:
    """Mara's on 25 November 2026, with many answers."""
    with open_copy(tmp_path, filled) as opened:
        yield opened.work


def test_the_beginning_of_time_has_nothing_before_it() -> None:
    for period in (
        Period(date.min, date(1, 2, 28)),
        Period(date(1, 3, 1), TODAY),
        Period(date.min, date.max),
    ):
        assert period.before(TODAY) is None


def test_weeks_begin_on_the_day_that_the_venue_sets(place: Workplace) -> None:
    SurveySettingsService(place).change(0, {"week_start": 3})
    trend = AnswerMeasures(place).trend(
        MeasureScope(Period(date(2026, 9, 1), TODAY)), Metric.NPS, bucket=Bucket.WEEK
    )
    assert {point.begin.weekday() for point in trend.points[1:]} == {3}
    assert (trend.points[0].begin, trend.points[0].end) == (date(2026, 9, 1), date(2026, 9, 2))
    assert [point.running for point in trend.points].count(True) == 1
    assert trend.points[-1].running


def test_what_nobody_waits_for_any_more_is_not_measured(place: Workplace) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    measures = AnswerMeasures(place)
    with pytest.raises(Cancelled):
        measures.trend(MeasureScope(), Metric.NPS, bucket=Bucket.MONTH, cancellation=cancellation)
    with pytest.raises(Cancelled):
        measures.groups(MeasureScope(), Metric.NPS, by=By.TAG, cancellation=cancellation)
