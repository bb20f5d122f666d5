"""What a card says of a customer's moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.core.words import gettext as _
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.customers.words.cases import short
from app.model.moment import Milestone, MomentState
from app.occasions.schemas import MomentKey
from app.occasions.words.kinds import kind_words, milestone_words
from app.wording.formats import Wording

LONGEST_TOLD = 400


def moment_entry(row: Any, *, gestures: Sequence[str], person: str, wording: Wording) -> HistoryEntry:
    """A moment in the timeline, when it was planned, or when it was delivered or skipped.

    ``person`` is who is celebrated where that is not the customer.
    """
    state = MomentState(row.state)
    return HistoryEntry(
        kind=HistoryKind.MOMENT,
        source_id=row.id,
        at=_at(row),
        has_time=True,
        title=_title(state),
        title_rest=_rest(row, state, person, wording),
        text=" ".join(part for part in _told(row, state, gestures, wording) if part),
        state=state,
        key=MomentKey(
            customer_id=row.customer_id,
            occurs_on=row.occurs_on,
            occasion_id=row.occasion_id,
            milestone=Milestone(row.milestone) if row.milestone else None,
            milestone_number=row.milestone_number,
            companion_id=row.companion_id,
            visit_id=row.visit_id,
            moment_id=row.id,
        ),
    )


def _at(row: Any) -> datetime:
    at: datetime = row.delivered_at or row.skipped_at or row.planned_at or row.made_at
    return at


def _title(state: MomentState) -> str:
    return {
        MomentState.SUGGESTED: _("Moment suggested"),
        MomentState.PLANNED: _("Moment planned"),
        MomentState.PREPARED: _("Moment prepared"),
        MomentState.DELIVERED: _("Moment delivered"),
        MomentState.SKIPPED: _("Not celebrated this time"),
    }[state]


def _rest(row: Any, state: MomentState, person: str, wording: Wording) -> str:
    what = row.title or (
        milestone_words(Milestone(row.milestone), row.milestone_number)
        if row.milestone
        else kind_words(row.kind)
    )
    if person and not row.title:
        what = _("{what} of {name}").format(what=what, name=person)
    day = row.celebrate_on or row.occurs_on
    ended = state in (MomentState.DELIVERED, MomentState.SKIPPED)
    if day is None or (ended and wording.local(_at(row)).date() == day):
        return f": {what}"
    return _(": {what}, for {day}").format(what=what, day=wording.day(day))


def _told(row: Any, state: MomentState, gestures: Sequence[str], wording: Wording) -> list[str]:
    if state is MomentState.SKIPPED:
        return [_sentence(short(row.skipped_reason, LONGEST_TOLD))]
    said = wording.list_of(gestures) if gestures else ""
    if state is not MomentState.DELIVERED:
        return [_("Planned: {gestures}.").format(gestures=said) if said else ""]
    return [
        _("Given: {gestures}.").format(gestures=said) if said else "",
        _("Reaction {reaction} of 5.").format(reaction=row.reaction) if row.reaction else "",
        _("They said: “{words}”").format(words=short(row.said, LONGEST_TOLD)) if row.said else "",
        _sentence(short(row.story, LONGEST_TOLD)) if row.is_story and row.story else "",
    ]


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else text + "."
