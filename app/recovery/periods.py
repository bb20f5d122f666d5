"""Spans of days by which cases are narrowed, named as a person names them."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.core.days import Days
from app.core.words import gettext as _


class Period(StrEnum):
    """A span that moves with today, or CHOSEN for one between two days."""

    ANY = "any"
    TODAY = "today"
    WEEK = "7-days"
    MONTH = "30-days"
    QUARTER = "90-days"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_YEAR = "this-year"
    CHOSEN = "chosen"


_DAYS_BACK = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29, Period.QUARTER: 89}


def days_of(period: Period, today: date, *, chosen: Days) -> Days:
    """The days of a period as seen from today."""
    if period in _DAYS_BACK:
        return Days(today - timedelta(days=_DAYS_BACK[period]), today)
    first = today.replace(day=1)
    if period is Period.THIS_MONTH:
        return Days(first, today)
    if period is Period.LAST_MONTH:
        last = first - timedelta(days=1)
        return Days(last.replace(day=1), last)
    if period is Period.THIS_YEAR:
        return Days(today.replace(month=1, day=1), today)
    return chosen if period is Period.CHOSEN else Days()


def period_words(period: Period) -> str:
    """What a period is called."""
    return {
        Period.ANY: _("any"),
        Period.TODAY: _("today"),
        Period.WEEK: _("last 7 days"),
        Period.MONTH: _("last 30 days"),
        Period.QUARTER: _("last 90 days"),
        Period.THIS_MONTH: _("this month"),
        Period.LAST_MONTH: _("last month"),
        Period.THIS_YEAR: _("this year"),
        Period.CHOSEN: _("chosen days"),
    }[period]
