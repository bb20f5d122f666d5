"""One line of the recovery log, as every list of cases reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select

from app.cases.schemas.rows import CaseRow
from app.cases.targets import pending_target
from app.consents.limits import restricted_words
from app.model.case import Case, CaseEnding, CaseKind, CaseState, CaseStep, Severity
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GivenGesture, GivenState
from app.model.staff import Staff

NOT_GIVEN = (GivenState.DECLINED, GivenState.DROPPED)
_CASE, _GIVEN = Case.__table__, GivenGesture.__table__
_SHOWN = (
    "id customer_id what place severity again kind category_id department_id owner_id restricted state step"
    " happened_at reported_at opened_at closed_at due_at acknowledged_at follow_up_due_at rating ending is_story"
    " incident_id version"
).split()
_KINDS = {kind.value: kind for kind in CaseKind}
_STATES = {state.value: state for state in CaseState}
_STEPS = {step.value: step for step in CaseStep}
_SEVERITIES = {severity.value: severity for severity in Severity}
_COST = (
    select(func.coalesce(func.sum(_GIVEN.c.cost_minor), 0))
    .where(_GIVEN.c.case_id == _CASE.c.id, _GIVEN.c.state.not_in(NOT_GIVEN))
    .scalar_subquery()
)
_WAITING = exists().where(_GIVEN.c.case_id == _CASE.c.id, _GIVEN.c.state == GivenState.WAITING)


def select_cases() -> Select[Any]:
    """Every column of a case and what its row shows from elsewhere, without those whose opening was undone."""
    return (
        select(
            _CASE,
            func.coalesce(Customer.display_name, _CASE.c.walk_in).label("who"),
            func.coalesce(CaseCategory.name, "").label("category"),
            func.coalesce(Department.name, "").label("department"),
            func.coalesce(Staff.name, "").label("owner"),
            _COST.label("cost_minor"),
            _WAITING.label("waiting"),
            Customer.restricted_at.is_not(None).label("kept_only"),
        )
        .select_from(_CASE)
        .outerjoin(Customer, Customer.id == _CASE.c.customer_id)
        .outerjoin(CaseCategory, CaseCategory.id == _CASE.c.category_id)
        .outerjoin(Department, Department.id == _CASE.c.department_id)
        .outerjoin(Staff, Staff.id == _CASE.c.owner_id)
        .where(_CASE.c.removed_at.is_(None))
    )


def select_shown() -> Select[Any]:
    """The same with only those columns that a row shows."""
    statement = select_cases()
    elsewhere = [column for column in statement.selected_columns if column.name not in _CASE.c]
    return statement.with_only_columns(*(_CASE.c[name] for name in _SHOWN), *elsewhere)


def as_listed(row: CaseRow) -> CaseRow:
    """The row as a list of the whole venue shows it: without a word of somebody whose data are restricted."""
    return replace(row, who=restricted_words(), what="", place="") if row.kept_only else row


def as_case_row(row: Any, *, now: datetime) -> CaseRow:
    """A row of ``select_cases`` as it is at ``now``."""
    return CaseRow(
        id=row.id,
        version=row.version,
        customer_id=row.customer_id,
        who=row.who,
        what=row.what,
        place=row.place,
        severity=_SEVERITIES[row.severity],
        again=row.again,
        kind=_KINDS[row.kind],
        category_id=row.category_id,
        category=row.category,
        department_id=row.department_id,
        department=row.department,
        owner_id=row.owner_id,
        owner=row.owner,
        restricted=row.restricted,
        state=_STATES[row.state],
        step=_STEPS[row.step],
        happened_at=row.happened_at,
        reported_at=row.reported_at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        due_at=row.due_at,
        pending=pending_target(row),
        late=is_late(row, now=now),
        waiting=bool(row.waiting),
        cost_minor=int(row.cost_minor),
        rating=row.rating,
        ending=CaseEnding(row.ending) if row.ending else None,
        is_story=row.is_story,
        incident_id=row.incident_id,
        kept_only=bool(row.kept_only),
    )


def is_late(case: Any, *, now: datetime) -> bool:
    """Whether what is due next of an open case should have happened by ``now``."""
    return case.state == CaseState.OPEN and case.due_at is not None and case.due_at < now
