"""The figures of recovery counted once more, in the plainest way, from what was written."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.cases.measures.scope import MeasureScope
from tests.cases.measures.lives import MERGED, Row, World
from tests.venues import NOON

ZURICH = ZoneInfo("Europe/Zurich")


def day(instant: datetime) -> date:
    """The date on a calendar in Zurich."""
    return instant.astimezone(ZURICH).date()


def live(customer_id: int) -> int:
    """Whom a card stands for."""
    while customer_id in MERGED:
        customer_id = MERGED[customer_id]
    return customer_id


@dataclass
class Recount:
    """One scope of one world."""

    world: World
    scope: MeasureScope

    def __post_init__(self) -> None:
        self.known = [case for case in self.world.cases if case["removed_at"] is None]
        self.narrowed = [case for case in self.known if self._allows(case)]
        self.cases = [case for case in self.narrowed if self._in_period(case)]
        ids = {case["id"] for case in self.cases}
        self.gestures = [gesture for gesture in self.world.gestures if gesture["case_id"] in ids]
        self.promises = [promise for promise in self.world.promises if promise["case_id"] in ids]

    def _allows(self, case: Row) -> bool:
        pairs = [
            (self.scope.category_ids, case["category_id"]),
            (self.scope.department_ids, case["department_id"]),
            (self.scope.places, case["place"]),
            (self.scope.severities, case["severity"]),
            (self.scope.owner_ids, case["owner_id"]),
        ]
        return all(not allowed or value in allowed for allowed, value in pairs)

    def _in_period(self, case: Row) -> bool:
        on = day(case["reported_at"])
        return not (
            (self.scope.since and on < self.scope.since) or (self.scope.until and on > self.scope.until)
        )

    def cost(self, case: Row) -> int:
        """What was given in a case."""
        gone = ("declined", "dropped")
        mine = [g for g in self.world.gestures if g["case_id"] == case["id"] and g["state"] not in gone]
        return sum(g["cost_minor"] for g in mine)

    def is_again(self, case: Row) -> bool:
        """Whether the same customer had reported something in the 90 days before."""
        return any(
            other["customer_id"] is not None
            and live(other["customer_id"]) == live(case["customer_id"])
            and (other["reported_at"], other["id"]) < (case["reported_at"], case["id"])
            and other["reported_at"] >= case["reported_at"] - timedelta(days=90)
            for other in self.known
        )

    def figures(self, cases: list[Row]) -> dict[str, Any]:
        """Every figure of some cases, by the name of the field."""
        closed = [case for case in cases if case["state"] == "closed"]
        verified = [case for case in closed if case["ending"] == "verified"]
        rated = [case for case in verified if case["rating"] is not None]
        once_closed = [case for case in cases if case["state"] == "closed" or case["reopened_count"]]
        known = [case for case in cases if case["customer_id"] is not None]
        felt = [c for c in verified if c["feeling"] is not None and c["feeling_after"] is not None]
        changes = [case["feeling_after"] - case["feeling"] for case in felt]
        return {
            "reported": len(cases),
            "open": len(cases) - len(closed),
            "late": len([case for case in cases if is_late(case)]),
            "acknowledge": spread(cases, "acknowledged_at"),
            "put_right": spread(cases, "resolved_at"),
            "first_put_right": spread(cases, "first_resolved_at"),
            "within_acknowledge": within(cases, "acknowledge_due_at", "acknowledged_at"),
            "within_put_right": within(cases, "put_right_due_at", "resolved_at"),
            "within_follow_up": within(cases, "follow_up_due_at", "closed_at"),
            "reopened": (len([case for case in once_closed if case["reopened_count"]]), len(once_closed)),
            "again": (len([case for case in known if self.is_again(case)]), len(known)),
            "recovered": (len(verified), len(closed)),
            "rated_well": (len([case for case in rated if case["rating"] >= 4]), len(rated)),
            "feeling_change": (len(changes), statistics.median(changes) if changes else None),
            "cost_minor": sum(self.cost(case) for case in cases),
        }

    def promise_figures(self) -> dict[str, Any]:
        """How promises were kept."""
        timed = [promise for promise in self.promises if promise["due_at"] is not None]
        ways = [way_of(promise) for promise in timed]
        due = len([way for way in ways if way != "in time"])
        return {
            "kept_on_time": (ways.count("kept"), due),
            "kept_late": ways.count("kept late"),
            "broken": ways.count("broken"),
            "late": ways.count("late"),
            "open_ended": len(self.promises) - len(timed),
        }

    def groups(self, key: Callable[[Row], Any]) -> dict[Any, dict[str, Any]]:
        """The figures of every group."""
        return {
            value: self.figures([case for case in self.cases if key(case) == value])
            for value in {key(case) for case in self.cases}
        }


def is_late(case: Row) -> bool:
    """Open and past what is due."""
    return case["state"] == "open" and case["due_at"] is not None and case["due_at"] < NOON


def spread(cases: Iterable[Row], field: str) -> tuple[int, float | None, float | None]:
    """How many, the median and the 90th percentile in seconds."""
    seconds = [(c[field] - c["reported_at"]).total_seconds() for c in cases if c[field] is not None]
    if len(seconds) < 2:
        only = seconds[0] if seconds else None
        return len(seconds), only, only
    p90 = statistics.quantiles(seconds, n=10, method="inclusive")[8]
    return len(seconds), statistics.median(seconds), p90


def within(cases: Iterable[Row], due: str, done: str) -> tuple[int, int]:
    """Met of those that are decided."""
    aimed = [case for case in cases if case[due] is not None]
    met = [case for case in aimed if case[done] is not None and case[done] <= case[due]]
    too_late = [case for case in aimed if case[done] is not None and case[done] > case[due]]
    missing = [case for case in aimed if case[done] is None and case[due] < NOON]
    return len(met), len(met) + len(too_late) + len(missing)


def way_of(promise: Row) -> str:
    """What became of a promise with a time."""
    if promise["state"] == "broken":
        return "broken"
    at = promise["settled_at"] if promise["state"] == "kept" else NOON
    over = day(at) > day(promise["due_at"]) if promise["whole_day"] else at > promise["due_at"]
    if promise["state"] == "kept":
        return "kept late" if over else "kept"
    return "late" if over else "in time"


def shown(figures: Any) -> dict[str, Any]:
    """Figures of the program in the form of the recount."""
    plain: dict[str, Any] = {}
    for name in figures.__dataclass_fields__:
        value = getattr(figures, name)
        if hasattr(value, "k"):
            value = (value.k, value.n)
        elif hasattr(value, "p90"):
            value = (value.n, *(None if s is None else s.total_seconds() for s in (value.median, value.p90)))
        elif hasattr(value, "median"):
            value = (value.n, value.median)
        plain[name] = value
    return plain
