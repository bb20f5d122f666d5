"""What the rules of retention take now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import Session

from app.law.holdings import NOBODY
from app.law.schemas.retention import Due, Kept, Standing
from app.model.audit_entry import AuditAction, AuditEntry
from app.model.case import Case, CaseState
from app.model.codes import VisitStatus
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.model.preference import MustKind, Preference
from app.model.promise import Promise, PromiseState
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit

_MERGED = Customer.__table__.alias("merged")


def due_rows(session: Session, kind: Kept, *, before: date, zone: str) -> Iterator[Due]:
    """All of one kind that was last touched before a day at the venue, the oldest first."""
    clock = ZoneInfo(zone)
    instant = datetime(before.year, before.month, before.day, tzinfo=clock)
    statement = {
        Kept.PEOPLE: _people,
        Kept.COMMENTS: _comments,
        Kept.HEALTH: _health,
        Kept.CASES: _cases,
        Kept.LOG: _log,
    }[kind](before, instant)
    for row_id, customer_id, name, touched, blocked, *made_at in session.execute(statement):
        since = touched or made_at[0]
        day = since.astimezone(clock).date() if isinstance(since, datetime) else since
        yield Due(kind, row_id, customer_id, name or "", day, Standing(blocked) if blocked else None)


def _people(before: date, instant: datetime) -> Select[*tuple[Any, ...]]:
    mine = or_(
        Visit.customer_id == Customer.id,
        Visit.customer_id.in_(select(_MERGED.c.id).where(_MERGED.c.merged_into_id == Customer.id)),
    )
    last = select(func.max(func.coalesce(Visit.leaves_on, Visit.arrives_on))).where(mine).scalar_subquery()
    seen_since = [
        exists().where(mine, func.coalesce(Visit.leaves_on, Visit.arrives_on) >= before),
        exists().where(Touchpoint.customer_id == Customer.id, Touchpoint.at >= instant),
        exists().where(SurveyAnswer.customer_id == Customer.id, SurveyAnswer.answered_at >= instant),
        exists().where(Case.customer_id == Customer.id, Case.reported_at >= instant),
    ]
    return (
        select(
            Customer.id, Customer.id, Customer.display_name, last, _standing(Customer.id), Customer.created_at
        )
        .where(
            Customer.created_at < instant,
            Customer.merged_into_id.is_(None),
            ~exists().where(Erasure.customer_id == Customer.id),
            *(~one for one in seen_since),
        )
        .order_by(Customer.id)
    )


def _standing(customer_id: Any) -> ColumnElement[str]:
    """What is still going on with somebody."""
    open_case = exists().where(
        Case.customer_id == customer_id, Case.state == CaseState.OPEN, Case.removed_at.is_(None)
    )
    visit = exists().where(
        Visit.customer_id == customer_id, Visit.status.in_((VisitStatus.BOOKED, VisitStatus.HERE))
    )
    promise = exists().where(Promise.customer_id == customer_id, Promise.state == PromiseState.OPEN)
    return case(
        (Customer.restricted_at.is_not(None), Standing.RESTRICTED.value),
        (open_case, Standing.CASE.value),
        (visit, Standing.VISIT.value),
        (promise, Standing.PROMISE.value),
        else_="",
    )


def _comments(_before: date, instant: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(
            SurveyAnswer.id,
            SurveyAnswer.customer_id,
            Customer.display_name,
            SurveyAnswer.answered_at,
            _restricted(),
        )
        .outerjoin(Customer, Customer.id == SurveyAnswer.customer_id)
        .where(SurveyAnswer.comment != "", SurveyAnswer.answered_at < instant)
        .order_by(SurveyAnswer.id)
    )


def _health(before: date, instant: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Preference.id,
            Preference.customer_id,
            Customer.display_name,
            Preference.noted_at,
            _standing(Customer.id),
        )
        .join(Customer, Customer.id == Preference.customer_id)
        .where(
            Preference.must_kind == MustKind.HEALTH,
            Preference.noted_at < instant,
            or_(Preference.last_confirmed_on.is_(None), Preference.last_confirmed_on < before),
        )
        .order_by(Preference.id)
    )


def _cases(_before: date, instant: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(Case.id, Case.customer_id, Customer.display_name, Case.closed_at, _restricted())
        .outerjoin(Customer, Customer.id == Case.customer_id)
        .where(Case.state == CaseState.CLOSED, Case.closed_at < instant, Case.what != NOBODY)
        .order_by(Case.id)
    )


def _log(_before: date, instant: datetime) -> Select[*tuple[Any, ...]]:
    told = and_(AuditEntry.action != AuditAction.ERASED, AuditEntry.kind != "erasure")
    return (
        select(AuditEntry.id, AuditEntry.customer_id, null(), AuditEntry.at, null())
        .where(AuditEntry.at < instant, AuditEntry.salt.is_not(None), told)
        .order_by(AuditEntry.id)
    )


def _restricted() -> ColumnElement[str]:
    return case((Customer.restricted_at.is_not(None), Standing.RESTRICTED.value), else_="")
