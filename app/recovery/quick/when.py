"""When something happened, and by when something is promised, chosen in one step."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.form_fields import Option
from app.ui.typed_fields import read_time
from app.wording.reading import Reading

MORNING, EVENING = time(8), time(20)


class Happened(StrEnum):
    """When it went wrong."""

    NOW = "now"
    HOUR_AGO = "hour_ago"
    MORNING = "morning"
    YESTERDAY = "yesterday"
    AT = "at"


class Due(StrEnum):
    """By when something is promised."""

    OPEN = "open"
    QUARTER = "quarter"
    HOUR = "hour"
    TODAY = "today"
    TOMORROW = "tomorrow"
    AT = "at"


def happened_options(reading: Reading) -> list[Option]:
    """What can be chosen at this time of day."""
    options = [
        Option(Happened.NOW, _("Just now")),
        Option(Happened.HOUR_AGO, _("An hour ago")),
        Option(Happened.MORNING, _("This morning")),
        Option(Happened.YESTERDAY, _("Last evening")),
        Option(Happened.AT, _("At …")),
    ]
    later_than_morning = reading.wording.local(reading.now).time() > MORNING
    return [option for option in options if option.value != Happened.MORNING or later_than_morning]


def happened_at(chosen: str, clock: str, *, reading: Reading) -> datetime | None:
    """The instant; None for just now. A time still to come today was yesterday's. Raises InvalidInput."""
    now, zone = reading.now, ZoneInfo(reading.wording.zone)
    today = reading.today
    if chosen == Happened.HOUR_AGO:
        return now - timedelta(hours=1)
    if chosen == Happened.MORNING:
        return min(now, datetime.combine(today, MORNING, zone))
    if chosen == Happened.YESTERDAY:
        return datetime.combine(today - timedelta(days=1), EVENING, zone)
    if chosen != Happened.AT:
        return None
    at = _needed(clock, "happened_at")
    moment = datetime.combine(today, at, zone)
    return moment if moment <= now else datetime.combine(today - timedelta(days=1), at, zone)


def due_options() -> list[Option]:
    """By when it can be promised."""
    return [
        Option(Due.OPEN, _("No time said")),
        Option(Due.QUARTER, _("In 15 minutes")),
        Option(Due.HOUR, _("In an hour")),
        Option(Due.TODAY, _("Today")),
        Option(Due.TOMORROW, _("Tomorrow")),
        Option(Due.AT, _("By …")),
    ]


def due(chosen: str, clock: str, *, reading: Reading) -> dict[str, object]:
    """The fields of a promise; a time that has passed today is tomorrow's. Raises InvalidInput."""
    now, zone, today = reading.now, ZoneInfo(reading.wording.zone), reading.today
    tomorrow = today + timedelta(days=1)
    if chosen == Due.QUARTER:
        return {"due_at": now + timedelta(minutes=15)}
    if chosen == Due.HOUR:
        return {"due_at": now + timedelta(hours=1)}
    if chosen in (Due.TODAY, Due.TOMORROW):
        return {"due_on": today if chosen == Due.TODAY else tomorrow}
    if chosen != Due.AT:
        return {}
    at = _needed(clock, "due_at")
    moment = datetime.combine(today, at, zone)
    return {"due_at": moment if moment > now else datetime.combine(tomorrow, at, zone)}


def _needed(clock: str, field: str) -> time:
    at = read_time(clock, field)
    if at is None:
        raise InvalidInput([Problem(field, _("Say at what time, such as 19:30."))])
    return at
