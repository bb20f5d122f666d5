"""Writing many answers down at once: all of them or none."""

from __future__ import annotations

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import ngettext
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.service.answering import Recorder
from app.venue.workplace import Workplace


class BatchService:
    """Keeps a pile of answers on paper."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def record_all(self, drafts: tuple[AnswerDraft, ...]) -> Outcome[int]:
        """Write all of them down; gives how many. Raises InvalidInput with fields such as ``rows.2.visit_id``."""
        problems: list[Problem] = []
        followed = 0
        with self._work.write() as session:
            recorder = Recorder(session, self._work)
            for number, draft in enumerate(drafts):
                try:
                    followed += recorder.put(draft)[1] is not None
                except InvalidInput as error:
                    problems += [_in_row(number, problem) for problem in error.problems]
            if problems:
                raise InvalidInput(problems)
        said = _said(len(drafts), followed)
        undo = ngettext("write {count} answer down", "write {count} answers down", len(drafts))
        return session.outcome(len(drafts), said=said, undo_label=undo.format(count=len(drafts)))


def _in_row(number: int, problem: Problem) -> Problem:
    return Problem(f"rows.{number}.{problem.field}", problem.message, problem.suggestion)


def _said(count: int, followed: int) -> str:
    kept = ngettext("{count} answer kept", "{count} answers kept", count).format(count=count)
    if not followed:
        return kept
    calls = ngettext("{count} to be answered", "{count} to be answered", followed).format(count=followed)
    return f"{kept}, {calls}"
