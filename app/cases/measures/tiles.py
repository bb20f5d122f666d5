"""The five figures above the log, quick enough to be counted after every change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.measures.columns import lengths, rated_well
from app.cases.measures.queries import NOT_COUNTED, count_open
from app.cases.measures.rows import TileFigures
from app.cases.measures.scope import MeasureScope, begin_of
from app.core.measures.quantiles import Spread, spread_of_ticks
from app.core.measures.shares import Share, share_of
from app.model.case import Case
from app.model.gesture import GivenGesture
from app.storage.reading import read_rows

TILE_DAYS = 30
_CASE, _GIVEN = Case.__table__, GivenGesture.__table__


def read_tiles(session: Session, *, now: datetime, today: date, zone: ZoneInfo) -> TileFigures:
    """The tiles as they are now; the last 30 days include today."""
    since, month = today - timedelta(days=TILE_DAYS - 1), today.replace(day=1)
    open_now, late_now = count_open(session, MeasureScope(), now=now)
    put_right, rated_well = _of_late(session, begin_of(since, zone))
    return TileFigures(
        open_now=open_now,
        late_now=late_now,
        put_right=put_right,
        rated_well=rated_well,
        spent_minor=_spent(session, begin_of(month, zone)),
        since=since,
        month=month,
    )


def _of_late(session: Session, begin: datetime) -> tuple[Spread, Share]:
    _acknowledge, put_right, _first = lengths()
    lately = _CASE.c.reported_at >= begin, _CASE.c.removed_at.is_(None)
    rows = read_rows(session, select(put_right, rated_well()).where(*lately)).all()
    return (
        spread_of_ticks(length for length, _well in rows if length is not None),
        share_of([bool(well) for _length, well in rows if well is not None]),
    )


def _spent(session: Session, begin: datetime) -> int:
    statement = (
        select(func.coalesce(func.sum(_GIVEN.c.cost_minor), 0))
        .join_from(_GIVEN, _CASE, _GIVEN.c.case_id == _CASE.c.id)
        .where(_GIVEN.c.planned_at >= begin, _GIVEN.c.state.not_in(NOT_COUNTED), _CASE.c.removed_at.is_(None))
    )
    return int(read_rows(session, statement).scalar_one())
