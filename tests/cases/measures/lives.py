"""Made-up lives of cases, drawn at random and written straight into the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine, delete, insert

from app.model.case import Case, CaseKind
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GestureKind, GivenGesture, GivenState
from app.model.promise import Promise
from tests.venues import NOON

ANCHORS = (
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    datetime(2026, 3, 28, 22, 50, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 20, tzinfo=UTC),
    datetime(2026, 10, 25, 22, 40, tzinfo=UTC),
    datetime(2025, 12, 31, 22, 30, tzinfo=UTC),
    datetime(2026, 11, 24, 22, 45, tzinfo=UTC),
    datetime(2026, 11, 1, 9, 0, tzinfo=UTC),
)
"""Clocks going forward and back in Zurich, midnights there, and some day."""

PLACES = ("", "305", "Bar")
DEPARTMENT, CATEGORIES = 901, (901, 902)
PEOPLE = (1, 2, 3, 4)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MERGED = {3: 2, 4: 3}
"""The third card was merged into the second, the fourth into the third; the first is archived."""

Row = dict[str, Any]
minutes = (st.sampled_from([0, 5, 15, 60, 1440]) | st.integers(0, 60 * 24 * 4)).map(
    lambda count: timedelta(minutes=count)
)
often = st.sampled_from([True, True, True, False])


@dataclass(frozen=True)
class World:
    """What the tables hold."""

    cases: list[Row]
    gestures: list[Row]
    promises: list[Row]


@st.composite
def case_rows(draw: st.DrawFn, case_id: int) -> Row:
    """One case from its report to where it stands now."""
    happened = draw(st.sampled_from(ANCHORS)) + draw(minutes) - timedelta(days=draw(st.integers(0, 100)))
    reported = min(happened + draw(st.sampled_from([timedelta(), timedelta(minutes=25)])), NOON)
    owner = draw(st.sampled_from([None, 1, 2]))
    row: Row = {
        "id": case_id,
        "customer_id": draw(st.sampled_from([None, *PEOPLE])),
        "walk_in": "Table 9",
        "what": "Waited",
        "place": draw(st.sampled_from(PLACES)),
        "happened_at": min(happened, reported),
        "reported_at": reported,
        "opened_at": reported,
        "opened_by": draw(st.sampled_from([1, 2])),
        "kind": draw(st.sampled_from(list(CaseKind))),
        "category_id": draw(st.sampled_from([None, *CATEGORIES])),
        "department_id": draw(st.sampled_from([None, DEPARTMENT])),
        "severity": draw(st.integers(1, 4)),
        "owner_id": owner,
        "restricted": draw(st.booleans()),
        "feeling": draw(st.none() | st.integers(-2, 2)),
        "acknowledge_due_at": None,
        "put_right_due_at": None,
        "follow_up_due_at": None,
        "due_at": None,
        "acknowledged_at": None,
        "first_resolved_at": None,
        "resolved_at": None,
        "reopened_count": 0,
        "closed_at": None,
        "state": "open",
        "ending": "",
        "feeling_after": None,
        "rating": None,
        "removed_at": draw(st.sampled_from([None, None, None, reported])),
    }
    _live(draw, row)
    return row


def _live(draw: st.DrawFn, row: Row) -> None:
    """Let time pass over a case; what would lie in the future has not happened."""
    at = row["reported_at"]
    for due in ("acknowledge_due_at", "put_right_due_at"):
        row[due] = at + draw(minutes) if draw(often) else None
    row["due_at"] = row["acknowledge_due_at"]
    acknowledged_at = at + draw(minutes)
    if acknowledged_at > NOON or not draw(often):
        return
    row["acknowledged_at"] = acknowledged_at
    row["due_at"] = row["put_right_due_at"]
    for turn in range(draw(st.sampled_from([1, 2, 3, 3, 0]))):
        if turn and not _reopen(draw, row):
            return
        if not _resolve(draw, row) or not _close(draw, row):
            return


def _resolve(draw: st.DrawFn, row: Row) -> bool:
    at = max(row["acknowledged_at"], row.get("_reopened_at") or row["acknowledged_at"]) + draw(minutes)
    if at > NOON:
        return False
    row["resolved_at"] = at
    row["first_resolved_at"] = row["first_resolved_at"] or at
    row["follow_up_due_at"] = row["due_at"] = at + timedelta(days=1)
    return draw(often)


def _close(draw: st.DrawFn, row: Row) -> bool:
    at = row["resolved_at"] + draw(minutes)
    if at > NOON:
        return False
    verified = draw(often)
    row.update(closed_at=at, state="closed", due_at=None, ending="verified" if verified else "unreachable")
    row["feeling_after"] = draw(st.integers(-2, 2)) if verified else None
    row["rating"] = draw(st.sampled_from([None, 1, 3, 4, 4, 5])) if verified else None
    return True


def _reopen(draw: st.DrawFn, row: Row) -> bool:
    at = row["closed_at"] + draw(minutes)
    if at > NOON:
        return False
    row["_reopened_at"] = at
    row.update(state="open", ending="", closed_at=None, resolved_at=None)
    row["reopened_count"] += 1
    row["put_right_due_at"] = row["due_at"] = draw(st.sampled_from([NOON, at + HOUR, at + DAY]))
    return True


@st.composite
def gesture_rows(draw: st.DrawFn, cases: list[Row]) -> Row:
    """One gesture of one of these cases."""
    case = draw(st.sampled_from(cases))
    return {
        "case_id": case["id"],
        "customer_id": case["customer_id"],
        "what": "Breakfast",
        "contains": [],
        "kind": draw(st.sampled_from(list(GestureKind)[:3])),
        "cost_minor": draw(st.integers(0, 20_000)),
        "state": draw(st.sampled_from(list(GivenState))),
        "above_limit": draw(st.booleans()),
        "planned_at": draw(
            st.sampled_from([case["reported_at"], NOON, datetime(2026, 10, 31, 23, tzinfo=UTC)])
        ),
    }


@st.composite
def promise_rows(draw: st.DrawFn, cases: list[Row]) -> Row:
    """One promise of one of these cases."""
    case = draw(st.sampled_from(cases))
    due = draw(st.sampled_from([None, NOON, NOON + DAY, *ANCHORS]))
    state = draw(st.sampled_from(["open", "kept", "broken"]))
    settled = (
        None if state == "open" else (due or NOON) + draw(st.sampled_from([timedelta(), -HOUR, HOUR, DAY]))
    )
    return {
        "case_id": case["id"],
        "customer_id": case["customer_id"],
        "what": "Call",
        "due_at": due,
        "whole_day": due is not None and draw(st.booleans()),
        "made_at": case["reported_at"],
        "state": state,
        "settled_at": settled,
    }


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Some cases with what belongs to them."""
    cases = [draw(case_rows(case_id)) for case_id in range(1, draw(st.sampled_from([0, 1, 3, 6, 9])) + 1)]
    if not cases:
        return World([], [], [])
    return World(
        cases,
        draw(st.lists(gesture_rows(cases), min_size=2, max_size=8)),
        draw(st.lists(promise_rows(cases), min_size=2, max_size=8)),
    )


def write_names(engine: Engine) -> None:
    """The people, categories and departments that the cases name."""
    with engine.begin() as connection:
        for person in PEOPLE:
            connection.execute(
                insert(Customer.__table__).values(
                    id=person,
                    display_name=f"Guest {person}",
                    created_at=NOON,
                    archived_at=NOON if person == 1 else None,
                )
            )
        for merged, into in MERGED.items():
            connection.execute(
                Customer.__table__.update().where(Customer.id == merged).values(merged_into_id=into)
            )
        connection.execute(insert(Department.__table__).values(id=DEPARTMENT, name="Night porters"))
        for category, name in zip(CATEGORIES, ("Birds", "Wrong bill"), strict=True):
            connection.execute(insert(CaseCategory.__table__).values(id=category, name=name))


def write_world(engine: Engine, world: World) -> None:
    """These cases and no others."""
    with engine.begin() as connection:
        for mapped in (GivenGesture, Promise, Case):
            connection.execute(delete(mapped.__table__))
        for mapped, rows in ((Case, world.cases), (GivenGesture, world.gestures), (Promise, world.promises)):
            for row in rows:
                values = {name: value for name, value in row.items() if not name.startswith("_")}
                connection.execute(insert(mapped.__table__).values(**values))
