"""What the log is asked to show is kept whole under a name, and periods move with the days."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.core.days import Days
from app.model.case import Severity
from app.recovery.log_state import LogState, from_definition, to_definition
from app.recovery.periods import Period, days_of

TODAY = date(2026, 3, 2)
FULL = LogState(
    view=CaseView.LATE,
    text="shower",
    category_ids=(3, 1),
    department_ids=(2,),
    places=("305", "Bar"),
    severities=(Severity.SERIOUS,),
    owner_ids=(7,),
    period=Period.CHOSEN,
    days=Days(date(2026, 2, 1), None),
    order=CaseOrder.COST,
    descending=True,
)


@pytest.mark.parametrize("state", [LogState(), FULL])
def test_a_state_comes_back_as_it_was_kept(state: LogState) -> None:
    assert from_definition(json.loads(json.dumps(to_definition(state)))) == state


def test_what_a_later_program_kept_is_left_out() -> None:
    kept = {"view": "dreams", "severities": [9, 3, "x"], "since": "soon", "places": "305", "order": None}
    assert from_definition(kept) == LogState(severities=(Severity.SERIOUS,))


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (Period.ANY, None, None),
        (Period.TODAY, TODAY, TODAY),
        (Period.WEEK, date(2026, 2, 24), TODAY),
        (Period.MONTH, date(2026, 2, 1), TODAY),
        (Period.THIS_MONTH, date(2026, 3, 1), TODAY),
        (Period.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Period.THIS_YEAR, date(2026, 1, 1), TODAY),
        (Period.CHOSEN, date(2025, 12, 24), None),
    ],
)
def test_a_period_is_seen_from_today(period: Period, since: date | None, until: date | None) -> None:
    assert days_of(period, TODAY, chosen=Days(date(2025, 12, 24), None)) == Days(since, until)


def test_a_query_holds_everything_of_the_state() -> None:
    assert FULL.query(TODAY) == CaseQuery(
        view=CaseView.LATE,
        text="shower",
        category_ids=(3, 1),
        department_ids=(2,),
        places=("305", "Bar"),
        severities=(Severity.SERIOUS,),
        owner_ids=(7,),
        since=date(2026, 2, 1),
        until=None,
        order=CaseOrder.COST,
        descending=True,
    )


def test_filters_go_and_view_and_order_stay() -> None:
    assert FULL.is_narrowed
    assert FULL.widened() == LogState(view=CaseView.LATE, order=CaseOrder.COST, descending=True)
    assert not FULL.widened().is_narrowed
