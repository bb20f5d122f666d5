"""What an empty agenda says, and the one way on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.schemas import AgendaView
from app.planner.state import PlannerState
from app.wording.calendar_words import long_day
from app.wording.reading import Reading


class WayOut(StrEnum):
    """What the one button does."""

    PLAN = "plan"
    WIDEN = "widen"


@dataclass(frozen=True)
class EmptyWords:
    """A sentence, more of it in small, and the button."""

    sentence: str
    more: str
    action: str
    way_out: WayOut


def empty_words(state: PlannerState, reading: Reading) -> EmptyWords:
    """Why there is nothing to see."""
    if state.is_narrowed:
        return EmptyWords(_sentence(state, reading), _more(state), _("Show all moments"), WayOut.WIDEN)
    return EmptyWords(
        _sentence(state, reading),
        _("Birthdays, anniversaries and milestones stand here as their day comes near."),
        _("Plan a moment"),
        WayOut.PLAN,
    )


def _sentence(state: PlannerState, reading: Reading) -> str:
    if state.day is not None:
        day = long_day(state.day, reading.wording.language, today=reading.today)
        if state.is_narrowed:
            return _("Nothing of this on {day}").format(day=day)
        return _("Nothing to celebrate on {day}").format(day=day)
    if state.is_narrowed:
        words = ngettext(
            "Nothing of this in the next {count} day", "Nothing of this in the next {count} days", state.days
        )
    else:
        words = ngettext(
            "Nothing to celebrate in the next {count} day",
            "Nothing to celebrate in the next {count} days",
            state.days,
        )
    return words.format(count=state.days)


def _more(state: PlannerState) -> str:
    if state.narrows_within_view:
        return _("Other kinds and departments are left out now.")
    return {
        AgendaView.ALL: "",
        AgendaView.HERE: _("Moments of people who are here or arrive by then would stand here."),
        AgendaView.PLANNED: _("Moments with a plan would stand here."),
        AgendaView.WITHOUT_PLAN: _("Every moment has its plan."),
        AgendaView.MINE: _("Moments that you look after would stand here."),
    }[state.view]
