"""Figures in words: no data is said, and few data are never passed off as many."""

from __future__ import annotations

from datetime import timedelta

from app.cases.words.due import span_words
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.means import Mean
from app.core.measures.quantiles import Spread
from app.core.measures.rounding import round_half_away, whole_percent
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.core.words import ngettext
from app.wording.formats import Wording

MINUS = "−"


def no_data() -> str:
    """What stands where there is nothing to measure."""
    return _("no data")


def length_words(length: timedelta | None) -> str:
    """A length of time; none where nothing was measured."""
    return no_data() if length is None else span_words(length)


def percent_words(share: Share) -> str:
    """A share in whole percents ("86%")."""
    return no_data() if share.value is None else _("{percent}%").format(percent=whole_percent(share.value))


def counted_words(n: int, wording: Wording) -> str:
    """How many it is of, and what that can carry ("of 12, tentative")."""
    count = wording.number(n)
    return {
        Evidence.NOTHING: "",
        Evidence.FEW: _("of only {count}").format(count=count),
        Evidence.TENTATIVE: _("of {count}, tentative").format(count=count),
        Evidence.SOLID: _("of {count}").format(count=count),
    }[evidence_of(n)]


def share_note(share: Share, wording: Wording) -> str:
    """How sure a share is ("of 43, likely 71 to 94%")."""
    interval = share.interval
    if interval is None:
        return ""
    return _("{counted}, likely {low} to {high}%").format(
        counted=counted_words(share.n, wording),
        low=whole_percent(interval.low),
        high=whole_percent(interval.high),
    )


def spread_note(spread: Spread, wording: Wording) -> str:
    """The far end of a spread, and of how many it is ("9 in 10 within 3 h, of 43")."""
    if spread.p90 is None:
        return ""
    return _("9 in 10 within {span}, {counted}").format(
        span=span_words(spread.p90), counted=counted_words(spread.n, wording)
    )


def signed_words(value: float, digits: int = 1) -> str:
    """A number with its sign ("+1.2", "−0.5", "0")."""
    rounded = round_half_away(value, digits)
    if not rounded:
        return "0"
    text = f"{abs(rounded):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS if rounded < 0 else '+'}{text}"


def mean_words(mean: Mean) -> str:
    """A mean with its interval ("+1.2, likely +0.9 to +1.5")."""
    if mean.value is None:
        return no_data()
    if mean.interval is None:
        return signed_words(mean.value)
    return _("{mean}, likely {span}").format(mean=signed_words(mean.value), span=_between(mean.interval))


def too_few_words(n: int, needed: int, *, wording: Wording) -> str:
    """That there is not enough to say anything, and how much there is."""
    return ngettext(
        "not enough data: {count} of {needed} needed", "not enough data: {count} of {needed} needed", n
    ).format(count=wording.number(n), needed=wording.number(needed))


def _between(interval: Interval) -> str:
    return _("{low} to {high}").format(low=signed_words(interval.low), high=signed_words(interval.high))
