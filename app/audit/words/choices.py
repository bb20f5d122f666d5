"""Codes that rows hold, in the words that the screen has for them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from app.audit.words.kinds import (
    alias_words,
    companion_words,
    contact_kind_words,
    contact_words,
    purpose_words,
    sorted_words,
)
from app.audit.words.knowing import evidence_words, must_kind_words, scope_words, strength_words
from app.cases.words.entries import entry_kind_words
from app.cases.words.labels import channel_words as case_channel_words
from app.cases.words.labels import ending_words, fault_words, severity_words, step_words
from app.cases.words.labels import kind_words as case_kind_words
from app.cases.words.labels import state_words as case_state_words
from app.core.recurring import Repeats, Unit
from app.core.words import gettext as _
from app.gestures.kind_words import decision_words, gesture_kind_words, given_words
from app.model.alias import AliasKind
from app.model.case import (
    CaseChannel,
    CaseEnding,
    CaseEntryKind,
    CaseKind,
    CaseState,
    CaseStep,
    Fault,
    Severity,
)
from app.model.clue import SortedAs
from app.model.codes import Role, VenueKind, VisitStatus
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.gesture import Decision, GestureKind, GivenState
from app.model.moment import MILESTONE, SURPRISE, Milestone, MomentState
from app.model.occasion import OccasionKind
from app.model.preference import Evidence, MustKind, Scope, Strength
from app.model.promise import PromiseState
from app.model.survey import AnswerChannel, LeftOut, Metric
from app.model.theme import Pillar
from app.occasions.words.kinds import kind_words as occasion_words
from app.occasions.words.kinds import milestone_kind_words
from app.occasions.words.kinds import state_words as moment_state_words
from app.occasions.words.rules import repeats_words, unit_words
from app.sign_in.words import role_words
from app.surveys.words import channel_words, left_out_words, metric_name
from app.wording.theme_starters import pillar_names

Words = tuple[Callable[[Any], Any], Callable[[Any], str]]
"""What reads a code, which refuses one of another version, and what says what was read."""


def status_words(status: VisitStatus) -> str:
    """Where a visit stands."""
    return {
        VisitStatus.BOOKED: _("Booked"),
        VisitStatus.HERE: _("Here now"),
        VisitStatus.COMPLETED: _("Over"),
        VisitStatus.CANCELLED: _("Cancelled"),
        VisitStatus.NO_SHOW: _("Did not come"),
    }[status]


def promise_words(state: PromiseState) -> str:
    """Where a promise stands."""
    return {
        PromiseState.OPEN: _("Open"),
        PromiseState.KEPT: _("Kept"),
        PromiseState.BROKEN: _("Broken"),
    }[state]


def venue_kind_words(kind: VenueKind) -> str:
    """What sort of place it is."""
    return {
        VenueKind.HOTEL: _("Hotel"),
        VenueKind.RESTAURANT: _("Restaurant"),
        VenueKind.BOUTIQUE: _("Boutique"),
    }[kind]


def page_words(pane: str) -> str:
    """Which page a view was kept for."""
    return {"recovery": _("Recovery"), "metrics": _("Metrics")}[pane]


class MomentKind(Enum):
    """What a moment or playbook is for: a kind of occasion, or none."""

    BIRTHDAY = OccasionKind.BIRTHDAY.value
    ANNIVERSARY = OccasionKind.ANNIVERSARY.value
    HONEYMOON = OccasionKind.HONEYMOON.value
    GRADUATION = OccasionKind.GRADUATION.value
    NAME_DAY = OccasionKind.NAME_DAY.value
    FIRST_VISIT = OccasionKind.FIRST_VISIT.value
    CUSTOM = OccasionKind.CUSTOM.value
    MILESTONE = MILESTONE
    SURPRISE = SURPRISE


def _moment_words(kind: MomentKind) -> str:
    return occasion_words(kind.value)


_MOMENT: Words = (MomentKind, _moment_words)
_GESTURE: Words = (GestureKind, gesture_kind_words)
_CASE_CHANNEL: Words = (CaseChannel, case_channel_words)
_STEP: Words = (CaseStep, step_words)
CHOICES: Mapping[tuple[str, str], Words] = {
    ("alias", "kind"): (AliasKind, alias_words),
    ("case_entry", "kind"): (CaseEntryKind, entry_kind_words),
    ("case_step", "step"): _STEP,
    ("clue", "sorted_as"): (SortedAs, sorted_words),
    ("companion", "kind"): (CompanionKind, companion_words),
    ("consent", "purpose"): (Purpose, purpose_words),
    ("contact_point", "kind"): (ContactKind, contact_words),
    ("gesture", "kind"): _GESTURE,
    ("given_gesture", "kind"): _GESTURE,
    ("given_gesture", "state"): (GivenState, given_words),
    ("given_gesture", "decision"): (Decision, decision_words),
    ("moment", "kind"): _MOMENT,
    ("moment", "state"): (MomentState, moment_state_words),
    ("moment", "milestone"): (Milestone, milestone_kind_words),
    ("occasion", "kind"): (OccasionKind, occasion_words),
    ("occasion", "repeats"): (Repeats, repeats_words),
    ("occasion", "unit"): (Unit, unit_words),
    ("playbook", "kind"): _MOMENT,
    ("preference", "strength"): (Strength, strength_words),
    ("preference", "must_kind"): (MustKind, must_kind_words),
    ("preference", "scope"): (Scope, scope_words),
    ("preference", "evidence"): (Evidence, evidence_words),
    ("promise", "state"): (PromiseState, promise_words),
    ("recovery_case", "channel"): _CASE_CHANNEL,
    ("recovery_case", "verified_through"): _CASE_CHANNEL,
    ("recovery_case", "kind"): (CaseKind, case_kind_words),
    ("recovery_case", "severity"): (Severity, severity_words),
    ("recovery_case", "fault"): (Fault, fault_words),
    ("recovery_case", "state"): (CaseState, case_state_words),
    ("recovery_case", "step"): _STEP,
    ("recovery_case", "ending"): (CaseEnding, ending_words),
    ("saved_view", "pane"): (str, page_words),
    ("staff", "role"): (Role, role_words),
    ("survey_answer", "metric"): (Metric, metric_name),
    ("survey_answer", "channel"): (AnswerChannel, channel_words),
    ("survey_answer", "left_out"): (LeftOut, left_out_words),
    ("theme", "pillar"): (Pillar, lambda pillar: pillar_names()[pillar]),
    ("touchpoint", "channel"): (str, contact_kind_words),
    ("venue", "kind"): (VenueKind, venue_kind_words),
    ("visit", "status"): (VisitStatus, status_words),
}
"""By table and column."""


def say_choice(choice: Words, value: Any) -> str:
    """A code in words; one that this version does not know stands as it is."""
    read, words = choice
    try:
        return words(read(value))
    except (KeyError, ValueError):
        return str(value)
