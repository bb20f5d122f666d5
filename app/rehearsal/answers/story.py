"""The story that the answers of a rehearsal venue tell: what helped, a bad month, a stage that drags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.rehearsal.days import Days, minutes
from app.rehearsal.frame import Frame
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance

SINCE = -1095
"""Since when the venue asks how it was."""
BEFORE_ARRIVAL = ("discovery", "booking")


class Mood(NamedTuple):
    """How a visit leaves most people, from 0 to 10, and what they would write about; "" is anything."""

    level: float
    about: str = ""


class Rush(NamedTuple):
    """Hours of the week in which a stage is worse than usual."""

    stage: str
    weekdays: tuple[int, ...]
    first: int
    until: int
    effect: float
    about: str


class Story:
    """Tells the mood of a day, a stage and an hour."""

    def __init__(self, frame: Frame, words: Mapping[str, Any]) -> None:
        told, bad = words["story"], frame.words["bad_month"]
        self._days = frame.days
        self._bad, self._bad_days = words["bad_month"], (bad["from"], bad["to"])
        self._stages: Mapping[str, float] = words["stages"]
        self._staff = {frame.staff[name]: effect for name, effect in words["staff"].items()}
        self.facts: Mapping[str, float] = words["facts"]
        self._rushes = [
            Rush(one["stage"], tuple(one["weekdays"]), one["from"], one["until"], one["effect"], one["about"])
            for one in words["hours"]
        ]
        self._levels = [
            told["base"]
            + told["drift"] * (day - SINCE) / -SINCE
            + sum(change["effect"] for change in words["changes"] if day >= change["day"])
            for day in range(SINCE, 1)
        ]
        self._weekday = frame.days.today.weekday()

    def mood(self, chance: Chance, *, day: int, hour: int, stage: str, staff: int | None) -> Mood:
        """What most people feel there and then."""
        level, about = self._levels[max(day, SINCE) - SINCE] + self._stages.get(stage, 0.0), ""
        if staff is not None:
            level += self._staff.get(staff, 0.0)
        first, last = self._bad_days
        if first <= day <= last and stage not in BEFORE_ARRIVAL and chance() < self._bad["share"]:
            level, about = level + self._bad["effect"], self._bad["about"]
        for rush in self._rushes:
            weekday = (self._weekday + day) % 7
            if stage == rush.stage and weekday in rush.weekdays and rush.first <= hour < rush.until:
                level, about = level + rush.effect, about or rush.about
        return Mood(level, about)


def write_notes(rows: Rows, frame: Frame, *, words: Mapping[str, Any]) -> None:
    """Add what happened to the time axis of the charts."""
    bad, month = words["bad_month"], frame.words["bad_month"]
    told = [
        *((change["day"], change["text"], change["by"]) for change in words["changes"]),
        (month["from"], bad["begun"], bad["by"]),
        (month["to"] + 1, bad["ended"], bad["by"]),
    ]
    for day, text, by in sorted(told):
        made = _noted(frame.days, day)
        rows.of["annotation"].append((frame.days.iso(day), text, "", made, frame.staff[by]))


def _noted(days: Days, day: int) -> str:
    return days.instant(day, minutes("18:10"))
