"""Things noticed, until somebody sorts them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import Conflict, InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.queries.visits import present_visit
from app.customers.schemas.drafts import ClueDraft, ClueSorting
from app.customers.service.ownership import get_customer
from app.customers.service.preferences import PreferenceService
from app.model.clue import Clue
from app.occasions.service.editing import put_occasion
from app.promises.service import PromiseService
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class ClueService:
    """Keeps clues and sorts them into what they really are."""

    def __init__(self, work: Workplace, *, preferences: PreferenceService, promises: PromiseService) -> None:
        self._work = work
        self._preferences = preferences
        self._promises = promises

    @needs(Right.WORK)
    def add_clue(self, customer_id: int, draft: ClueDraft) -> Outcome[int]:
        """Keep something noticed; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = self.put_clue(session, customer_id, draft=draft)
        return session.outcome(row.id, said=_("Clue kept"), undo_label=_("keep a clue"))

    @needs(Right.WORK)
    def put_clue(self, session: Session, customer_id: int, *, draft: ClueDraft) -> Clue:
        """Inside a write: the clue, at the visit under way if there is one."""
        present = present_visit(session, customer_id) if draft.visit_id is None else None
        row = Clue(
            customer_id=customer_id,
            text=draft.text,
            noticed_at=self._work.now(),
            staff_id=self._work.staff_id,
            visit_id=present.id if present else draft.visit_id,
        )
        session.add(row)
        session.flush()
        return row

    @needs(Right.WORK)
    def sort_clue(self, clue_id: int, sorting: ClueSorting) -> Outcome[int | None]:
        """Turn a clue into a preference, occasion or promise, or let it stay a note; gives what it became.

        Raises Conflict when somebody else sorted it meanwhile.
        """
        _refuse_two_at_once(sorting)
        with self._work.write() as session:
            row = get_row(session, Clue, row_id=clue_id)
            if row.sorted_as:
                raise Conflict(_("Somebody has sorted this already."), kept=_("Nothing was changed."))
            became = self._make(session, row.customer_id, sorting)
            values = {
                "sorted_as": sorting.sorted_as,
                "sorted_into_id": became,
                "sorted_at": self._work.now(),
            }
            apply_edit(row, version=sorting.version, values=values)
        return session.outcome(became, said=_("Clue sorted"), undo_label=_("sort a clue"))

    def _make(self, session: Session, customer_id: int, sorting: ClueSorting) -> int | None:
        if sorting.preference is not None:
            row, _is_new = self._preferences.put_preference(session, customer_id, draft=sorting.preference)
            return row.id
        if sorting.occasion is not None:
            return put_occasion(session, customer_id, draft=sorting.occasion, today=self._work.today()).id
        if sorting.promise is not None:
            return self._promises.put_promise(session, customer_id, draft=sorting.promise).id
        return None


def _refuse_two_at_once(sorting: ClueSorting) -> None:
    drafts = (sorting.preference, sorting.occasion, sorting.promise)
    if sum(draft is not None for draft in drafts) > 1:
        raise InvalidInput([Problem("clue", _("A clue becomes one thing only."))])
