"""By what answers can be told apart: the stages, places, people and labels that there are."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.core.acting import needs_at
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.model.answer_count import AnswerCount, Side, Span
from app.model.department import Department
from app.model.staff import Staff
from app.model.survey import SurveyAnswer
from app.model.tag import CustomerTag, Tag
from app.model.touchpoint import JourneyStage
from app.model.visit import Visit
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_COUNT, _VISIT, _ANSWER = AnswerCount.__table__, Visit.__table__, SurveyAnswer.__table__
_STAGE, _TAG, _TAGGED = JourneyStage.__table__, Tag.__table__, CustomerTag.__table__
_DEPARTMENT, _STAFF = Department.__table__, Staff.__table__
Named = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Ids with names, in the order in which they are listed; places and segments are those of answers."""

    stages: Named = ()
    departments: Named = ()
    staff: Named = ()
    tags: Named = ()
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()


@needs_at(Right.LOOK)
def read_offered(work: Workplace, cancellation: Cancellation | None = None) -> Offered:
    """What there is to choose from now."""
    with work.read(cancellation) as session:
        return Offered(
            stages=_named(session, select(_STAGE.c.id, _STAGE.c.name).order_by(_STAGE.c.position)),
            departments=_named(
                session, select(_DEPARTMENT.c.id, _DEPARTMENT.c.name).order_by(_DEPARTMENT.c.name)
            ),
            staff=_named(session, select(_STAFF.c.id, _STAFF.c.name).order_by(_STAFF.c.name)),
            tags=_named(session, _tags()),
            channels=_keys(session, Side.CHANNEL),
            places=_keys(session, Side.PLACE),
            segments=_segments(session),
        )


def _named(session: Session, statement: Select[tuple[int, str]]) -> Named:
    return tuple((row[0], row[1]) for row in read_rows(session, statement))


def _tags() -> Select[tuple[int, str]]:
    used = select(_TAGGED.c.tag_id).distinct()
    return select(_TAG.c.id, _TAG.c.name).where(_TAG.c.id.in_(used)).order_by(_TAG.c.name)


def _keys(session: Session, side: Side) -> tuple[str, ...]:
    wanted = (
        select(_COUNT.c.key)
        .where(_COUNT.c.span == Span.MONTH, _COUNT.c.side == side, _COUNT.c.key != "")
        .distinct()
    )
    return tuple(sorted(row[0] for row in read_rows(session, wanted)))


def _segments(session: Session) -> tuple[str, ...]:
    """Those of visits that somebody answered about."""
    answered = select(_ANSWER.c.visit_id).where(_ANSWER.c.visit_id.is_not(None))
    wanted = select(_VISIT.c.segment).where(_VISIT.c.id.in_(answered), _VISIT.c.segment != "").distinct()
    return tuple(sorted(row[0] for row in read_rows(session, wanted)))
