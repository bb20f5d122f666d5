"""What exactly on the edge counts as."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.cases.measures.facts import CaseFact, PromiseFact
from app.cases.measures.figures import measure_cases, measure_promises
from app.cases.measures.rows import CaseFigures, PromiseFigures
from app.core.measures.quantiles import Spread
from app.core.measures.shares import Share
from tests.venues import NOON

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZURICH = ZoneInfo("Europe/Zurich")


def fact(**fields: Any) -> CaseFact:
    usual: dict[str, Any] = dict.fromkeys(CaseFact._fields)
    usual |= {"id": 1, "happened_at": NOON - DAY, "reported_at": NOON - DAY, "reopened_count": 0}
    usual |= {"is_open": True, "verified": False, "kind": "mistake", "severity": 2}
    return CaseFact(**(usual | fields))


def measured(*cases: CaseFact) -> CaseFigures:
    return measure_cases(cases, now=NOON, again=frozenset(), costs={})


def promised(due_at: datetime | None, state: str, **fields: Any) -> PromiseFigures:
    promise = PromiseFact(1, due_at, fields.get("whole_day", False), state, fields.get("settled_at"))
    return measure_promises([promise], now=NOON, zone=ZURICH)


@pytest.mark.parametrize(("over", "late"), [(timedelta(), 0), (MINUTE, 1)])
def test_a_case_is_late_once_its_time_has_passed(over: timedelta, late: int) -> None:
    assert measured(fact(due_at=NOON - over)).late == late


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
    done: datetime | None, due: datetime | None, share: Share
) -> None:
    assert measured(fact(resolved_at=done, put_right_due_at=due)).within_put_right == share


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


def test_no_cases_have_no_figures_and_nothing_is_zero_percent() -> None:
    figures = measured()
    assert figures.reported == 0
    assert figures.acknowledge == figures.put_right == Spread()
    assert figures.recovered.value is figures.rated_well.value is figures.feeling_change.median is None


def test_a_length_that_is_negative_says_nothing() -> None:
    assert measured(fact(resolved_at=NOON - DAY - MINUTE)).put_right == Spread()
