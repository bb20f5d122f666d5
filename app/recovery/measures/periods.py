"""The spans of days that are measured."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.core.days import Days
from app.core.words import gettext as _


class Span(StrEnum):
    """A span that ends today, everything, or CHOSEN days."""

    MONTH = "30-days"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"
    CHOSEN = "chosen"


_DAYS_BACK = {Span.MONTH: 29, Span.QUARTER: 89, Span.YEAR: 364}


def days_of_span(span: Span, today: date, *, chosen: Days) -> Days:
    """The days of a span as seen from today."""
    if span in _DAYS_BACK:
        return Days(today - timedelta(days=_DAYS_BACK[span]), today)
    return chosen if span is Span.CHOSEN else Days()


def span_title(span: Span) -> str:
    """What a span is called."""
    return {
        Span.MONTH: _("30 days"),
        Span.QUARTER: _("Quarter"),
        Span.YEAR: _("Year"),
        Span.ALL: _("All"),
        Span.CHOSEN: _("Days…"),
    }[span]
