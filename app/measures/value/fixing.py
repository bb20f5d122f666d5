"""How well things were put right, in the words of those to whom it had happened."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.measures.columns import rated_well
from app.cases.measures.queries import conditions
from app.cases.measures.scope import MeasureScope
from app.core.measures.shares import Share
from app.storage.reading import read_rows


def read_rated(session: Session, scope: MeasureScope, *, zone: ZoneInfo) -> Share:
    """Of the cases of a scope that were rated once they were put right, those rated 4 or 5."""
    well = rated_well()
    wanted = select(func.count(well), func.coalesce(func.sum(well), 0)).where(*conditions(scope, zone))
    n, good = read_rows(session, wanted).one()
    return Share(int(good), int(n))
