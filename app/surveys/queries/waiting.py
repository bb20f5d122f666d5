"""Who waits for an answer, and how soon others were given theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from app.case_log.access import of_seen, viewer
from app.consents.limits import objected_words, objecting_among, restricted_among, restricted_words
from app.core.measures.closing_loops import Loop
from app.model.customer import Customer
from app.model.promise import Promise, PromiseState
from app.model.staff import Staff
from app.model.survey import Metric, SurveyAnswer
from app.model.touchpoint import JourneyStage
from app.storage.occasion_lines.families import live_among
from app.storage.reading import read_rows
from app.surveys.schemas.closing import ToAnswerRow, Waiting

_PROMISE, _ANSWER = Promise.__table__, SurveyAnswer.__table__
_OPEN: tuple[ColumnElement[bool], ...] = (
    _PROMISE.c.state == PromiseState.OPEN,
    _PROMISE.c.answer_id.is_not(None),
    of_seen(_PROMISE.c.case_id),
)


def list_waiting(
    session: Session, *, now: datetime, staff_id: int | None, offset: int, limit: int
) -> Waiting:
    """Those who wait, whose answer is due first before the others.

    Nobody is named who does not want to be approached, and of restricted data there is no word.
    """
    who = dict(viewer(session, staff_id))
    counted = select(
        func.count().label("total"), func.count().filter(_PROMISE.c.due_at < now).label("late")
    ).where(*_OPEN)
    total, late = read_rows(session, counted, **who).one()
    wanted = _rows().order_by(_PROMISE.c.due_at.is_(None), _PROMISE.c.due_at, _PROMISE.c.id)
    rows = read_rows(session, wanted.offset(offset).limit(limit), **who).all()
    return Waiting(tuple(_as_rows(session, rows, now=now)), total, late)


def find_waiting(
    session: Session, answer_id: int, *, now: datetime, staff_id: int | None
) -> ToAnswerRow | None:
    """The answer among those who wait; None when nobody waits for one."""
    wanted = _rows().where(_PROMISE.c.answer_id == answer_id).order_by(_PROMISE.c.id).limit(1)
    rows = read_rows(session, wanted, **viewer(session, staff_id)).all()
    return next(_as_rows(session, rows, now=now), None)


def read_loops(session: Session, *, since: datetime | None, until: datetime | None) -> tuple[list[Loop], int]:
    """When those arrived that call for an answer and when they had it; and how many were promised one in vain.

    ``since`` is the first instant that counts, ``until`` the first one that does not.
    """
    arrived = _ANSWER.c.arrived_at
    wanted = (
        select(arrived, _PROMISE.c.state, _PROMISE.c.settled_at)
        .join_from(_PROMISE, _ANSWER, _ANSWER.c.id == _PROMISE.c.answer_id)
        .where(arrived.is_not(None))
    )
    if since is not None:
        wanted = wanted.where(arrived >= since)
    if until is not None:
        wanted = wanted.where(arrived < until)
    loops, broken = [], 0
    for arrived_at, state, settled_at in read_rows(session, wanted):
        if state == PromiseState.BROKEN:
            broken += 1
        else:
            loops.append(Loop(arrived_at, settled_at if state == PromiseState.KEPT else None))
    return loops, broken


def _rows() -> Select[Any]:
    return (
        select(
            _PROMISE.c.id.label("promise_id"),
            _PROMISE.c.version,
            _PROMISE.c.due_at,
            _PROMISE.c.owner_id,
            _ANSWER.c.id.label("answer_id"),
            *(
                _ANSWER.c[name]
                for name in "metric score scale_max comment language place customer_id answered_at arrived_at".split()
            ),
            func.coalesce(Staff.name, "").label("owner"),
            func.coalesce(JourneyStage.name, "").label("stage"),
        )
        .join_from(_PROMISE, _ANSWER, _ANSWER.c.id == _PROMISE.c.answer_id)
        .outerjoin(Staff, Staff.id == _PROMISE.c.owner_id)
        .outerjoin(JourneyStage, JourneyStage.id == _ANSWER.c.stage_id)
        .where(*_OPEN)
    )


def _as_rows(session: Session, rows: Collection[Any], *, now: datetime) -> Iterator[ToAnswerRow]:
    cards = {row.customer_id for row in rows if row.customer_id is not None}
    live = live_among(session.connection(), cards)
    kept_only, objecting = (among(session, live.values()) for among in (restricted_among, objecting_among))
    instead: dict[int | None, str] = {
        **dict.fromkeys(objecting, objected_words()),
        **dict.fromkeys(kept_only, restricted_words()),
    }
    names = names_of(session, set(live.values()) - instead.keys())
    for row in rows:
        customer_id = live.get(row.customer_id)
        yield ToAnswerRow(
            answer_id=row.answer_id,
            promise_id=row.promise_id,
            version=row.version,
            metric=Metric(row.metric),
            score=row.score,
            scale_max=row.scale_max,
            comment="" if customer_id in kept_only else row.comment,
            language=row.language,
            customer_id=customer_id if customer_id in names else None,
            who=names.get(customer_id, "") or instead.get(customer_id, ""),
            answered_at=row.answered_at,
            arrived_at=row.arrived_at,
            due_at=row.due_at,
            late=row.due_at is not None and row.due_at < now,
            owner_id=row.owner_id,
            owner=row.owner,
            stage=row.stage,
            place=row.place,
        )


def names_of(session: Session, customer_ids: Collection[int]) -> dict[int | None, str]:
    """The names of those of the cards that are in use: neither put away nor part of another."""
    in_use = and_(Customer.archived_at.is_(None), Customer.merged_into_id.is_(None))
    wanted = select(Customer.id, Customer.display_name).where(Customer.id.in_(set(customer_ids)), in_use)
    return {row.id: row.display_name for row in session.execute(wanted)}
