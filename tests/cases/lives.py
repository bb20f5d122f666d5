"""Lives of cases worked out a second time, by counting minutes on the clock on the wall."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.cases.schemas.drafts import TargetSpan
from app.cases.settings import RecoverySettings

MINUTE = timedelta(minutes=1)
BEGINNINGS = (datetime(2026, 3, 27, 6, 0, tzinfo=UTC), datetime(2026, 10, 23, 6, 0, tzinfo=UTC))
"""Two days before each clock change in Zurich."""
ZURICH = ZoneInfo("Europe/Zurich")
STEPS = ("listen", "empathise", "apologise", "resolve", "follow_up")
CODES = ("minor", "moderate", "serious", "critical")
_LONGEST = 90 * 24 * 60

IsOpen = Callable[[datetime], bool]
WEEKS: dict[str, tuple[tuple[tuple[str, str], ...], ...] | None] = {
    "always": None,
    "office": ((("08:00", "12:00"), ("13:00", "17:00")),) * 6 + ((),),
    "nights": ((("22:00", "06:00"),),) * 7,
    "to midnight": ((("15:00", "24:00"),),) * 7,
}
IS_OPEN: dict[str, IsOpen] = {
    "office": lambda wall: wall.weekday() < 6 and wall.hour in (8, 9, 10, 11, 13, 14, 15, 16),
    "nights": lambda wall: wall.hour >= 22 or wall.hour < 6,
    "to midnight": lambda wall: wall.hour >= 15,
}


@dataclass(frozen=True)
class Rules:
    """What the venue has set: minutes, and by which clock."""

    week: str = "always"
    acknowledge: int = 30
    put_right: int = 480
    follow_up: int = 1440

    def settings(self) -> RecoverySettings:
        """The same for the service; every step of severity halves the time."""
        week = WEEKS[self.week]
        spans = {
            code: TargetSpan(
                acknowledge=self.minutes(self.acknowledge, number),
                put_right=self.minutes(self.put_right, number),
            )
            for number, code in enumerate(CODES, start=1)
        }
        clock = {} if week is None else {"clock": "business_hours", "hours": week}
        return RecoverySettings(targets=spans, follow_up_minutes=self.follow_up, **clock)

    @staticmethod
    def minutes(most: int, severity: int) -> int:
        """How many minutes a case of this severity has."""
        return max(1, most >> (severity - 1))

    def after(self, start: datetime, minutes: int) -> datetime:
        """When so many open minutes have passed."""
        if self.week == "always":
            return start + minutes * MINUTE
        opened = open_minutes(self.week, max(begin for begin in BEGINNINGS if begin <= start))
        return opened[bisect_left(opened, start) + minutes - 1] + MINUTE


@lru_cache
def open_minutes(week: str, begin: datetime) -> list[datetime]:
    """Every open minute of three months."""
    minutes = (begin + number * MINUTE for number in range(_LONGEST))
    return [minute for minute in minutes if IS_OPEN[week](minute.astimezone(ZURICH))]


@dataclass(frozen=True)
class Event:
    """Something that happened to a case."""

    what: str
    at: datetime
    value: Any = None


@dataclass(frozen=True)
class Life:
    """All that happened to one case."""

    events: tuple[Event, ...]

    def then(self, event: Event) -> Life:
        """The same life, one event longer."""
        return replace(self, events=(*self.events, event))

    @property
    def is_open(self) -> bool:
        """Whether it was not closed, or reopened since."""
        ends = [event.what for event in self.events if event.what in ("close", "give_up", "reopen")]
        return not ends or ends[-1] == "reopen"

    @property
    def next_step(self) -> str:
        """The first step still to be done."""
        done = {event.value for event in self.events if event.what in ("step", "skip")}
        this_round = {event.value for event in self._this_round() if event.what in ("step", "skip")}
        early = [step for step in STEPS[:3] if step not in done]
        late = [step for step in STEPS[3:4] if step not in this_round]
        return "done" if not self.is_open else (early + late + ["follow_up"])[0]

    def kinds(self) -> list[str]:
        """What the log has to tell."""
        words = {
            "report": "opened",
            "close": "closed",
            "give_up": "closed",
            "reopen": "reopened",
            "severity": "change",
        }
        return [words.get(event.what, event.what) for event in self.events if event.what != "rules"]

    def columns(self) -> dict[str, Any]:
        """What the case has to hold by now."""
        report, rules, severity = self.events[0], self._rules(), self._last("severity").value
        since = next((event.at for event in reversed(self.events) if event.what == "reopen"), report.at)
        responses = [event.at for event in self.events if event.what in ("step", "close")]
        resolved = [event.at for event in self.events if (event.what, event.value) == ("step", "resolve")]
        settled = [event for event in self._this_round() if event.value == "resolve"]
        ended = self.events and next(
            (event.at for event in reversed(self.events) if event.what in ("close", "give_up")), None
        )
        acknowledge = rules.after(report.at, rules.minutes(rules.acknowledge, severity))
        put_right = rules.after(since, rules.minutes(rules.put_right, severity))
        follow_up = rules.after(settled[0].at, rules.follow_up) if settled else None
        due = acknowledge if not responses else follow_up or put_right
        return {
            "state": "open" if self.is_open else "closed",
            "step": self.next_step,
            "severity": severity,
            "reported_at": report.at,
            "acknowledge_due_at": acknowledge,
            "put_right_due_at": put_right,
            "follow_up_due_at": follow_up,
            "due_at": due if self.is_open else None,
            "acknowledged_at": responses[0] if responses else None,
            "first_resolved_at": resolved[0] if resolved else None,
            "resolved_at": settled[0].at if settled and settled[0].what == "step" else None,
            "reopened_at": None if since == report.at and not self._rounds() else since,
            "reopened_count": self._rounds(),
            "closed_at": None if self.is_open else ended,
        }

    def _rounds(self) -> int:
        return sum(event.what == "reopen" for event in self.events)

    def _this_round(self) -> tuple[Event, ...]:
        last = max((number for number, event in enumerate(self.events) if event.what == "reopen"), default=-1)
        return self.events[last + 1 :]

    def _rules(self) -> Rules:
        """What was set while the case was last open."""
        held, latest, is_open = self.events[0].value[1], self.events[0].value[1], True
        for event in self.events:
            if event.what == "rules":
                latest = event.value
            is_open = event.what == "reopen" or (is_open and event.what not in ("close", "give_up"))
            held = latest if is_open else held
        return held

    def _last(self, what: str) -> Event:
        first = Event(what, self.events[0].at, self.events[0].value[0])
        return next((event for event in reversed(self.events) if event.what == what), first)
