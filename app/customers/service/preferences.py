"""What a customer needs, likes and dislikes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consents.health import give_basis
from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.hiding import HIDDEN
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.customers.queries.visits import next_visit, present_visit
from app.customers.schemas.drafts import PreferenceDraft, PreferenceEdit
from app.customers.service.groups import choose_group, choose_group_again
from app.customers.service.ownership import get_customer, home_of
from app.model.preference import Evidence, Preference, Scope, Strength
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class PreferenceService:
    """Keeps preferences and how well they are known."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_preference(self, customer_id: int, draft: PreferenceDraft) -> Outcome[int]:
        """Keep something needed, liked or disliked; gives its id.

        What is known already is not doubled: it is confirmed and counts as seen once more.
        """
        with self._work.write() as session:
            get_customer(session, customer_id)
            row, is_new = self.put_preference(session, customer_id, draft=draft)
        said = _("Preference kept") if is_new else _("Known already, confirmed today")
        return session.outcome(row.id, said=said, undo_label=_("keep a preference"))

    @needs(Right.WORK)
    def edit_preference(self, preference_id: int, edit: PreferenceEdit) -> Outcome[None]:
        """Change a preference; raises Conflict when somebody else did meanwhile.

        What was not shown stays as it is.
        """
        with self._work.write() as session:
            row = get_row(session, Preference, row_id=preference_id)
            values = {name: value for name, value in edit.given().items() if value != HIDDEN}
            basis = {
                name: values.pop(name, default)
                for name, default in (("agreed", False), ("safety_reason", ""))
            }
            if values.get("companion_id", row.companion_id) != row.companion_id:
                values["customer_id"] = home_of(session, values["companion_id"], customer_id=row.customer_id)
            if values.get("strength", row.strength) != Strength.MUST:
                values["must_kind"] = ""
            elif "must_kind" in values:
                values["must_kind"] = values["must_kind"] or ""
            if "group_id" not in values and "strength" in values:
                values["group_id"] = choose_group_again(session, row.group_id, strength=values["strength"])
            if values.get("scope") == Scope.VISIT and not values.get("visit_id", row.visit_id):
                values["visit_id"] = self._visit_id(session, row.customer_id)
            apply_edit(row, version=edit.version, values=values)
            self._give_basis(session, row, agreed=basis["agreed"], reason=basis["safety_reason"])
        return session.outcome(None, said=_("Preference changed"), undo_label=_("change a preference"))

    @needs(Right.WORK)
    def confirm_preference(self, preference_id: int) -> Outcome[None]:
        """Still true: it counts as seen once more and is fresh from today."""
        with self._work.write() as session:
            row = get_row(session, Preference, row_id=preference_id)
            self._see_again(row)
        said = _("Still true: {text}").format(text=row.text)
        return session.outcome(None, said=said, undo_label=_("confirm a preference"))

    @needs(Right.WORK)
    def withdraw_preference(self, preference_id: int) -> Outcome[None]:
        """Not any more: it leaves the card but stays in the history."""
        with self._work.write() as session:
            row = get_row(session, Preference, row_id=preference_id)
            if row.withdrawn_at is None:
                row.withdrawn_at = self._work.now()
        said = _("Not any more: {text}").format(text=row.text)
        return session.outcome(None, said=said, undo_label=_("take a preference off"))

    @needs(Right.WORK)
    def put_preference(
        self, session: Session, customer_id: int, *, draft: PreferenceDraft
    ) -> tuple[Preference, bool]:
        """Inside a write: the preference kept or confirmed, and whether it is new."""
        home = home_of(session, draft.companion_id, customer_id=customer_id)
        known = self._find_known(session, home, draft)
        if known is not None:
            self._see_again(known)
            if draft.evidence in (Evidence.TOLD, Evidence.ASKED):
                known.evidence = draft.evidence
            known.must_kind = known.must_kind or draft.must_kind or ""
            self._give_basis(session, known, agreed=draft.agreed, reason=draft.safety_reason)
            return known, False
        visit_id = draft.visit_id
        if draft.scope is Scope.VISIT and visit_id is None:
            visit_id = self._visit_id(session, customer_id)
        is_must = draft.strength is Strength.MUST
        row = Preference(
            customer_id=home,
            companion_id=draft.companion_id,
            group_id=choose_group(session, draft, kind=self._work.venue.kind),
            visit_id=visit_id,
            text=draft.text,
            detail=draft.detail,
            strength=draft.strength,
            must_kind=(draft.must_kind or "") if is_must else "",
            scope=draft.scope,
            evidence=draft.evidence,
            times_seen=1,
            noted_at=self._work.now(),
            noted_by=self._work.staff_id,
        )
        self._give_basis(session, row, agreed=draft.agreed, reason=draft.safety_reason)
        session.add(row)
        session.flush()
        return row, True

    def _give_basis(self, session: Session, row: Preference, *, agreed: bool, reason: str) -> None:
        work = self._work
        give_basis(
            session, row, agreed=agreed, reason=reason, today=work.today(), at=work.now(), by=work.staff_id
        )

    def _find_known(self, session: Session, customer_id: int, draft: PreferenceDraft) -> Preference | None:
        wanted = select(Preference.id, Preference.text, Preference.detail).where(
            Preference.customer_id == customer_id,
            Preference.withdrawn_at.is_(None),
            Preference.strength == draft.strength,
            Preference.scope == draft.scope,
            Preference.companion_id == draft.companion_id,
        )
        text = fold(draft.text)
        for row in session.execute(wanted):
            if fold(row.text) == text and draft.detail in ("", row.detail):
                return session.get(Preference, row.id)
        return None

    def _see_again(self, row: Preference) -> None:
        row.times_seen += 1
        row.last_confirmed_on = self._work.today()
        row.confirmed_by = self._work.staff_id
        row.withdrawn_at = None

    def _visit_id(self, session: Session, customer_id: int) -> int:
        visit = present_visit(session, customer_id) or next_visit(
            session, customer_id, today=self._work.today()
        )
        if visit is None:
            raise InvalidInput(
                [Problem("scope", _("There is no visit now or ahead that this could be kept for."))]
            )
        return visit.id
