"""The kinds of moments, milestones and relations in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.companion import CompanionKind
from app.model.moment import MILESTONE, SURPRISE, Milestone, MomentState
from app.model.occasion import OccasionKind


def kind_words(kind: str) -> str:
    """What is celebrated."""
    return {
        OccasionKind.BIRTHDAY.value: _("Birthday"),
        OccasionKind.ANNIVERSARY.value: _("Anniversary"),
        OccasionKind.HONEYMOON.value: _("Honeymoon"),
        OccasionKind.GRADUATION.value: _("Graduation"),
        OccasionKind.NAME_DAY.value: _("Name day"),
        OccasionKind.FIRST_VISIT.value: _("First visit"),
        OccasionKind.CUSTOM.value: _("A day to remember"),
        MILESTONE: _("Milestone"),
        SURPRISE: _("Surprise"),
    }[kind]


def relation_words(kind: CompanionKind) -> str:
    """What somebody is to the customer, inside a sentence."""
    return {
        CompanionKind.PARTNER: _("partner"),
        CompanionKind.CHILD: _("child"),
        CompanionKind.PARENT: _("parent"),
        CompanionKind.FRIEND: _("friend"),
        CompanionKind.ASSISTANT: _("assistant"),
        CompanionKind.PET: _("pet"),
        CompanionKind.OTHER: "",
    }[kind]


def state_words(state: MomentState | None) -> str:
    """Where a moment stands."""
    if state is None:
        return _("No plan yet")
    return {
        MomentState.SUGGESTED: _("Suggested"),
        MomentState.PLANNED: _("Planned"),
        MomentState.PREPARED: _("Prepared"),
        MomentState.DELIVERED: _("Delivered"),
        MomentState.SKIPPED: _("Not this time"),
    }[state]


def milestone_kind_words(milestone: Milestone) -> str:
    """What sort of milestone it is, whichever one."""
    return {
        Milestone.FIRST_VISIT: _("First visit"),
        Milestone.VISIT: _("A visit that counts"),
        Milestone.YEARS: _("Years since the first visit"),
        Milestone.BACK: _("Back after long"),
        Milestone.TIER: _("A tier reached"),
    }[milestone]


def milestone_words(milestone: Milestone, number: int, *, tier: str = "") -> str:
    """A milestone ("10th visit", "Back after 3 years away"); ``tier`` is the name of what was reached."""
    if milestone is Milestone.FIRST_VISIT:
        return _("First visit")
    if milestone is Milestone.VISIT:
        return _nth_visit(number)
    if milestone is Milestone.YEARS:
        words = ngettext("{count} year since the first visit", "{count} years since the first visit", number)
        return words.format(count=number)
    if milestone is Milestone.BACK:
        words = ngettext("Back after a year away", "Back after {count} years away", number)
        return words.format(count=number)
    return _("Reached {tier}").format(tier=tier) if tier else _("Reached a new tier")


def _nth_visit(number: int) -> str:
    """Ordinals are written out, because every language makes them in its own way."""
    written = {
        5: _("5th visit"),
        10: _("10th visit"),
        25: _("25th visit"),
        50: _("50th visit"),
        100: _("100th visit"),
    }
    return written.get(number) or _("Visit number {number}").format(number=number)
