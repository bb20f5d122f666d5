"""Adding lines to the log of a case, inside the write that they tell of.

What ``details`` holds, by kind; names stand beside ids so that a later change of them alters no history:

- OPENED: ``severity`` (1 to 4), ``again``, ``raised_from`` (where that made it worse), ``earlier_id``
- STEP, SKIP: ``step``, ``round`` (how often the case had been reopened)
- CHANGE: ``changes``, field: [from, to], with names for customers, categories and departments
- HAND_OVER: ``from``, ``to``, names
- GESTURE: ``act`` (planned, asked, given, dropped), ``what``, ``cost_minor``,
  ``clash_reason`` (why in spite of what is known of the customer)
- APPROVAL: ``decision``, ``what``, ``cost_minor``, ``asked_cost_minor``
- PROMISE: ``act`` (made, changed, kept, broken, reopened), ``promise_id``, ``what``, ``due_at``,
  ``whole_day``, ``owner``
- FILE: ``act`` (added, removed), ``attachment_id``, ``file``
- CLOSED: ``ending``, ``through``, ``feeling_after``, ``rating``, ``attempts``
- REOPENED: ``round``, ``was``, the columns that told of the ending
- STORY: ``is_story``

The text of an entry is always what somebody said in their own words, such as a remark or a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.model.case import Case, CaseEntry, CaseEntryKind
from app.venue.workplace import Workplace


def add_entry(
    session: Session,
    case: Case,
    *,
    kind: CaseEntryKind,
    work: Workplace,
    text: str = "",
    details: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> CaseEntry:
    """Inside a write: a line of the case's log by whoever is signed in; ``at`` is now where it is left out.

    ``details`` is anything JSON can hold: codes, numbers, names of staff and instants as ISO text, of
    which the words on screen are made.
    """
    now = work.now()
    entry = CaseEntry(
        case_id=case.id,
        customer_id=case.customer_id,
        kind=kind,
        at=at or now,
        added_at=now,
        staff_id=work.staff_id,
        text=text,
        details=dict(details or {}),
    )
    session.add(entry)
    return entry
