"""The time at the venue."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from app.core.clock import FixedClock, ShiftedClock, SystemClock, local_now, local_today


def test_today_lasts_until_midnight_at_the_venue() -> None:
    before = FixedClock(datetime(2026, 11, 25, 22, 59, tzinfo=UTC))
    after = FixedClock(datetime(2026, 11, 25, 23, 0, tzinfo=UTC))
    assert local_today(before, "Europe/Zurich") == date(2026, 11, 25)
    assert local_today(after, "Europe/Zurich") == date(2026, 11, 26)


def test_the_hour_that_summer_time_repeats_is_told_apart() -> None:
    first = FixedClock(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    second = FixedClock(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert local_now(first, "Europe/Zurich").hour == local_now(second, "Europe/Zurich").hour == 2
    assert local_now(first, "Europe/Zurich").utcoffset() != local_now(second, "Europe/Zurich").utcoffset()


def test_a_fixed_clock_speaks_utc() -> None:
    clock = FixedClock(datetime(2026, 1, 1, 2, 0, tzinfo=timezone(timedelta(hours=2))))
    assert clock.now() == datetime(2026, 1, 1, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_the_computers_clock_moves_on_and_speaks_utc() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is UTC
    assert clock.now() >= first


def test_a_rehearsal_may_play_on_another_day_at_this_time_of_day() -> None:
    clock = ShiftedClock(FixedClock(datetime(2026, 11, 25, 8, 30, tzinfo=UTC)), days=-2)
    assert clock.now() == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
