"""Taking back the opening of a case, as long as nobody else has written in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from gettext import gettext as _
from typing import TypeVar

from sqlalchemy import select

from app.core.changes import Change
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.model.case import CaseEntry
from app.venue.workplace import Workplace

T = TypeVar("T")


def unless_written_in(outcome: Outcome[T], case_ids: Collection[int], *, work: Workplace) -> Outcome[T]:
    """The same, but its undo raises Conflict once the cases hold more lines than those of the opening."""
    if outcome.reversal is None:
        return outcome
    entry_ids = [row_id for kind, row_id in outcome.change.touched if kind == "case_entry"]
    reversal = outcome.reversal
    others = select(CaseEntry.id).where(
        CaseEntry.case_id.in_(case_ids), CaseEntry.removed_at.is_(None), CaseEntry.id.not_in(entry_ids)
    )

    def undo() -> Change:
        with work.read() as session:
            if session.scalar(others.limit(1)) is not None:
                raise Conflict(
                    _("Somebody has written in this case meanwhile."),
                    kept=_("It stays, with all that is in it."),
                    to_do=_("Close it, and say why."),
                )
        return reversal.undo()

    return replace(outcome, reversal=Reversal(reversal.label, undo, reversal.redo))
