"""Rules that come back: followed as far as asked, refused where they are absurd, never for long."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transfer.reading.recurrence import Rule, Series, UnusableRule, read_rule

FAR = date(2060, 1, 1)
START = datetime.fromisoformat("2020-01-01 09:00:00")


@pytest.fixture(scope="module")
def cases(corpora: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (corpora / "rrule-sabre" / "rrule_cases.json").read_text("utf-8")
    )
    return found


def test_every_rule_on_which_two_readers_agree_gives_their_days(cases: list[dict[str, Any]]) -> None:
    agreed = [case for case in cases if case["second_opinion_dateutil"] == "agrees"]
    assert len(agreed) > 10
    for case in agreed:
        start = datetime.fromisoformat(case["dtstart"])
        first = datetime.fromisoformat(case["fast_forward_to"] or case["dtstart"]).date()
        most = len(case["expected"]) or 3
        found = Series(start, (read_rule(case["rrule"]),)).between(first, FAR, most=most)
        assert [str(at) for at in found] == case["expected"], case["name"]


def test_every_rule_that_must_be_refused_is_refused_with_a_reason(cases: list[dict[str, Any]]) -> None:
    refused = [case for case in cases if case["must_raise"]]
    assert refused
    for case in refused:
        with pytest.raises(UnusableRule, match=r"\w"):
            read_rule(case["rrule"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=OFTEN",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=DAILY;UNTIL=20269999",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=28",
        "FREQ=DAILY;BYWEEKNO=3",
        "FREQ=YEARLY;BYDAY=" + ",".join(["MO"] * 500),
    ],
)
def test_what_no_calendar_can_mean_is_refused(text: str) -> None:
    with pytest.raises(UnusableRule, match=r"\w"):
        read_rule(text)


@pytest.mark.parametrize("text", ["FREQ=SECONDLY", "FREQ=DAILY;COUNT=99999999", "FREQ=MINUTELY;INTERVAL=7"])
def test_what_comes_back_without_end_is_given_up(text: str) -> None:
    series = Series(datetime.fromisoformat("1601-01-01 00:00:00"), (read_rule(text),))
    with pytest.raises(UnusableRule, match="too often"):
        series.between(date(2026, 1, 1), date(2026, 12, 31), most=12)


def test_a_rule_of_centuries_ago_is_followed_from_nearby() -> None:
    series = Series(datetime.fromisoformat("0001-01-01 09:00:00"), (read_rule("FREQ=DAILY;INTERVAL=3"),))
    found = series.between(date(2026, 11, 25), date(2026, 12, 2), most=12)
    assert len(found) in (2, 3)
    assert all((at.date() - date(1, 1, 1)).days % 3 == 0 for at in found)


def test_days_that_do_not_take_place_and_further_days_count() -> None:
    further, gone = (
        datetime.fromisoformat("2020-02-02 09:00:00"),
        datetime.fromisoformat("2020-01-03 09:00:00"),
    )
    series = Series(
        START,
        (read_rule("FREQ=DAILY;COUNT=4"),),
        (further,),
        frozenset({gone}),
        frozenset({date(2020, 1, 4)}),
    )
    assert [at.day for at in series.between(date(2020, 1, 1), FAR, most=9)] == [1, 2, 2]


@given(
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
    st.integers(1, 5),
    st.lists(st.integers(1, 12), max_size=3),
    st.lists(st.integers(1, 31), max_size=3),
)
def test_what_is_followed_from_nearby_is_what_is_followed_from_the_start(
    frequency: str, interval: int, months: list[int], days: list[int]
) -> None:
    text = f"FREQ={frequency};INTERVAL={interval}"
    text += f";BYMONTH={','.join(map(str, months))}" if months else ""
    text += f";BYMONTHDAY={','.join(map(str, days))}" if days and frequency != "WEEKLY" else ""
    try:
        rule = read_rule(text)
    except UnusableRule:
        return
    near = Series(START, (rule,)).between(date(2023, 3, 1), date(2024, 3, 1), most=1000)
    counted = Rule(**{name: getattr(rule, name) for name in rule.__slots__} | {"count": 10**6})
    whole = Series(START, (counted,)).between(date(2023, 3, 1), date(2024, 3, 1), most=1000)
    assert near == whole
    assert all(at.month in months for at in near if months)


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    try:
        rule = read_rule(text)
    except UnusableRule:
        return
    assert rule.frequency
