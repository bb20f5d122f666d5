"""Changing what is known of a case, handing cases over, telling stories, linking what belongs together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.cases.progressing import settle_due
from app.cases.schemas.drafts import CaseEdit, HandOverDraft, StoryDraft
from app.cases.service.edits import EditReader
from app.cases.service.settings import read_settings
from app.cases.service.writing import get_active_staff, get_case, refuse_stale
from app.cases.words.labels import case_name
from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.attachment import Attachment
from app.model.case import Case, CaseEntry, CaseEntryKind, CaseState, Incident
from app.model.gesture import GivenGesture
from app.model.promise import Promise
from app.model.staff import Staff
from app.venue.workplace import Workplace

_GOING_ALONG = (Promise, Attachment, GivenGesture, CaseEntry)
"""What belongs to a case, and so to whoever the case turns out to be of."""
_MOVES_TARGETS = frozenset({"severity", "reported_at"})


class EditingService:
    """Edits cases; the log tells what was before."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def edit_case(self, case_id: int, edit: CaseEdit) -> Outcome[None]:
        """Change what is known of a case, open or closed.

        Raises Conflict with what differs when somebody else changed it meanwhile, InvalidInput with the
        field that cannot be as it is.
        """
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            reader = EditReader(session, self._work, case)
            values = reader.completed(edit)
            yours = {key: value for key, value in values.items() if getattr(case, key) != value}
            if yours:
                refuse_stale(case, edit.version, yours=yours)
                self._apply(session, case, differing=reader.check(values), reader=reader)
        said = _("{case} changed").format(case=case_name(case_id))
        return session.outcome(None, said=said, undo_label=_("change a case"))

    @needs(Right.WORK)
    def hand_over(self, case_ids: Collection[int], draft: HandOverDraft) -> Outcome[int]:
        """Have somebody else look after these cases, all or none of them; gives how many were handed over.

        Closed ones and those that are theirs already stay as they are.
        """
        with self._work.write() as session:
            taker = get_active_staff(session, draft.owner_id)
            cases = [
                get_case(session, case_id, staff_id=self._work.staff_id) for case_id in sorted(set(case_ids))
            ]
            moving = [case for case in cases if case.state == CaseState.OPEN and case.owner_id != taker.id]
            if not moving:
                raise InvalidInput([Problem("owner_id", _nothing_to_hand_over(cases, taker))])
            for case in moving:
                self._hand_over(session, case, taker=taker, note=draft.note)
        return session.outcome(len(moving), said=_said_handed(moving, taker), undo_label=_("hand over"))

    @needs(Right.WORK)
    def tell_story(self, case_id: int, draft: StoryDraft) -> Outcome[None]:
        """Tell a recovery as a story, or no more; raises Conflict when somebody changed the case meanwhile."""
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            values: dict[str, Any] = {"is_story": draft.is_story}
            if draft.is_story:
                values["story"] = draft.story
            yours = {key: value for key, value in values.items() if getattr(case, key) != value}
            if yours:
                refuse_stale(case, draft.version, yours=yours)
                _set(case, yours)
                add_entry(
                    session,
                    case,
                    kind=CaseEntryKind.STORY,
                    work=self._work,
                    text=draft.story,
                    details={"is_story": draft.is_story},
                )
        told, untold = _("{case} is told as a story"), _("{case} is not told as a story any more")
        said = (told if draft.is_story else untold).format(case=case_name(case_id))
        return session.outcome(None, said=said, undo_label=_("tell a story"))

    @needs(Right.WORK)
    def link(self, case_ids: Collection[int]) -> Outcome[int]:
        """Say that these cases come from one event, with all that are linked to any of them; gives its id."""
        with self._work.write() as session:
            chosen = [
                get_case(session, case_id, staff_id=self._work.staff_id) for case_id in sorted(set(case_ids))
            ]
            if len(chosen) < 2:
                raise InvalidInput([Problem("case_ids", _("Choose two cases or more to link."))])
            incident = self._incident_of(session, chosen)
            known = {case.incident_id for case in chosen if case.incident_id not in (None, incident.id)}
            for case in (*chosen, *self._linked_to(session, chosen, known)):
                case.incident_id = incident.id
                self._tell_linked(session, case, [other.id for other in chosen if other is not case])
        said = ngettext("{count} case linked", "{count} cases linked", len(chosen)).format(count=len(chosen))
        return session.outcome(incident.id, said=said, undo_label=_("link cases"))

    def _apply(
        self, session: Session, case: Case, *, differing: Mapping[str, Any], reader: EditReader
    ) -> None:
        changes = reader.told(differing)
        _set(case, differing)
        if _MOVES_TARGETS & differing.keys():
            settle_due(case, read_settings(session), zone=self._work.venue.zone)
        if "customer_id" in differing:
            _move_along(session, case)
        if changes:
            add_entry(session, case, kind=CaseEntryKind.CHANGE, work=self._work, details={"changes": changes})

    def _hand_over(self, session: Session, case: Case, *, taker: Staff, note: str) -> None:
        giver = session.get(Staff, case.owner_id) if case.owner_id is not None else None
        details = {
            "from": giver.name if giver else "",
            "from_id": case.owner_id,
            "to": taker.name,
            "to_id": taker.id,
        }
        case.owner_id = taker.id
        add_entry(session, case, kind=CaseEntryKind.HAND_OVER, work=self._work, text=note, details=details)

    def _incident_of(self, session: Session, cases: list[Case]) -> Incident:
        known = sorted({case.incident_id for case in cases if case.incident_id is not None})
        found = session.get(Incident, known[0]) if known else None
        if found is not None:
            return found
        first = min(cases, key=lambda case: (case.happened_at, case.id))
        incident = Incident(what=first.what, happened_at=first.happened_at, added_at=self._work.now())
        session.add(incident)
        session.flush()
        return incident

    def _linked_to(self, session: Session, chosen: list[Case], incidents: Collection[int]) -> list[Case]:
        """The other cases of these events."""
        wanted = select(Case).where(
            Case.incident_id.in_(incidents),
            Case.id.not_in([case.id for case in chosen]),
            Case.removed_at.is_(None),
        )
        return list(session.scalars(wanted.order_by(Case.id))) if incidents else []

    def _tell_linked(self, session: Session, case: Case, others: list[int]) -> None:
        add_entry(session, case, kind=CaseEntryKind.CHANGE, work=self._work, details={"linked": others})


def _set(case: Case, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        setattr(case, key, value)


def _move_along(session: Session, case: Case) -> None:
    for mapped in _GOING_ALONG:
        rows: Iterable[Any] = session.scalars(select(mapped).where(mapped.case_id == case.id))
        for row in rows:
            row.customer_id = case.customer_id


def _nothing_to_hand_over(cases: list[Case], taker: Staff) -> str:
    if any(case.state == CaseState.OPEN for case in cases):
        return _("{name} looks after this already.").format(name=taker.name)
    return _("A closed case needs nobody to look after it.")


def _said_handed(cases: list[Case], taker: Staff) -> str:
    if len(cases) == 1:
        return _("{case} handed over to {name}").format(case=case_name(cases[0].id), name=taker.name)
    said = ngettext("{count} case handed over to {name}", "{count} cases handed over to {name}", len(cases))
    return said.format(count=len(cases), name=taker.name)
