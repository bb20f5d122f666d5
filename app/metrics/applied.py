"""Which answers are shown, in words: on the pane, in every table and on every picture that leaves it."""

from __future__ import annotations

from datetime import date

from app.core.days import Days
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.choices import MetricsChoices, filter_name
from app.metrics.state import FILTERS, MetricsState
from app.wording.formats import Wording

_MOST_NAMED = 3


def days_words(days: Days, wording: Wording, *, today: date) -> str:
    """The days of a period ("1 Dec 2024 to 25 Nov 2026")."""
    day = wording.day
    until = days.until or today
    if days.since is None:
        return _("until {until}").format(until=day(until)) if days.until else _("all days")
    return _("{since} to {until}").format(since=day(days.since), until=day(until))


def filter_words(state: MetricsState, field: str, *, choices: MetricsChoices) -> str:
    """What one filter leaves ("Stage: Arrival"); empty where it leaves everything."""
    chosen = getattr(state, field)
    if not chosen:
        return ""
    named = [choices.words(field, key) for key in chosen]
    shown = ", ".join(named)
    if len(named) > _MOST_NAMED:
        shown = ngettext("{count} chosen", "{count} chosen", len(named)).format(count=len(named))
    return _("{filter}: {choice}").format(filter=filter_name(field), choice=shown)


def every_filter(state: MetricsState, choices: MetricsChoices) -> tuple[str, ...]:
    """All filters with every value of theirs, as a copy that explains itself needs them."""
    named = []
    for field in FILTERS:
        values = [choices.words(field, key) for key in getattr(state, field)]
        if values:
            named.append(_("{filter}: {choice}").format(filter=filter_name(field), choice=", ".join(values)))
    return tuple(named)


def applied_words(
    state: MetricsState, choices: MetricsChoices, *, wording: Wording, today: date
) -> tuple[str, ...]:
    """Days and filters for whatever leaves the pane; without a filter that is said too."""
    days = days_words(state.days_at(today), wording, today=today)
    return (days, *(every_filter(state, choices) or (_("No filter"),)))
