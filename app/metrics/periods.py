"""Which days the pane is about, named as a person names them."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.core.days import ANY_DAYS, Days
from app.core.words import gettext as _
from app.core.words import ngettext


class Span(StrEnum):
    """A span that moves with today, ROLLING for so many days until today, CHOSEN for those between two days."""

    MONTH = "30-days"
    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "2-years"
    ALL = "all"
    ROLLING = "rolling"
    CHOSEN = "chosen"


MOST_ROLLING = 3_650
_MONTHS_BACK = {Span.QUARTER: 2, Span.YEAR: 11, Span.TWO_YEARS: 23}
_THIRTY = 30


def days_of(span: Span, today: date, *, chosen: Days = ANY_DAYS, rolling: int = _THIRTY) -> Days:
    """The days of a span as seen from today; the longer ones are of whole months, this one being the last."""
    if span in _MONTHS_BACK:
        return Days(months_before(today, _MONTHS_BACK[span]), today)
    if span in (Span.MONTH, Span.ROLLING):
        back = _THIRTY if span is Span.MONTH else rolling
        return Days(today - timedelta(days=back - 1), today)
    return chosen if span is Span.CHOSEN else ANY_DAYS


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def span_words(span: Span) -> str:
    """What the button of a span says."""
    return {
        Span.MONTH: _("30 days"),
        Span.QUARTER: _("Quarter"),
        Span.YEAR: _("Year"),
        Span.TWO_YEARS: _("2 years"),
        Span.ALL: _("All"),
        Span.ROLLING: _("Rolling…"),
        Span.CHOSEN: _("Custom…"),
    }[span]


def span_sentence(span: Span, *, rolling: int) -> str:
    """What a span is called inside a sentence; empty for chosen days, which name themselves."""
    if span is Span.ROLLING:
        return ngettext("last {count} day", "last {count} days", rolling).format(count=rolling)
    return {
        Span.MONTH: _("last 30 days"),
        Span.QUARTER: _("this month and the two before"),
        Span.YEAR: _("this month and the eleven before"),
        Span.TWO_YEARS: _("this month and the 23 before"),
        Span.ALL: _("all days"),
    }.get(span, "")
