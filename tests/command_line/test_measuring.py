"""``measures``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.bootstrap.opening import open_workplace
from app.core.measures.scales import first_scale
from app.measures.scope import By, MeasureScope, Period
from app.model.survey import Metric, SurveyAnswer
from tests.command_line.conftest import Run
from tests.measures.plain import Plain, as_counts
from tests.venues import open_place

ANSWER = {"metric", "from", "to", "n", "value", "low", "high", "detail", "groups"}
GROUP = {"key", "n", "value", "low", "high", "tentative", "detail"}
METRICS = ("nps", "csat", "ces", "recovery", "promises", "moments")
NOON = datetime(2024, 11, 20, 12, tzinfo=UTC)
Measure = Callable[..., Any]


@pytest.fixture
def venue(tmp_path: Path) -> Path:
    """A venue of which nothing is known yet."""
    with open_place(tmp_path):
        pass
    return tmp_path


@pytest.fixture
def measure(run: Run, venue: Path) -> Measure:
    """Measures that venue; gives the answer."""

    def command(*words: str) -> Any:
        code, answer, _messages = run("measures", *words, "--data-dir", str(venue))
        assert code == 0
        assert set(answer) == ANSWER
        assert all(set(group) == GROUP for group in answer["groups"])
        return answer

    return command


def give(venue: Path, *scores: int, metric: str = "nps", low: int = 0, high: int = 10, **more: Any) -> None:
    """Somebody answers, each time another one."""
    known = {"channel": "paper", "answered_at": NOON, "arrived_at": NOON} | more
    with open_workplace(venue) as work, work.write() as session:
        session.add_all(
            SurveyAnswer(metric=metric, scale_min=low, scale_max=high, score=score, **known)
            for score in scores
        )


def test_the_vector_of_the_reference_comes_out(measure: Measure, venue: Path) -> None:
    give(venue, *[10] * 18, *[8] * 11, *[3] * 3)
    answer = measure("--metric", "nps")
    assert (answer["metric"], answer["n"], answer["from"], answer["to"]) == ("nps", 32, None, None)
    assert answer["value"] == 46.875
    assert (round(answer["low"], 2), round(answer["high"], 2)) == (20.41, 65.31)
    detail = answer["detail"]
    assert (detail["promoters"], detail["passives"], detail["detractors"]) == (18, 11, 3)
    assert (detail["scores"]["10"], detail["scores"]["3"], detail["scores"]["0"]) == (18, 3, 0)
    assert detail["evidence"] == "solid"


def test_satisfaction_is_told_in_percent_of_those_who_are(measure: Measure, venue: Path) -> None:
    give(venue, *[5] * 8, *[2] * 2, metric="csat", low=1, high=5)
    answer = measure("--metric", "csat")
    assert (answer["value"], round(answer["low"], 2), round(answer["high"], 2)) == (80.0, 49.02, 94.33)
    assert (answer["detail"]["satisfied"], answer["detail"]["average"]) == (8, 4.4)
    assert answer["detail"]["unit"] == "percent"


def test_effort_is_the_mean_on_its_scale_turned_so_that_more_is_easier(measure: Measure, venue: Path) -> None:
    give(venue, 1, 2, 3, metric="ces", low=1, high=7, high_is_good=False)
    assert measure("--metric", "ces")["value"] is None
    answer = measure("--metric", "ces", "--scale", "7-1")
    assert (answer["n"], answer["value"]) == (3, 6.0)
    assert answer["detail"]["scale"] == {"min": 1, "max": 7, "high_is_good": False}


def test_two_scales_never_share_a_figure(measure: Measure, venue: Path) -> None:
    give(venue, 5, 4, metric="csat", low=1, high=5)
    give(venue, 1, 7, 7, metric="csat", low=1, high=7)
    answer = measure("--metric", "csat")
    assert answer["n"] == 2
    assert [(each["max"], each["n"]) for each in answer["detail"]["other_scales"]] == [(7, 3)]
    assert measure("--metric", "csat", "--scale", "1-7")["n"] == 3


@pytest.mark.parametrize("metric", METRICS)
def test_no_data_is_no_value_and_no_failure(run: Run, venue: Path, metric: str) -> None:
    code, answer, messages = run("measures", "--metric", metric, "--by", "month", "--data-dir", str(venue))
    assert (code, answer["n"], answer["value"]) == (0, 0, None)
    assert (answer["low"], answer["high"], answer["groups"]) == (None, None, [])
    assert messages == "There is nothing to measure in these days.\n"


def test_both_days_of_the_period_count(measure: Measure, venue: Path) -> None:
    for day in (1, 2, 3, 4):
        give(venue, 9, answered_at=NOON.replace(day=day))
    answer = measure("--from", "2024-11-02", "--to", "2024-11-03")
    assert (answer["n"], answer["from"], answer["to"]) == (2, "2024-11-02", "2024-11-03")
    assert (answer["detail"]["before"]["n"], answer["detail"]["before"]["within_chance"]) == (1, True)


def test_by_time_every_bucket_is_there_the_empty_ones_too(measure: Measure, venue: Path) -> None:
    give(venue, 9, answered_at=NOON.replace(month=9))
    give(venue, 9, 0)
    groups = measure("--by", "month", "--to", "2024-11-30")["groups"]
    assert [(group["key"], group["n"], group["value"]) for group in groups] == [
        ("2024-09", 1, 100.0),
        ("2024-10", 0, None),
        ("2024-11", 2, 0.0),
    ]
    assert [group["tentative"] for group in groups] == [True, True, True]
    weeks = measure("--by", "week", "--from", "2024-11-11", "--to", "2024-11-19")["groups"]
    assert [(week["key"], week["detail"]["to"]) for week in weeks] == [
        ("2024-11-11", "2024-11-17"),
        ("2024-11-18", "2024-11-19"),
    ]
    days = measure("--by", "day", "--from", "2024-11-19", "--to", "2024-11-21")["groups"]
    assert [(day["key"], day["n"]) for day in days] == [
        ("2024-11-19", 0),
        ("2024-11-20", 2),
        ("2024-11-21", 0),
    ]


def test_somebody_who_answers_in_every_month_counts_once_in_all(run: Run, hotel: Path) -> None:
    for days in (0, 31, 62):
        give(hotel, 10, metric="csat", low=1, high=10, customer_id=3, answered_at=NOON - timedelta(days=days))
    words = ("--metric", "csat", "--scale", "1-10", "--by", "month", "--data-dir", str(hotel))
    _, answer, _ = run("measures", *words)
    assert answer["n"] == 1
    assert sum(group["n"] for group in answer["groups"]) == 3


def test_groups_by_side_add_up_to_the_whole(measure: Measure, venue: Path) -> None:
    give(venue, 9, 10, stage_id=1, place="412")
    give(venue, 3, stage_id=2, channel="web")
    give(venue, 6)
    stages = measure("--by", "stage")["groups"]
    assert [(group["n"], group["detail"]["stage_id"]) for group in stages] == [(2, 1), (1, 2), (1, None)]
    assert stages[-1]["key"] is None
    assert [(each["key"], each["n"]) for each in measure("--by", "channel")["groups"]] == [
        ("paper", 3),
        ("web", 1),
    ]
    assert [(each["key"], each["n"]) for each in measure("--by", "place")["groups"]] == [
        ("412", 2),
        (None, 2),
    ]


def test_tries_and_staff_are_left_out_and_the_unanswered_only_lower_the_response_rate(
    measure: Measure, venue: Path
) -> None:
    give(venue, 9, asked_at=NOON)
    give(venue, 0, left_out="test")
    give(venue, 0, left_out="staff")
    with open_workplace(venue) as work, work.write() as session:
        session.add(SurveyAnswer(metric="nps", scale_min=0, scale_max=10, channel="email", asked_at=NOON))
    answer = measure()
    assert (answer["n"], answer["value"]) == (1, 100.0)
    detail = answer["detail"]
    assert (detail["asked"], detail["answered"], detail["response_rate"]) == (2, 1, 50.0)


def test_where_no_asking_was_written_down_the_response_rate_is_unknown(measure: Measure, venue: Path) -> None:
    give(venue, 9)
    detail = measure()["detail"]
    assert (detail["asked"], detail["response_rate"]) == (None, None)


@pytest.mark.parametrize("metric", METRICS)
def test_a_lived_in_venue_is_measured_by_month(run: Run, hotel: Path, metric: str) -> None:
    words = ("--metric", metric, "--by", "month", "--to", "2026-11-25", "--data-dir", str(hotel))
    code, answer, messages = run("measures", *words)
    assert (code, messages) == (0, "")
    assert answer["n"] > 0
    last = answer["groups"][-1]
    assert (last["key"], last["detail"]["from"]) == ("2026-11", "2026-11-01")
    if metric in ("recovery", "promises", "moments"):
        assert sum(group["n"] for group in answer["groups"]) == answer["n"]


@pytest.mark.parametrize("metric", list(Metric))
@pytest.mark.parametrize("by", ["month", "stage", "channel", "place"])
def test_every_number_is_that_of_a_plain_look_at_the_answers(
    run: Run, hotel: Path, metric: Metric, by: str
) -> None:
    since, until = date(2025, 3, 9), date(2026, 10, 20)
    words = ("--metric", metric.value, "--by", by, "--from", str(since), "--to", str(until))
    _, answer, _ = run("measures", *words, "--data-dir", str(hotel))
    with open_workplace(hotel) as work, work.read() as session:
        plain = Plain(session)
    scale = first_scale(metric)
    counted = plain.answers(MeasureScope(Period(since, until)), scale)
    assert scores_of(answer["detail"]) == as_counts(counted)[scale.low : scale.high + 1]
    assert answer["n"] == len(counted) > 10
    for group in answer["groups"]:
        detail = group["detail"]
        if by == "month":
            begin, end = date.fromisoformat(detail["from"]), date.fromisoformat(detail["to"])
            alike = plain.answers(MeasureScope(Period(begin, end)), scale)
        else:
            key = detail["stage_id"] if by == "stage" else group["key"]
            alike = [
                one for one in counted if {key or (0 if by == "stage" else "")} == plain.keys(one, By(by))
            ]
        assert scores_of(detail) == as_counts(alike)[scale.low : scale.high + 1], group
    if by != "month":
        assert sum(group["n"] for group in answer["groups"]) == answer["n"]


def scores_of(detail: Any) -> tuple[int, ...]:
    """How many there are of each score of the scale."""
    return tuple(detail["scores"].values())


def test_what_was_put_right_is_told_by_place(run: Run, hotel: Path) -> None:
    _, answer, _ = run("measures", "--metric", "recovery", "--by", "place", "--data-dir", str(hotel))
    detail = answer["detail"]
    assert answer["value"] == 100 * detail["rated_well"] / detail["rated"]
    assert sum(group["n"] for group in answer["groups"]) == answer["n"] == detail["rated"]


def test_people_get_sentences_and_no_rate_of_a_few(capsys: pytest.CaptureFixture[str], venue: Path) -> None:
    give(venue, *[10] * 18, *[8] * 11, *[3] * 3)
    give(venue, 9, channel="web")
    assert main(["measures", "--by", "channel", "--data-dir", str(venue)]) == 0
    head, *_, paper, web = capsys.readouterr().out.splitlines()
    assert head == "NPS, 0 to 10: +48, 95% sure: +22 to +66, n=33"
    assert paper.split(None, 1) == ["paper", "+47, 95% sure: +20 to +65, n=32"]
    assert web.split(None, 1) == ["web", "n=1, too few to tell"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--metric", "joy"), "invalid choice"),
        (("--by", "year"), "invalid choice"),
        (("--from", "yesterday"), "must be a date"),
        (("--from", "2024-11-02", "--to", "2024-11-01"), "--from is after --to"),
        (("--metric", "nps", "--scale", "1-10"), "answers from 1 to 10 are measured as csat"),
        (("--metric", "nps", "--scale", "1-5"), "choose from 0-10"),
        (("--metric", "csat", "--scale", "5-1"), "choose from 1-5, 1-7, 1-10"),
        (("--metric", "csat", "--scale", "five"), "two scores such as 1-5"),
        (("--metric", "csat", "--scale", "٥-1"), "two scores such as 1-5"),
        (("--metric", "promises", "--scale", "1-5"), "promises has no scale to choose"),
        (("--metric", "promises", "--by", "stage"), "promises is not told apart by stage"),
        (("--metric", "moments", "--by", "place"), "moments is not told apart by place"),
        (("--metric", "recovery", "--by", "channel"), "recovery is not told apart by channel"),
    ],
)
def test_nonsense_is_wrong_usage(run: Run, venue: Path, words: tuple[str, ...], said: str) -> None:
    code, answer, messages = run("measures", *words, "--data-dir", str(venue))
    assert (code, answer) == (2, None)
    assert said in messages
    assert "usage:" in messages


def test_days_that_nobody_lived_are_empty(measure: Measure, venue: Path) -> None:
    give(venue, 9)
    for words in (
        ("--from", "2090-01-01"),
        ("--to", "1990-01-01"),
        ("--from", "0001-01-01", "--to", "0001-02-28"),
    ):
        answer = measure("--by", "month", *words)
        assert (answer["n"], answer["value"]) == (0, None)
    assert measure("--from", "0001-01-01", "--to", "9999-12-31")["n"] == 1
    assert date.fromisoformat(measure("--to", "9999-12-31")["to"]) == date.max


def test_without_a_venue_it_says_so(run: Run, tmp_path: Path) -> None:
    code, _, messages = run("measures", "--data-dir", str(tmp_path))
    assert code == 1
    assert "There is no venue" in messages
