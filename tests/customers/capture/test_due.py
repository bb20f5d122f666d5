"""Times that clock changes, midnight and the hour of speaking make difficult."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.customers.capture.grammar import propose
from app.customers.capture.proposals import Doubt, NewPromise, Proposal

ZURICH = ZoneInfo("Europe/Zurich")


def read(line: str, now: datetime) -> tuple[Proposal, NewPromise]:
    proposal = propose(line, now=now, default_owner="Mara")
    promise = proposal.parts[0]
    assert isinstance(promise, NewPromise)
    return proposal, promise


def due(line: str, now: datetime) -> datetime:
    found = read(line, now)[1].due_at
    assert found is not None
    return found


def others(proposal: Proposal) -> list[datetime | None]:
    return [
        part.due_at for other in proposal.alternatives for part in other.parts if isinstance(part, NewPromise)
    ]


def test_a_due_time_is_aware_and_in_the_zone_of_the_venue() -> None:
    now = datetime(2026, 7, 1, 9, 0, tzinfo=ZURICH)
    found = due("promised a call tomorrow 15:00", now)
    assert found.astimezone(UTC) == datetime(2026, 7, 2, 13, 0, tzinfo=UTC)


def test_an_hour_that_the_clock_skips_moves_on_and_says_so() -> None:
    now = datetime(2026, 3, 28, 20, 0, tzinfo=ZURICH)
    proposal, promise = read("promised a wake call tomorrow 02:30", now)
    assert promise.due_at == datetime(2026, 3, 29, 3, 30, tzinfo=ZURICH)
    assert proposal.doubts == {Doubt.CLOCK_SKIPS}


def test_an_hour_that_comes_twice_offers_both() -> None:
    now = datetime(2026, 10, 24, 20, 0, tzinfo=ZURICH)
    proposal, promise = read("promised a taxi tomorrow 02:30", now)
    assert promise.due_at is not None
    assert promise.due_at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert proposal.doubts == {Doubt.CLOCK_TWICE}
    second = others(proposal)[0]
    assert second is not None
    assert second.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_hours_from_now_are_real_hours_over_a_clock_change() -> None:
    now = datetime(2026, 10, 25, 1, 0, tzinfo=ZURICH)
    found = due("remind kitchen in 3 hours", now)
    assert found.astimezone(UTC) - now.astimezone(UTC) == timedelta(hours=3)
    assert (found.hour, found.minute) == (3, 0)


def test_days_from_now_keep_the_date_over_a_clock_change() -> None:
    now = datetime(2026, 10, 24, 23, 30, tzinfo=ZURICH)
    assert due("promised a reply in 2 days", now).date().isoformat() == "2026-10-26"


def test_just_before_midnight_tomorrow_is_the_next_date() -> None:
    now = datetime(2026, 12, 31, 23, 59, tzinfo=ZURICH)
    assert due("promised a call tomorrow 9:00", now) == datetime(2027, 1, 1, 9, 0, tzinfo=ZURICH)


def test_just_after_midnight_today_is_the_new_date() -> None:
    now = datetime(2027, 1, 1, 0, 5, tzinfo=ZURICH)
    assert due("promised a call today", now) == datetime(2027, 1, 1, 23, 59, tzinfo=ZURICH)


def test_midnight_is_the_end_of_the_day_it_is_said_with() -> None:
    now = datetime(2026, 11, 25, 14, 0, tzinfo=ZURICH)
    assert due("promised fireworks on Friday at midnight", now) == datetime(2026, 11, 28, 0, 0, tzinfo=ZURICH)
    assert due("promised fireworks by midnight", now) == datetime(2026, 11, 26, 0, 0, tzinfo=ZURICH)


def test_half_past_midnight_said_late_at_night_is_soon_and_no_doubt() -> None:
    now = datetime(2026, 11, 25, 23, 30, tzinfo=ZURICH)
    proposal, promise = read("promised ice at 00:30", now)
    assert promise.due_at == datetime(2026, 11, 26, 0, 30, tzinfo=ZURICH)
    assert proposal.doubts == frozenset()


def test_noon_after_noon_is_tomorrow_and_says_so() -> None:
    now = datetime(2026, 11, 25, 12, 1, tzinfo=ZURICH)
    proposal, promise = read("promised a reply by noon", now)
    assert promise.due_at == datetime(2026, 11, 26, 12, 0, tzinfo=ZURICH)
    assert proposal.doubts == {Doubt.NEXT_DAY}


def test_a_time_of_today_that_has_passed_is_kept_and_offers_tomorrow() -> None:
    now = datetime(2026, 11, 25, 14, 0, tzinfo=ZURICH)
    proposal, promise = read("promised a call today at 9:00", now)
    assert promise.due_at == datetime(2026, 11, 25, 9, 0, tzinfo=ZURICH)
    assert proposal.doubts == {Doubt.PAST}
    assert others(proposal)[0] == datetime(2026, 11, 26, 9, 0, tzinfo=ZURICH)


@pytest.mark.parametrize(
    ("hour_now", "line", "expected"),
    [
        (7, "promised a call at 8", "08:00"),
        (10, "promised a call at 8", "20:00"),
        (10, "promised a call at 3", "15:00"),
        (10, "promised dinner at 8", "20:00"),
        (7, "promised breakfast at 8", "08:00"),
        (10, "promised a massage tonight at 9", "21:00"),
        (10, "promised a call at 12", "12:00"),
        (10, "promised champagne tonight at 12", "00:00"),
        (22, "promised a taxi tonight at 1", "01:00"),
        (10, "promised a taxi at 7.30", "07:30"),
    ],
)
def test_an_hour_without_morning_or_evening_is_the_one_that_fits(
    hour_now: int, line: str, expected: str
) -> None:
    found = due(line, datetime(2026, 11, 25, hour_now, 0, tzinfo=ZURICH))
    assert f"{found:%H:%M}" == expected


def test_an_hour_that_may_be_either_offers_the_other() -> None:
    now = datetime(2026, 11, 25, 6, 0, tzinfo=ZURICH)
    proposal, promise = read("promised a call at 8", now)
    assert proposal.doubts == {Doubt.MORNING_OR_EVENING}
    assert promise.due_at == datetime(2026, 11, 25, 8, 0, tzinfo=ZURICH)
    assert others(proposal)[0] == datetime(2026, 11, 25, 20, 0, tzinfo=ZURICH)


@pytest.mark.parametrize(
    ("today", "said", "first", "second"),
    [
        (25, "next Friday", "2026-12-04", "2026-11-27"),
        (25, "next Monday", "2026-11-30", None),
        (25, "this Friday", "2026-11-27", None),
        (25, "Friday", "2026-11-27", None),
        (27, "Friday", "2026-12-04", "2026-11-27"),
        (27, "next Friday", "2026-12-04", None),
        (29, "next Sunday", "2026-12-06", None),
    ],
)
def test_weekdays_with_two_meanings_offer_both(today: int, said: str, first: str, second: str | None) -> None:
    now = datetime(2026, 11, today, 10, 0, tzinfo=ZURICH)
    proposal, promise = read(f"promised flowers {said}", now)
    assert promise.due_at is not None
    assert promise.due_at.date().isoformat() == first
    found = others(proposal)
    assert (Doubt.WHICH_WEEK in proposal.doubts) == (second is not None)
    if second is not None:
        assert found[0] is not None
        assert found[0].date().isoformat() == second


def test_the_setting_decides_which_number_is_the_day() -> None:
    now = datetime(2026, 11, 25, 10, 0, tzinfo=ZURICH)
    day_first = propose("promised a refund on 5/6", now=now)
    month_first = propose("promised a refund on 5/6", now=now, day_first=False)
    assert others(month_first)[0] == read("promised a refund on 5/6", now)[1].due_at
    assert day_first.doubts == month_first.doubts == {Doubt.DAY_OR_MONTH}
