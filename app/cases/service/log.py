"""Writing in the log of a case by hand."""

from __future__ import annotations

from app.case_log.writing import add_entry
from app.cases.instants import settle_act
from app.cases.schemas.drafts import EntryDraft
from app.cases.service.writing import get_case
from app.cases.words.labels import case_name
from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import CaseEntryKind
from app.venue.workplace import Workplace

BY_HAND = (CaseEntryKind.REMARK, CaseEntryKind.CALL, CaseEntryKind.MESSAGE, CaseEntryKind.ATTEMPT)
"""What people write themselves; every other line is written by what they do."""


class LogService:
    """Adds lines to logs."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_entry(self, case_id: int, draft: EntryDraft) -> Outcome[int]:
        """Write down a remark, a call, a message or an attempt to reach the customer; gives its id."""
        if draft.kind not in BY_HAND:
            raise InvalidInput([Problem("kind", _("This is not one of the choices."))])
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            at = settle_act(draft.at, earliest=case.happened_at, now=self._work.now())
            entry = add_entry(session, case, kind=draft.kind, work=self._work, text=draft.text, at=at)
            session.flush()
        said = _("Written in the log of {case}").format(case=case_name(case_id))
        return session.outcome(entry.id, said=said, undo_label=_("write in a log"))
