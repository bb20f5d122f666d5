"""Months and weekdays as a calendar writes them, in one language (BCP 47)."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.words import gettext as _
from app.wording.locales import locale_of

MONDAY = date(2024, 1, 1)  # any Monday


def month_title(day: date, language: str) -> str:
    """The month with its year ("November 2026")."""
    return _written(day, "LLLL y", language)


def month_name(day: date, language: str) -> str:
    """The month alone ("November")."""
    return _written(day, "LLLL", language)


def short_month(day: date, language: str) -> str:
    """The month in a few letters ("Nov")."""
    return _written(day, "LLL", language)


def short_weekday(day: date, language: str) -> str:
    """The weekday in a few letters ("Sun")."""
    return _written(day, "ccc", language)


def weekday_heads(week_start: int, language: str) -> tuple[str, ...]:
    """The heads of seven columns from ``week_start`` on, Monday being 0 ("Mo", "Tu", …)."""
    days = (MONDAY + timedelta(days=(week_start + at) % 7) for at in range(7))
    return tuple(_written(day, "cccccc", language) for day in days)


def long_day(day: date, language: str, *, today: date) -> str:
    """The day in full, with the year where it is another one ("Sunday 29 November")."""
    from babel.dates import format_skeleton

    locale = locale_of(language)
    shown = format_skeleton("MMMMd" if day.year == today.year else "yMMMMd", day, locale=locale)
    return _("{weekday} {day}").format(weekday=_written(day, "EEEE", language), day=shown)


def first_weekday(language: str) -> int:
    """On which weekday weeks begin where this language is spoken, Monday being 0."""
    return int(locale_of(language).first_week_day)


def _written(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale_of(language))
