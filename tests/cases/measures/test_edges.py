"""What exactly on the edge counts as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.cases.measures.facts import PromiseFact
from app.cases.measures.figures import measure_promises
from app.cases.measures.rows import CaseFigures, PromiseFigures
from app.cases.measures.scope import MeasureScope
from app.cases.measures.service import RecoveryMeasures
from app.core.measures.quantiles import Spread
from app.core.measures.shares import Share
from tests.cases.measures.lives import World, write_world
from tests.venues import NOON, open_place

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
USUAL = {"walk_in": "Table 9", "what": "Waited"} | dict.fromkeys(
    ("happened_at", "reported_at", "opened_at"), NOON - DAY
)
Measured = Callable[..., CaseFigures]
ZURICH = ZoneInfo("Europe/Zurich")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Measured]:
    """The figures of these cases, each told by what is unusual about it, and of no others."""
    with open_place(tmp_path_factory.mktemp("hotel")) as place:

        def measure(*unusual: dict[str, Any]) -> CaseFigures:
            rows = [USUAL | fields for fields in unusual]
            write_world(place.work.database.engine, World(rows, [], []))
            return RecoveryMeasures(place.work).measure(MeasureScope()).cases

        yield measure


def promised(due_at: datetime | None, state: str, **fields: Any) -> PromiseFigures:
    promise = PromiseFact(1, due_at, fields.get("whole_day", False), state, fields.get("settled_at"))
    return measure_promises([promise], now=NOON, zone=ZURICH)


@pytest.mark.parametrize(("over", "late"), [(timedelta(), 0), (MINUTE, 1)])
def test_a_case_is_late_once_its_time_has_passed(measured: Measured, over: timedelta, late: int) -> None:
    assert measured({"due_at": NOON - over}).late == late


@pytest.mark.parametrize(
    ("done", "due", "share"),
    [
        (NOON, NOON, Share(1, 1)),
        (NOON, NOON - MINUTE, Share(0, 1)),
        (None, NOON, Share(0, 0)),
        (None, NOON - MINUTE, Share(0, 1)),
        (NOON, None, Share(0, 0)),
    ],
)
def test_a_target_is_met_missed_or_not_decided_yet(
    measured: Measured, done: datetime | None, due: datetime | None, share: Share
) -> None:
    assert measured({"resolved_at": done, "put_right_due_at": due}).within_put_right == share


@pytest.mark.parametrize(
    ("settled_at", "share", "late"), [(NOON, Share(1, 1), 0), (NOON + MINUTE, Share(0, 1), 1)]
)
def test_a_promise_is_kept_in_time_up_to_the_instant(settled_at: datetime, share: Share, late: int) -> None:
    figures = promised(NOON, "kept", settled_at=settled_at)
    assert (figures.kept_on_time, figures.kept_late) == (share, late)


def test_a_promise_for_a_day_may_be_kept_until_midnight_at_the_venue() -> None:
    last = datetime(2026, 11, 24, 23, 59, tzinfo=ZURICH)
    midnight = datetime(2026, 11, 25, tzinfo=ZURICH)
    for settled_at, kept in ((midnight - timedelta(seconds=1), 1), (midnight, 0)):
        figures = promised(last - MINUTE * 60, "kept", settled_at=settled_at, whole_day=True)
        assert figures.kept_on_time == Share(kept, 1)


def test_a_promise_that_is_not_due_yet_is_in_no_share() -> None:
    assert promised(NOON, "open") == PromiseFigures(Share(0, 0), 0, 0, 0, 0)
    assert promised(NOON - MINUTE, "open") == PromiseFigures(Share(0, 1), 0, 0, 1, 0)
    assert promised(None, "kept", settled_at=NOON).open_ended == 1


def test_no_cases_have_no_figures_and_nothing_is_zero_percent(measured: Measured) -> None:
    figures = measured()
    assert figures.reported == 0
    assert figures.acknowledge == figures.put_right == Spread()
    assert figures.recovered.value is figures.rated_well.value is figures.feeling_change.median is None


def test_a_length_that_is_negative_says_nothing(measured: Measured) -> None:
    assert measured({"resolved_at": NOON - DAY - MINUTE}).put_right == Spread()


def test_a_length_is_told_to_the_microsecond(measured: Measured) -> None:
    reported_at = NOON - DAY + timedelta(microseconds=999_999)
    for length in (timedelta(microseconds=2), timedelta(seconds=59, microseconds=999_700), DAY):
        took = measured({"reported_at": reported_at, "resolved_at": reported_at + length}).put_right
        assert took == Spread(1, length, length)
