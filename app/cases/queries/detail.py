"""All that belongs to one case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN
from app.cases.progressing import REPEATED, STEPS
from app.cases.queries.rows import as_case_row, as_listed, select_cases
from app.cases.schemas.rows import CaseRow, EntryRow, StepRow
from app.cases.settings import RecoverySettings
from app.gestures.cards import cards_of
from app.model.case import Case, CaseEntry, CaseEntryKind, CaseState, CaseStepTaken
from app.storage.reading import read_rows

_CASE, _ENTRY, _STEP = Case.__table__, CaseEntry.__table__, CaseStepTaken.__table__
_FOUND = select_cases().where(_CASE.c.id == bindparam("case_id"), SEEN)
_LINKED = (
    select_cases()
    .where(_CASE.c.incident_id == bindparam("incident_id"), _CASE.c.id != bindparam("case_id"), SEEN)
    .order_by(_CASE.c.id)
)
_STEPS = select(_STEP).where(_STEP.c.case_id == bindparam("case_id")).order_by(_STEP.c.id)
_ENTRIES = (
    select(_ENTRY)
    .where(_ENTRY.c.case_id == bindparam("case_id"))
    .order_by(_ENTRY.c.at.desc(), _ENTRY.c.id.desc())
)

Names = Mapping[int | None, str]


def find_case(session: Session, case_id: int, *, viewer: Mapping[str, Any]) -> Any:
    """The columns of one case; None when it is not there or ``viewer`` may not see it."""
    return read_rows(session, _FOUND, case_id=case_id, **viewer).first()


def list_linked(
    session: Session, incident_id: int, *, but: int, viewer: Mapping[str, Any], now: datetime
) -> tuple[CaseRow, ...]:
    """The other cases of the same incident that ``viewer`` may see, by number."""
    rows = read_rows(session, _LINKED, incident_id=incident_id, case_id=but, **viewer)
    return tuple(as_listed(as_case_row(row, now=now)) for row in rows)


def list_of_customer(
    session: Session, customer_id: int, *, only_open: bool, visible: ColumnElement[bool], now: datetime
) -> tuple[CaseRow, ...]:
    """The visible cases of a customer and of the cards merged into theirs, the newest first."""
    wanted = select_cases().where(_CASE.c.customer_id.in_(cards_of(session, customer_id)), visible)
    if only_open:
        wanted = wanted.where(_CASE.c.state == CaseState.OPEN)
    rows = read_rows(session, wanted.order_by(_CASE.c.reported_at.desc(), _CASE.c.id.desc()))
    return tuple(as_case_row(row, now=now) for row in rows)


def list_steps(
    session: Session, case_id: int, *, round_now: int, settings: RecoverySettings, names: Names
) -> tuple[StepRow, ...]:
    """The five steps as they stand in this round; what was taken before a reopening and stays done, too."""
    taken = {
        row.step: row
        for row in read_rows(session, _STEPS, case_id=case_id)
        if row.round == round_now or row.step not in REPEATED
    }
    return tuple(_as_step(step, taken.get(step), prompt=settings.prompt(step), names=names) for step in STEPS)


def _as_step(step: Any, row: Any, *, prompt: str, names: Names) -> StepRow:
    if row is None:
        return StepRow(step, prompt)
    return StepRow(
        step,
        prompt,
        at=row.at,
        staff_name=names.get(row.staff_id, ""),
        skipped=row.skipped,
        note=row.note,
    )


def list_entries(session: Session, case_id: int, *, names: Names) -> tuple[EntryRow, ...]:
    """The whole log, the newest first, with what was taken back."""
    return tuple(
        EntryRow(
            id=row.id,
            kind=CaseEntryKind(row.kind),
            at=row.at,
            added_at=row.added_at,
            staff_name=names.get(row.staff_id, ""),
            text=row.text,
            details=row.details,
            taken_back=row.removed_at is not None,
        )
        for row in read_rows(session, _ENTRIES, case_id=case_id)
    )
