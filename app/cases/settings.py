"""What a venue sets for its service recovery."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.cases.schemas.drafts import TargetSpan
from app.core.opening_hours import DAYS_A_WEEK, Opening, OpeningHours
from app.core.typed_text import TYPED_TEXT, Note
from app.core.words import gettext as _
from app.gestures.limits import GestureLimits
from app.model.case import CaseStep, Severity

SETTING = "recovery"
"""Under what name the venue keeps all of it."""
LONGEST_FOLLOW_UP = 60 * 24 * 60
MOST_OPENINGS_A_DAY = 6
LEAST_OPEN_A_WEEK = timedelta(hours=1)
"""Less could put a target years ahead."""
DAY_END = "24:00"


class ClockBasis(StrEnum):
    """Whether targets run day and night or only while the venue is open."""

    ROUND_THE_CLOCK = "round_the_clock"
    BUSINESS_HOURS = "business_hours"


def _refuse(message: str) -> PydanticCustomError:
    return PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})


def _wall_time(text: str) -> str:
    clean = text.strip()
    hour, mark, minute = clean.partition(":")
    plain = mark and len(minute) == 2 and (hour + minute).isascii() and (hour + minute).isdigit()
    if plain and int(minute) < 60 and (int(hour) < 24 or (int(hour), int(minute)) == (24, 0)):
        return f"{int(hour):02}:{minute}"
    raise _refuse(_("A time is written like 08:30."))


WallTime = Annotated[str, AfterValidator(_wall_time)]
DayHours = Annotated[tuple[tuple[WallTime, WallTime], ...], Field(max_length=MOST_OPENINGS_A_DAY)]


def _whole_week(week: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    if len(week) != DAYS_A_WEEK:
        raise _refuse(_("A week has seven days."))
    if sum((_length(span) for day in week for span in day), timedelta()) < LEAST_OPEN_A_WEEK:
        raise _refuse(_("Opening hours need at least an hour in the week."))
    for day in week:
        if any(_minutes(later[0]) < _end(earlier) for earlier, later in pairwise(sorted(day))):
            raise _refuse(_("Two openings of the same day overlap."))
    return week


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _end(span: tuple[str, str]) -> int:
    opens, closes = map(_minutes, span)
    return closes if closes > opens else closes + 24 * 60


def _length(span: tuple[str, str]) -> timedelta:
    return timedelta(minutes=_end(span) - _minutes(span[0]))


Week = Annotated[tuple[DayHours, ...], AfterValidator(_whole_week)]
Days = Annotated[int, Field(ge=1, le=3_650)]
FollowUpMinutes = Annotated[int, Field(ge=1, le=LONGEST_FOLLOW_UP)]


SeverityCode = Literal["minor", "moderate", "serious", "critical"]


def usual_targets() -> dict[str, TargetSpan]:
    """How soon cases of each severity are to be acknowledged and put right, by the severity's code."""
    return {
        Severity.MINOR.code: TargetSpan(acknowledge=60, put_right=24 * 60),
        Severity.MODERATE.code: TargetSpan(acknowledge=30, put_right=8 * 60),
        Severity.SERIOUS.code: TargetSpan(acknowledge=15, put_right=4 * 60),
        Severity.CRITICAL.code: TargetSpan(acknowledge=5, put_right=60),
    }


def usual_prompts() -> dict[CaseStep, str]:
    """What to say at each step, until the venue has words of its own."""
    return {
        CaseStep.LISTEN: _(
            "“Please tell me what happened.” Let them finish, then say it back in your words."
        ),
        CaseStep.EMPATHISE: _("“I understand how annoying that is.” Name what it means for them."),
        CaseStep.APOLOGISE: _("“I am sorry that this happened to you.” No excuses, nobody to blame."),
        CaseStep.RESOLVE: _("“This is what I will do, and by when.” Ask whether it is right for them."),
        CaseStep.FOLLOW_UP: _("“Is everything as it should be now?” Ask before the case is closed."),
    }


class RecoverySettings(GestureLimits):
    """All that a venue sets for its recovery; whatever is left out is as usual.

    ``targets`` is by the code of the severity, ``hours`` by weekday with Monday first, each opening as two wall-clock
    times of which an end that is not later is on the next day. ``limits`` are in minor units; a role
    that is not in them has the usual limit, and so have targets and prompts.
    """

    targets: dict[SeverityCode, TargetSpan] = Field(default_factory=dict)
    follow_up_minutes: FollowUpMinutes = 24 * 60
    clock: ClockBasis = ClockBasis.ROUND_THE_CLOCK
    hours: Week = ((("08:00", "20:00"),),) * DAYS_A_WEEK
    again_days: Days = 90
    prompts: dict[CaseStep, Note] = Field(default_factory=dict)

    def target(self, severity: int) -> TargetSpan:
        """How soon a case of this severity is to be acknowledged and put right."""
        code = Severity(severity).code
        targets: dict[str, TargetSpan] = usual_targets() | dict(self.targets)
        return targets[code]

    def prompt(self, step: CaseStep) -> str:
        """What to say at this step."""
        return self.prompts.get(step) or usual_prompts().get(step, "")

    def opening_hours(self, zone: str) -> OpeningHours | None:
        """When targets run; None when they always do."""
        if self.clock is ClockBasis.ROUND_THE_CLOCK:
            return None
        return OpeningHours(tuple(tuple(_openings(day)) for day in self.hours), zone)


def _openings(day: Iterable[tuple[str, str]]) -> list[Opening]:
    return [Opening(_as_time(opens), _as_time(closes)) for opens, closes in day]


def _as_time(text: str) -> time:
    return time() if text == DAY_END else time.fromisoformat(text)


def settings_from(kept: Any) -> RecoverySettings:
    """What was kept under ``SETTING``; unknown keys are of another version of the program and left out."""
    known = kept if isinstance(kept, dict) else {}
    return RecoverySettings(
        **{key: known[key] for key in known.keys() & RecoverySettings.model_fields.keys()}
    )
