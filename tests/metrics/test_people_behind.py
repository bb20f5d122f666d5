"""Whoever is behind a point or a bar is exactly who it was counted from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.cancelling import Cancellation
from app.core.measures.scales import NPS
from app.measures.rows import Figure, HourFigure
from app.measures.service import AnswerMeasures
from app.measures.why.service import WhyMeasures
from app.metrics.choices import Choice, MetricsChoices
from app.metrics.clicked import Clicked
from app.metrics.compare.rows import Against
from app.metrics.people.rows import PeoplePage
from app.metrics.reading import drawn
from app.metrics.reading.compare import CompareReader
from app.metrics.reading.people import PeopleReader
from app.metrics.state import MetricsState
from app.model.survey import Metric
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place

NOW = Cancellation()
CHOICES = MetricsChoices(places=(Choice("101", "101"), Choice("412", "412")))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SurveyDesk]:
    """Thirty answers of this month, every third about 412."""
    with open_place(tmp_path) as place:
        made = SurveyDesk(place.work, place.clock)
        for at in range(30):
            place_of = "101" if at % 3 else "412"
            made.record(at % 11, place=place_of, answered_at=place.clock.now() - timedelta(hours=at))
        yield made


def reading(desk: SurveyDesk) -> Reading:
    return Reading(desk.work.wording, desk.work.clock)


def people(desk: SurveyDesk, clicked: object, state: MetricsState) -> PeoplePage:
    """Those behind what was clicked."""
    read = PeopleReader(
        WhyMeasures.at(desk.work).comments,
        measures=AnswerMeasures(desk.work),
        state=lambda: state,
        choices=lambda: CHOICES,
        reading=reading(desk),
    )
    return read(clicked, with_words=False, offset=0, limit=50)(NOW)


def test_a_point_of_one_place_among_others_leads_to_that_place_alone(desk: SurveyDesk) -> None:
    state = MetricsState()
    compared = CompareReader(AnswerMeasures(desk.work), reading=reading(desk)).compare(
        state, Against.PLACE, cancellation=NOW
    )
    chart = next(chart for chart in compared.charts.charts if chart.name == "412")
    point = chart.data.series[0].points[-1]
    page = people(desk, point.key, state)
    assert (point.n, page.total, len(page.rows)) == (10, 10, 10)
    assert all("412" in row.about for row in page.rows)
    assert page.title == "NPS: 412, November 2026"
    assert page.about == ("1 Nov 2026 to 30 Nov 2026",)


def test_the_filters_of_the_pane_hold_for_those_behind_a_score_and_are_named(desk: SurveyDesk) -> None:
    clicked = Clicked(Metric.NPS, "Score 3", only=(("scores", (3,)),))
    everybody = people(desk, clicked, MetricsState())
    some = people(desk, clicked, MetricsState(places=("412",)))
    assert (everybody.total, some.total) == (3, 1)
    assert some.figure == "n=1"
    assert some.about == ("1 Dec 2024 to 25 Nov 2026", "Place: 412")


def test_a_place_that_was_clicked_is_named_once(desk: SurveyDesk) -> None:
    clicked = Clicked(Metric.NPS, "412", only=(("places", ("412",)),))
    page = people(desk, clicked, MetricsState(places=("412", "101")))
    assert (page.title, page.total, page.about) == ("NPS: 412", 10, ("1 Dec 2024 to 25 Nov 2026",))


def test_hours_at_the_ends_of_the_day_in_which_nobody_answers_are_left_out() -> None:
    counts = tuple(12 if score == 9 else 0 for score in range(11))
    hours = [HourFigure(day, hour, Figure(NPS, counts)) for day in range(7) for hour in (8, 9, 21)]
    empty = [HourFigure(0, hour, Figure(NPS)) for hour in (0, 7, 12, 23)]
    heat = drawn.heat_data(
        [*empty, *hours], scale=NPS, week_start=0, wording=Wording("hotel", "en", "Europe/Zurich", "CHF")
    )
    assert (heat.columns[0], heat.columns[-1], len(heat.columns)) == ("08", "21", 14)
    cell = next(cell for cell in heat.cells if cell.row == 1 and heat.columns[cell.column] == "09")
    assert cell.key == Clicked(Metric.NPS, "Tuesday 09:00", only=(("hours", (24 + 9,)),))
    nobody = drawn.heat_data(
        empty, scale=NPS, week_start=0, wording=Wording("hotel", "en", "Europe/Zurich", "CHF")
    )
    assert (nobody.columns, nobody.cells) == ((), ())
