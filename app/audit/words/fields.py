"""Columns and their values as a reader of the changes sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from gettext import gettext as _
from typing import Any

from app.audit.names import NamesOfIds
from app.audit.words.kinds import (
    alias_words,
    companion_words,
    contact_words,
    occasion_words,
    purpose_words,
)
from app.audit.words.knowing import evidence_words, must_kind_words, strength_words
from app.core.recurring import Repeats, Unit
from app.model.alias import AliasKind
from app.model.codes import VisitStatus
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.occasion import OccasionKind
from app.model.preference import Evidence, MustKind, Scope, Strength
from app.model.promise import PromiseState
from app.occasions.words.rules import nth_words, repeats_words, unit_words, weekday_words
from app.wording.formats import Wording

UNTOLD = frozenset(
    "customer_id import_batch_id normal national_digits sha256 media_type size visit_id created_at noted_at "
    "noted_by made_at made_by noticed_at staff_id added_at settled_by sorted_into_id sorted_at confirmed_by "
    "linked_customer_id merged_into_id started_at booked_on by_rule case_id moment_id gesture_id tier_since "
    "answer_id safety_by safety_at metric scale_min scale_max high_is_good asked_at answered_at arrived_at department_id".split()
)
"""Columns that follow from the others, or say only when and by whom, which the entry says itself."""


def field_names() -> dict[str, str]:
    """The names of columns on screen."""
    return _of_people() | _of_knowledge() | _of_events()


def _of_people() -> dict[str, str]:
    return {
        "display_name": _("Name"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "title": _("Title"),
        "preferred_name": _("Called"),
        "say_name": _("Said"),
        "languages": _("Languages"),
        "nationality": _("Nationality"),
        "company": _("Company"),
        "card_number": _("Loyalty card"),
        "tier": _("Tier"),
        "note": _("Note"),
        "archived_at": _("Archived"),
        "deceased_at": _("Died"),
        "restricted_at": _("Only kept, not used"),
        "objected_at": _("Not to be approached"),
        "name": _("Name"),
        "kind": _("Kind"),
        "value": _("Contact"),
        "label": _("Label"),
        "preferred": _("First choice"),
        "relation": _("Relation"),
        "month": _("Month"),
        "day": _("Day"),
        "year": _("Year"),
        "repeats": _("How often"),
        "own_kind_id": _("What"),
        "nth": _("Which of the month"),
        "weekday": _("Weekday"),
        "every": _("Every"),
        "unit": _("Weeks or months"),
    }


def _of_knowledge() -> dict[str, str]:
    return {
        "text": _("Words"),
        "detail": _("Detail"),
        "strength": _("Strength"),
        "must_kind": _("Reason"),
        "scope": _("Holds"),
        "evidence": _("How we know"),
        "times_seen": _("Times seen"),
        "last_confirmed_on": _("Confirmed"),
        "withdrawn_at": _("Not any more"),
        "safety_reason": _("Kept for safety"),
        "group_id": _("Group"),
        "companion_id": _("Companion"),
        "tag_id": _("Tag"),
        "stage_id": _("Stage"),
        "owner_id": _("Who keeps it"),
        "what": _("Promise"),
        "due_at": _("Due"),
        "whole_day": _("Any time that day"),
        "state": _("State"),
        "settled_at": _("Settled"),
        "settled_note": _("Note"),
        "sorted_as": _("Sorted as"),
    }


def _of_events() -> dict[str, str]:
    return {
        "purpose": _("Consent"),
        "given": _("Agreed"),
        "decided_on": _("On"),
        "source": _("Source"),
        "wording": _("Wording"),
        "file_name": _("File"),
        "portrait": _("Portrait"),
        "removed_at": _("Removed"),
        "status": _("State"),
        "place": _("Place"),
        "place_kind": _("Kind of place"),
        "arrives_on": _("Arrives"),
        "leaves_on": _("Leaves"),
        "adults": _("Adults"),
        "children": _("Children"),
        "amount_minor": _("Amount"),
        "currency": _("Currency"),
        "reference": _("Reference"),
        "channel": _("Channel"),
        "segment": _("Segment"),
        "board": _("Board"),
        "at": _("When"),
        "feeling": _("Feeling"),
        "score": _("Score"),
        "comment": _("Comment"),
        "language": _("Language"),
        "left_out": _("Not counted"),
    }


def status_words(status: VisitStatus) -> str:
    """Where a visit stands."""
    return {
        VisitStatus.BOOKED: _("Booked"),
        VisitStatus.HERE: _("Here now"),
        VisitStatus.COMPLETED: _("Over"),
        VisitStatus.CANCELLED: _("Cancelled"),
        VisitStatus.NO_SHOW: _("Did not come"),
    }[status]


def state_words(state: PromiseState) -> str:
    """Where a promise stands."""
    return {
        PromiseState.OPEN: _("Open"),
        PromiseState.KEPT: _("Kept"),
        PromiseState.BROKEN: _("Broken"),
    }[state]


def scope_words(scope: Scope) -> str:
    """How long a preference holds."""
    return {Scope.STANDING: _("Always"), Scope.VISIT: _("For one visit")}[scope]


_CHOICES: Mapping[str, tuple[type[StrEnum], Callable[[Any], str]]] = {
    "status": (VisitStatus, status_words),
    "state": (PromiseState, state_words),
    "scope": (Scope, scope_words),
    "strength": (Strength, strength_words),
    "must_kind": (MustKind, must_kind_words),
    "evidence": (Evidence, evidence_words),
    "purpose": (Purpose, purpose_words),
    "repeats": (Repeats, repeats_words),
    "unit": (Unit, unit_words),
}
_KINDS: Mapping[str, tuple[type[StrEnum], Callable[[Any], str]]] = {
    "contact_point": (ContactKind, contact_words),
    "alias": (AliasKind, alias_words),
    "companion": (CompanionKind, companion_words),
    "occasion": (OccasionKind, occasion_words),
}


class ValueWords:
    """Turns the plain values that the audit keeps back into words."""

    def __init__(self, wording: Wording, names: NamesOfIds) -> None:
        self._wording = wording
        self._names = {
            "group_id": names.groups,
            "companion_id": names.companions,
            "tag_id": names.tags,
            "stage_id": names.stages,
            "owner_id": names.staff,
            "own_kind_id": names.own_kinds,
        }

    def say(self, value: Any, *, kind: str, column: str) -> str:
        """The value of a column of the table ``kind``; nothing for what is empty."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if column in self._names:
            return self._names[column].get(value, "")
        choice = _KINDS.get(kind) if column == "kind" else _CHOICES.get(column)
        if choice is not None:
            return _choice(choice, value)
        if column.endswith(("_on", "_at")) or column == "at":
            return self._day(value)
        if column in ("nth", "weekday"):
            return self._rule(column, value)
        if column == "amount_minor":
            return self._wording.money(value)
        return f"{value:+d}" if column == "feeling" and value else str(value)

    def _rule(self, column: str, value: Any) -> str:
        try:
            return nth_words(value) if column == "nth" else weekday_words(value, self._wording.language)
        except KeyError:
            return str(value)

    def _day(self, value: Any) -> str:
        try:
            if len(value) > len("2025-01-01"):
                return self._wording.instant(datetime.fromisoformat(value))
            return self._wording.day(date.fromisoformat(value))
        except (TypeError, ValueError):
            return str(value)


def _choice(choice: tuple[type[StrEnum], Callable[[Any], str]], value: Any) -> str:
    enumeration, words = choice
    try:
        return words(enumeration(value))
    except ValueError:
        return str(value)
