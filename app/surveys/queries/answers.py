"""Reading single answers, and when somebody was asked last."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.queries.people import find_live_customer
from app.model.department import Department
from app.model.promise import Promise, PromiseState
from app.model.survey import AnswerChannel, LeftOut, Metric, SurveyAnswer
from app.model.touchpoint import JourneyStage
from app.surveys.schemas.rows import AnswerRow, FollowUpRow
from app.venue.queries import staff_names


def find_answer(session: Session, answer_id: int) -> AnswerRow | None:
    """The answer as it is shown; None when it is not there."""
    row = session.get(SurveyAnswer, answer_id)
    if row is None:
        return None
    names = staff_names(session)
    customer = find_live_customer(session, row.customer_id) if row.customer_id is not None else None
    stage = session.get(JourneyStage, row.stage_id) if row.stage_id is not None else None
    department = session.get(Department, row.department_id) if row.department_id is not None else None
    return AnswerRow(
        id=row.id,
        version=row.version,
        metric=Metric(row.metric),
        scale_min=row.scale_min,
        scale_max=row.scale_max,
        high_is_good=row.high_is_good,
        score=row.score,
        comment=row.comment,
        language=row.language,
        customer_id=customer.id if customer else None,
        customer_name=customer.display_name if customer else "",
        stage_id=row.stage_id,
        stage_name=stage.name if stage else "",
        channel=AnswerChannel(row.channel),
        place=row.place,
        visit_id=row.visit_id,
        case_id=row.case_id,
        department_id=row.department_id,
        department_name=department.name if department else "",
        staff_id=row.staff_id,
        staff_name=names.get(row.staff_id, ""),
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        arrived_at=row.arrived_at,
        source=row.source,
        left_out=LeftOut(row.left_out),
        follow_up=find_follow_up(session, answer_id),
    )


def find_follow_up(session: Session, answer_id: int) -> FollowUpRow | None:
    """The latest promise to answer this one back; None where there is none."""
    mine = select(Promise).where(Promise.answer_id == answer_id).order_by(Promise.id.desc()).limit(1)
    promise = session.scalar(mine)
    if promise is None:
        return None
    return FollowUpRow(
        promise_id=promise.id,
        version=promise.version,
        state=PromiseState(promise.state),
        due_at=promise.due_at,
        owner_id=promise.owner_id,
        owner_name=staff_names(session).get(promise.owner_id, ""),
    )


def last_asked_at(session: Session, customer_ids: Collection[int], *, metric: Metric) -> datetime | None:
    """When one of these cards was asked this last, or answered it; tries do not count."""
    at = func.coalesce(SurveyAnswer.asked_at, SurveyAnswer.answered_at)
    wanted = select(func.max(at)).where(
        SurveyAnswer.customer_id.in_(customer_ids),
        SurveyAnswer.metric == metric,
        SurveyAnswer.left_out != LeftOut.TEST,
    )
    return session.scalar(wanted)


def find_open_ask(session: Session, customer_ids: Collection[int], *, metric: Metric) -> int | None:
    """The latest question of this kind to one of these cards that is not answered, if nothing came after it."""
    at = func.coalesce(SurveyAnswer.asked_at, SurveyAnswer.answered_at)
    latest = (
        select(SurveyAnswer.id, SurveyAnswer.score)
        .where(SurveyAnswer.customer_id.in_(customer_ids), SurveyAnswer.metric == metric)
        .order_by(at.desc(), SurveyAnswer.id.desc())
        .limit(1)
    )
    row = session.execute(latest).first()
    return row.id if row is not None and row.score is None else None
