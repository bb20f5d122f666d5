"""How soon the unhappy are answered."""

from datetime import UTC, datetime, timedelta

from app.core.measures.closing_loops import Loop, closed_loops
from app.core.measures.shares import Share

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DAY = timedelta(hours=24)


def loop(*, waits: int, took: int | None = None) -> Loop:
    arrived_at = NOW - timedelta(hours=waits)
    return Loop(arrived_at, None if took is None else arrived_at + timedelta(hours=took))


def test_who_waits_within_the_target_is_left_out_and_who_waits_past_it_was_missed() -> None:
    loops = [
        loop(waits=90, took=2),
        loop(waits=80, took=24),
        loop(waits=70, took=25),
        loop(waits=3),
        loop(waits=25),
    ]
    closed = closed_loops(loops, target=DAY, now=NOW)
    assert closed.in_target == Share(2, 4)
    assert closed.waiting == 2
    assert closed.oldest == timedelta(hours=25)
    assert closed.taken.n == 3
    assert closed.taken.median == DAY
    assert closed.taken.p90 == timedelta(hours=24.8)


def test_who_waits_exactly_as_long_as_the_target_is_still_in_time() -> None:
    assert closed_loops([loop(waits=24)], target=DAY, now=NOW).in_target == Share(0, 0)


def test_nobody_unhappy_is_no_share() -> None:
    closed = closed_loops([], target=DAY, now=NOW)
    assert (closed.in_target.value, closed.taken.median, closed.oldest, closed.waiting) == (
        None,
        None,
        None,
        0,
    )
