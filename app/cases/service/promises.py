"""Promises made in a case: the same promises as on the card."""

from __future__ import annotations

from app.cases.service.writing import get_case
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.promises.schemas import PromiseDraft, PromiseEdit, PromiseSettling
from app.promises.service import PromiseService
from app.venue.workplace import Workplace


class CasePromises:
    """Makes promises in cases and settles them; the log of the case tells of both."""

    def __init__(self, work: Workplace, promises: PromiseService) -> None:
        self._work = work
        self._promises = promises

    @needs(Right.WORK)
    def make_promise(self, case_id: int, draft: PromiseDraft) -> Outcome[int]:
        """Promise something to whoever the case is of; gives the promise's id."""
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            here = {"case_id": case.id, "visit_id": draft.visit_id or case.visit_id}
            row = self._promises.put_promise(session, case.customer_id, draft=draft.model_copy(update=here))
        return session.outcome(row.id, said=_("Promise kept in mind"), undo_label=_("make a promise"))

    @needs(Right.WORK)
    def edit(self, promise_id: int, edit: PromiseEdit) -> Outcome[None]:
        """Change what was promised, by when or who keeps it."""
        return self._promises.edit_promise(promise_id, edit)

    @needs(Right.WORK)
    def keep(self, promise_id: int, settling: PromiseSettling) -> Outcome[None]:
        """It was done."""
        return self._promises.keep_promise(promise_id, settling)

    @needs(Right.WORK)
    def break_(self, promise_id: int, settling: PromiseSettling) -> Outcome[None]:
        """It was not done; the note says why."""
        return self._promises.break_promise(promise_id, settling)

    @needs(Right.WORK)
    def reopen(self, promise_id: int, *, version: int) -> Outcome[None]:
        """It is still to be done."""
        return self._promises.reopen_promise(promise_id, version=version)
