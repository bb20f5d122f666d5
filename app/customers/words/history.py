"""The entries of the timeline, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from app.audit.names import NamesOfIds
from app.audit.words.changes import ChangeWords
from app.audit.words.kinds import contact_kind_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.customers.words.answers import answer_entry
from app.customers.words.cases import case_entry
from app.customers.words.moments import moment_entry
from app.model.audit_entry import AuditEntry
from app.model.clue import Clue, SortedAs
from app.model.codes import VenueKind, VisitStatus
from app.model.preference import Preference, Strength
from app.model.promise import Promise, PromiseState
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.occasions.schemas import MomentKey
from app.wording.formats import Wording


class HistoryWords:
    """Words the rows of one customer's timeline."""

    def __init__(self, wording: Wording, names: NamesOfIds) -> None:
        self._wording = wording
        self._names = names
        self._changes = ChangeWords(wording, names)
        self._by_kind: Mapping[HistoryKind, Callable[[Any], HistoryEntry]] = {
            HistoryKind.VISIT: self._visit,
            HistoryKind.TOUCHPOINT: self._touchpoint,
            HistoryKind.PROMISE: self._promise,
            HistoryKind.CLUE: self._clue,
            HistoryKind.PREFERENCE: self._preference,
            HistoryKind.ANSWER: self._answer,
        }

    def case(self, row: Any, *, gestures: Sequence[tuple[str, int]]) -> HistoryEntry:
        """The entry of a case with what was given for it."""
        owner = self._names.staff.get(row.owner_id, "")
        return case_entry(row, gestures=gestures, owner=owner, wording=self._wording)

    def moment(self, row: Any, *, gestures: Sequence[str]) -> HistoryEntry:
        """The entry of a moment with what was given, or is planned to be."""
        person = self._names.companions.get(row.companion_id, "") if row.companion_id else ""
        return moment_entry(row, gestures=gestures, person=person, wording=self._wording)

    def entry(self, kind: HistoryKind, row: Any, *, name: Any = None) -> HistoryEntry:
        """The entry of a mapped row; ``name`` names the row that a change is about."""
        if kind is HistoryKind.CHANGE:
            return self._change(row, name)
        return self._by_kind[kind](row)

    @cached_property
    def _visit_titles(self) -> dict[VisitStatus, str]:
        words = self._wording.words
        return {
            VisitStatus.BOOKED: _("Booked"),
            VisitStatus.HERE: words.started,
            VisitStatus.COMPLETED: words.visit_title,
            VisitStatus.CANCELLED: _("Cancelled"),
            VisitStatus.NO_SHOW: _("Did not come"),
        }

    @cached_property
    def _promise_titles(self) -> dict[PromiseState, str]:
        return {
            PromiseState.OPEN: _("Promised"),
            PromiseState.KEPT: _("Promise kept"),
            PromiseState.BROKEN: _("Promise broken"),
        }

    @cached_property
    def _preference_titles(self) -> dict[Strength, str]:
        return {
            Strength.MUST: _("Must have"),
            Strength.LIKE: _("Likes"),
            Strength.DISLIKE: _("Dislikes"),
        }

    def _visit(self, row: Visit) -> HistoryEntry:
        status = VisitStatus(row.status)
        midnight = datetime.combine(row.arrives_on, time(), ZoneInfo(self._wording.zone))
        return HistoryEntry(
            kind=HistoryKind.VISIT,
            source_id=row.id,
            at=row.started_at or midnight,
            has_time=row.started_at is not None,
            title=self._visit_titles[status],
            title_rest="".join(f", {part}" for part in self._visit_facts(row)),
            text=row.note,
            state=status,
        )

    def _visit_facts(self, row: Visit) -> list[str]:
        words = self._wording.words
        facts = []
        if row.place:
            facts.append(_("{place} {number}").format(place=words.place, number=row.place))
        nights = (row.leaves_on - row.arrives_on).days if row.leaves_on else 0
        if nights and self._wording.kind == VenueKind.HOTEL:
            facts.append(ngettext("{count} night", "{count} nights", nights).format(count=nights))
        party = (row.adults or 0) + (row.children or 0)
        if party and self._wording.kind == VenueKind.RESTAURANT:
            facts.append(ngettext("{count} person", "{count} people", party).format(count=party))
        if row.amount_minor:
            facts.append(self._wording.money(row.amount_minor, row.currency or None))
        return facts

    def _touchpoint(self, row: Touchpoint) -> HistoryEntry:
        stage = self._names.stages.get(row.stage_id, "")
        channel = contact_kind_words(row.channel)
        return HistoryEntry(
            kind=HistoryKind.TOUCHPOINT,
            source_id=row.id,
            at=row.at,
            has_time=True,
            title=stage or channel or _("Contact"),
            title_rest=f", {channel}" if stage and channel else "",
            text=row.text,
            feeling=row.feeling,
        )

    def _promise(self, row: Promise) -> HistoryEntry:
        state = PromiseState(row.state)
        return HistoryEntry(
            kind=HistoryKind.PROMISE,
            source_id=row.id,
            at=row.settled_at or row.made_at,
            has_time=True,
            title=self._promise_titles[state],
            title_rest=f": {row.what}",
            text=row.settled_note or self._due(row),
            state=state,
        )

    def _due(self, row: Promise) -> str:
        if row.due_at is None or row.state != PromiseState.OPEN:
            return ""
        day = self._wording.local(row.due_at).date()
        when = self._wording.day(day) if row.whole_day else self._wording.instant(row.due_at)
        return _("Due {when}").format(when=when)

    def _answer(self, row: SurveyAnswer) -> HistoryEntry:
        return answer_entry(row, stage=self._names.stages.get(row.stage_id, ""))

    def _clue(self, row: Clue) -> HistoryEntry:
        return HistoryEntry(
            kind=HistoryKind.CLUE,
            source_id=row.id,
            at=row.noticed_at,
            has_time=True,
            title=_("Noticed"),
            text=row.text,
            state=row.sorted_as,
            key=_became(row),
        )

    def _preference(self, row: Preference) -> HistoryEntry:
        companion = self._names.companions.get(row.companion_id, "")
        whose = _("{what} ({companion})").format(what=row.text, companion=companion)
        return HistoryEntry(
            kind=HistoryKind.PREFERENCE,
            source_id=row.id,
            at=row.noted_at,
            has_time=True,
            title=self._preference_titles[Strength(row.strength)],
            title_rest=f": {whose if companion else row.text}",
            text=row.detail,
            state="withdrawn" if row.withdrawn_at else "",
        )

    def _change(self, row: AuditEntry, name: Any) -> HistoryEntry:
        told = self._changes.row(row, name=name)
        changed = [
            f"{change.field}: {change.before or '–'} → {change.after or '–'}" for change in told.changes
        ]
        return HistoryEntry(
            kind=HistoryKind.CHANGE,
            source_id=row.id,
            at=row.at,
            has_time=True,
            title=told.what,
            title_rest=f" ({told.staff_name})" if told.staff_name else "",
            text=", ".join(changed) if row.action == "changed" else "",
        )


def _became(row: Clue) -> MomentKey | None:
    """The moment into which it was sorted."""
    if row.sorted_as != SortedAs.MOMENT:
        return None
    return MomentKey(row.customer_id, None, moment_id=row.sorted_into_id)
