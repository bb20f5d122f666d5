"""Measures as charts draw them: no colour, no line and no share that the answers do not carry."""

from __future__ import annotations

from datetime import date

from app.core.measures.scales import NPS, Scale
from app.measures.rows import Distribution, Figure, Group, Trend, TrendPoint
from app.measures.scope import Bucket, By, MeasureScope, Narrowing, Period
from app.metrics.clicked import Clicked
from app.metrics.reading import drawn
from app.model.survey import Metric
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")


def figure(**of: int) -> Figure:
    """So many answers of each score: ``s9=60``."""
    return Figure(NPS, tuple(of.get(f"s{score}", 0) for score in range(11)))


def test_a_group_is_red_only_when_it_is_worse_by_more_than_chance() -> None:
    groups = [
        Group(By.STAGE, 1, "Arrival", figure(s9=300, s3=60)),
        Group(By.STAGE, 2, "Stay", figure(s9=290, s3=70)),
        Group(By.STAGE, 3, "Problem", figure(s9=40, s3=60)),
    ]
    bars = drawn.group_bars(groups, by=By.STAGE, scale=NPS)
    assert [row.tone for row in bars.rows] == ["brand", "brand", "alert"]
    assert bars.rows[2].key == Clicked(Metric.NPS, "Problem", only=(("stage_ids", (3,)),))


def test_few_answers_are_never_red() -> None:
    groups = [Group(By.PLACE, "101", "101", figure(s9=300)), Group(By.PLACE, "102", "102", figure(s0=9))]
    assert [row.tone for row in drawn.group_bars(groups, by=By.PLACE, scale=NPS).rows] == ["brand", "brand"]


def test_groups_of_which_nobody_tells_anything_are_no_bars() -> None:
    groups = [Group(By.DEPARTMENT, 0, "", figure(s9=300))]
    assert drawn.group_bars(groups, by=By.DEPARTMENT, scale=NPS).rows == ()


def test_a_handful_has_scores_and_no_shares() -> None:
    few = drawn.distribution_data(Distribution(figure(s9=3, s2=1)))
    assert [bar.n for bar in few.bars][2] == 1
    assert few.parts == ()
    enough = drawn.distribution_data(Distribution(figure(s9=30, s7=6, s2=4)))
    assert [(part.label, part.share) for part in enough.parts] == [
        ("detractors", 0.1),
        ("passives", 0.15),
        ("promoters", 0.75),
    ]
    assert enough.parts[2].key == Clicked(Metric.NPS, "Promoters", only=(("scores", (9, 10)),))


def test_a_point_is_a_period_of_its_own_and_leads_to_its_answers() -> None:
    months = (
        TrendPoint(date(2026, 10, 1), date(2026, 10, 31), figure(s9=30)),
        TrendPoint(date(2026, 11, 1), date(2026, 11, 30), figure(), running=True),
    )
    line = drawn.trend_data(
        [("NPS", Trend(Bucket.MONTH, months), "brand")], (), scale=NPS, wording=WORDING
    ).series[0]
    assert [point.label for point in line.points] == ["October 2026", "November 2026"]
    assert line.points[1].value is None
    assert line.points[1].running
    assert line.points[1].key is None
    clicked = line.points[0].key
    assert isinstance(clicked, Clicked)
    assert clicked.scope(MeasureScope(Period(), Narrowing(places=("412",)))) == MeasureScope(
        Period(date(2026, 10, 1), date(2026, 10, 31)), Narrowing(places=("412",))
    )


def test_answers_on_another_scale_are_said_to_be_apart() -> None:
    others = (Figure(Scale("csat", 1, 7), (0, 0, 0, 0, 0, 20, 100, 0, 0, 0, 0)),)
    assert drawn.others_note(others, WORDING) == "Also answered, and counted apart: 120 on 1 to 7."
    assert drawn.others_note((), WORDING) == ""
