"""Values as a reader of the changes sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
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
from app.cases.words.labels import ending_words, fault_words, severity_words, step_words
from app.cases.words.labels import kind_words as case_kind_words
from app.cases.words.labels import state_words as case_state_words
from app.core.recurring import Repeats, Unit
from app.model.alias import AliasKind
from app.model.case import CaseEnding, CaseKind, CaseState, CaseStep, Fault, Severity
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
    "answer_id safety_by safety_at shown_at metric scale_min scale_max high_is_good asked_at answered_at arrived_at department_id".split()
)
"""Columns that follow from the others, or say only when and by whom, which the entry says itself."""


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


_CHOICES: Mapping[str, tuple[type[Enum], Callable[[Any], str]]] = {
    "status": (VisitStatus, status_words),
    "scope": (Scope, scope_words),
    "strength": (Strength, strength_words),
    "must_kind": (MustKind, must_kind_words),
    "evidence": (Evidence, evidence_words),
    "purpose": (Purpose, purpose_words),
    "repeats": (Repeats, repeats_words),
    "unit": (Unit, unit_words),
    "severity": (Severity, severity_words),
    "step": (CaseStep, step_words),
    "fault": (Fault, fault_words),
    "ending": (CaseEnding, ending_words),
}
_STATES: Mapping[str, tuple[type[Enum], Callable[[Any], str]]] = {
    "recovery_case": (CaseState, case_state_words),
    "promise": (PromiseState, state_words),
}
_KINDS: Mapping[str, tuple[type[Enum], Callable[[Any], str]]] = {
    "contact_point": (ContactKind, contact_words),
    "alias": (AliasKind, alias_words),
    "companion": (CompanionKind, companion_words),
    "occasion": (OccasionKind, occasion_words),
    "recovery_case": (CaseKind, case_kind_words),
}


_BY_KIND = {"kind": _KINDS, "state": _STATES}
_STAFF = (
    "owner_id staff_id opened_by closed_by verified_by planned_by decided_by given_by done_by delivered_by skipped_by "
    "acted_by told_by"
).split()
"""Columns that hold who of the staff it was."""


class ValueWords:
    """Turns the plain values that the audit keeps back into words."""

    def __init__(self, wording: Wording, names: NamesOfIds) -> None:
        self._wording = wording
        self._names = {
            "group_id": names.groups,
            "companion_id": names.companions,
            "tag_id": names.tags,
            "stage_id": names.stages,
            **dict.fromkeys(_STAFF, names.staff),
            "own_kind_id": names.own_kinds,
            "referred_by_id": names.customers,
        }

    def say(self, value: Any, *, kind: str, column: str) -> str:
        """The value of a column of the table ``kind``; nothing for what is empty."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if column in self._names:
            return self._names[column].get(value, "")
        choice = _BY_KIND[column].get(kind) if column in _BY_KIND else _CHOICES.get(column)
        if choice is not None:
            return _choice(choice, value)
        if column.endswith(("_on", "_at")) or column == "at":
            return self._day(value)
        if column == "key":
            return str(value).replace(".", ": ").replace("_", " ").capitalize()
        return self._plain(value, column)

    def _plain(self, value: Any, column: str) -> str:
        if column in ("nth", "weekday"):
            return self._rule(column, value)
        if column.endswith("_minor") and isinstance(value, int):
            return self._wording.money(value)
        if isinstance(value, list | dict):
            return _in_short(value)
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


def _in_short(value: list[Any] | dict[str, Any]) -> str:
    """What a value of many parts holds."""
    parts = [f"{key}: {part}" for key, part in value.items()] if isinstance(value, dict) else map(str, value)
    return ", ".join(parts)


def _choice(choice: tuple[type[Enum], Callable[[Any], str]], value: Any) -> str:
    enumeration, words = choice
    try:
        return words(enumeration(value))
    except ValueError:
        return str(value)
