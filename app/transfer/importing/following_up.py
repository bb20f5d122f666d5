"""The promises to answer that follow from answers which an import brought or changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.core.measures.scales import Scale
from app.model.survey import SurveyAnswer
from app.storage.chunks import chunks
from app.surveys.service.follow_up import FollowUps
from app.surveys.service.settings import read_settings
from app.venue.workplace import Workplace


def follow_up_imported(
    session: Session, work: Workplace, *, batch_id: int | None, changed: Collection[int]
) -> None:
    """Make, keep or withdraw them: only for bad answers of late, and never where nobody knows the day."""
    settings = read_settings(session)
    follow_ups = FollowUps(session, work, settings)
    since = work.now() - timedelta(days=settings.back_days)
    if batch_id is not None:
        for answer in _answers(session, SurveyAnswer.import_batch_id == batch_id, since):
            if _is_bad(answer):
                follow_ups.settle(answer, since=answer.arrived_at or work.now())
    for ids in chunks(sorted(changed)):
        for answer in _answers(session, SurveyAnswer.id.in_(ids), since):
            follow_ups.settle(answer, since=work.now())


def _answers(session: Session, which: ColumnElement[bool], since: Any) -> Iterator[SurveyAnswer]:
    """Those of a known day: where nobody told it the moment of the import stands for both."""
    lately = (
        SurveyAnswer.score.is_not(None),
        SurveyAnswer.answered_at >= since,
        SurveyAnswer.answered_at < SurveyAnswer.arrived_at,
    )
    yield from session.scalars(select(SurveyAnswer).where(which, *lately).order_by(SurveyAnswer.id)).all()


def _is_bad(answer: SurveyAnswer) -> bool:
    scale = Scale(answer.metric, answer.scale_min, answer.scale_max, answer.high_is_good)
    return answer.score is not None and scale.is_bad(answer.score)
