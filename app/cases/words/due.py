"""When something is due, as seen from now."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.cases.schemas.rows import CaseRow
from app.core.words import gettext as _
from app.core.words import ngettext
from app.wording.formats import Wording

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
SOON = timedelta(minutes=15)
"""From here on what is due comes next."""
_MINUTES_COUNT_UNTIL, _DAYS_COUNT_FROM = 10, 48
"""Hours: until when minutes are still told, and from when days are."""


def due_words(row: CaseRow, *, now: datetime, wording: Wording) -> str:
    """When a case's next target is due; empty where nothing is.

    "38 min over", "now", "in 1 h 20 min", "tomorrow 12:00", "Fri 27 Nov".
    """
    return instant_due_words(row.due_at, now=now, wording=wording) if row.pending is not None else ""


def instant_due_words(due_at: datetime | None, *, now: datetime, wording: Wording) -> str:
    """The same for any instant."""
    if due_at is None:
        return ""
    left = due_at - now
    if left < timedelta():
        return _("{span} over").format(span=span_words(-left))
    if left < _MINUTE:
        return _("now")
    day, today = wording.local(due_at).date(), wording.local(now).date()
    if day == today or left < 6 * _HOUR:
        return _("in {span}").format(span=span_words(left))
    if day == today + timedelta(days=1):
        return _("tomorrow {time}").format(time=wording.time(due_at))
    return wording.day_ahead(day, today)


def is_soon(due_at: datetime | None, *, now: datetime) -> bool:
    """Whether it is not over yet but will be at any moment."""
    return due_at is not None and timedelta() <= due_at - now <= SOON


def span_words(span: timedelta) -> str:
    """A length of time as people say it ("38 min", "1 h 20 min", "3 h", "2 days"); under a minute is one."""
    minutes = max(1, span // _MINUTE)
    hours, rest = divmod(minutes, 60)
    if hours >= _DAYS_COUNT_FROM:
        days = hours // 24
        return ngettext("{count} day", "{count} days", days).format(count=days)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if not rest or hours >= _MINUTES_COUNT_UNTIL:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def past_words(at: datetime, *, now: datetime, wording: Wording) -> str:
    """An instant of the past inside a sentence ("today 07:50", "yesterday 18:00", "12 Nov 2026")."""
    day, today = wording.local(at).date(), wording.local(now).date()
    if (today - day).days in (0, 1):
        return f"{wording.day_near(day, today)} {wording.time(at)}"
    return wording.day(day)
