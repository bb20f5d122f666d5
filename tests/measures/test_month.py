"""A month that is not over is compared with as many days of the month before, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.bootstrap.month_report import MonthWords
from app.core.cancelling import Cancellation
from app.measures.report.service import MonthReader, days_before, month_of
from app.measures.scope import Period
from app.model.survey import Metric
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SurveyDesk]:
    """On 25 November 2026."""
    with open_place(tmp_path) as place:
        yield SurveyDesk(place.work, place.clock)


@pytest.mark.parametrize(
    ("month", "today", "since", "until"),
    [
        (date(2026, 10, 1), date(2026, 11, 25), date(2026, 9, 1), date(2026, 9, 30)),
        (date(2026, 11, 1), date(2026, 11, 25), date(2026, 10, 1), date(2026, 10, 25)),
        (date(2026, 11, 1), date(2026, 11, 1), date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 11, 1), date(2026, 11, 30), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 3, 1), date(2026, 3, 30), date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 1, 1), date(2026, 1, 9), date(2025, 12, 1), date(2025, 12, 9)),
    ],
)
def test_a_month_is_compared_with_the_days_of_the_one_before_that_are_over_in_it(
    month: date, today: date, since: date, until: date
) -> None:
    assert days_before(month_of(month), today) == Period(since, until)


def test_the_report_of_a_running_month_counts_and_names_the_same_days(desk: SurveyDesk) -> None:
    for day, score in ((3, 2), (25, 10), (26, 10), (31, 10)):
        desk.record(score, answered_at=datetime(2026, 10, day, 12, tzinfo=UTC))
    desk.record(9)
    reader, words = MonthReader(desk.work), MonthWords(desk.work)
    running = reader.read(date(2026, 11, 1), stop=Cancellation())
    nps = next(head for head in running.heads if head.figure.metric is Metric.NPS)
    assert nps.before is not None
    assert (nps.figure.n, nps.before.n) == (1, 2)
    assert "changes are against 1 Oct 2026 to 25 Oct 2026" in words.content(running).facts[1]
    whole = reader.read(date(2026, 10, 1), stop=Cancellation())
    assert "changes are against the month before" in words.content(whole).facts[1]
