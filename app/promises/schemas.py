"""Promises as they are shown and typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import AwareDatetime

from app.core.drafts import Draft, Edit
from app.core.typed_text import NeededLine, Note
from app.model.promise import PromiseState


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise, to a customer or, in a case or for an answer, to somebody without a card.

    ``due_on`` is the venue's date of ``due_at``; ``late`` and ``due_today`` hold for open ones only,
    a whole-day promise being late from the next day on.
    """

    id: int
    version: int
    customer_id: int | None
    customer_name: str
    what: str
    due_at: datetime | None
    due_on: date | None
    whole_day: bool
    owner_id: int | None
    owner_name: str
    made_at: datetime
    made_by_name: str
    state: PromiseState
    settled_at: datetime | None = None
    settled_by_name: str = ""
    settled_note: str = ""
    visit_id: int | None = None
    case_id: int | None = None
    answer_id: int | None = None
    late: bool = False
    due_today: bool = False


class PromiseDraft(Draft):
    """A new promise: at an instant, or on a day (``due_on``), or open-ended; ``case_id`` is where it was made."""

    what: NeededLine
    due_at: AwareDatetime | None = None
    due_on: date | None = None
    owner_id: int | None = None
    visit_id: int | None = None
    case_id: int | None = None


class PromiseEdit(Edit):
    """Changes to a promise."""

    what: NeededLine = ""
    due_at: AwareDatetime | None = None
    due_on: date | None = None
    owner_id: int | None = None


class PromiseSettling(Draft):
    """How a promise ended; a broken one says why."""

    version: int
    note: Note = ""
