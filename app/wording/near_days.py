"""Days said as seen from today: "yesterday", "3 weeks ago", "Friday", "Jan 2026"."""

from __future__ import annotations

from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext

DAYS_OF_WEEKS = 35
DAYS_OF_MONTHS = 183
DAYS_OF_A_MONTH = 30.44


def near_words(days: int) -> str | None:
    """Words for a day this many days from today (negative is past), or None where a date is clearer."""
    fixed = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in fixed:
        return fixed[days]
    if days > 0 or days <= -DAYS_OF_MONTHS:
        return None
    return _ago(-days)


def countdown(days: int) -> str:
    """How long until a day: "today", "tomorrow", "in 5 days", "in 3 weeks"."""
    if days <= 1:
        return near_words(days) or ""
    if days < 14:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    if days < DAYS_OF_MONTHS:
        weeks = days // 7
        return ngettext("in {count} week", "in {count} weeks", weeks).format(count=weeks)
    months = _months(days)
    return ngettext("in {count} month", "in {count} months", months).format(count=months)


def span(days: int) -> str:
    """A length of time in its largest fitting unit: "9 days", "3 weeks", "5 months", "2 years"."""
    if days < 14:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    if days < 56:
        weeks = round(days / 7)
        return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    months = _months(days)
    if months < 24:
        return ngettext("{count} month", "{count} months", months).format(count=months)
    years = round(months / 12)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def shows_only_the_year(day: date, today: date) -> bool:
    """Whether a past day is so far back that its year says enough."""
    return day.year <= today.year - 2


def _ago(days: int) -> str:
    if days < 7:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if days < DAYS_OF_WEEKS:
        weeks = days // 7
        return ngettext("{count} week ago", "{count} weeks ago", weeks).format(count=weeks)
    months = _months(days)
    return ngettext("{count} month ago", "{count} months ago", months).format(count=months)


def _months(days: int) -> int:
    return max(1, round(days / DAYS_OF_A_MONTH))
