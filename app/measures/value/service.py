"""Measuring value."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from app.cases.measures.rows import PromiseFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.evidence import SOLID_FROM
from app.core.measures.shares import Share
from app.core.rights import Right
from app.measures.value.delighting import MomentScope, read_moments
from app.measures.value.fixing import read_rated
from app.measures.value.knowing import read_known
from app.measures.value.people import VisitScope
from app.measures.value.promising import PromiseScope, read_promises
from app.measures.value.referral_rows import Behind, CamePage, Recommended
from app.measures.value.referring import list_came, read_recommended
from app.measures.value.returning import read_returning
from app.measures.value.rhythms import read_rhythm
from app.measures.value.rows import Known, LifetimeValue, MomentsDelivered, Returning, Rhythm
from app.measures.value.spending import read_value
from app.measures.waiting import count_waiting
from app.model.survey import SurveyAnswer
from app.moments.outcomes.service import OutcomeReader
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_ANSWER = SurveyAnswer.__table__


class ValueMeasures:
    """What customers are worth to the venue and what it does for them; each may take its time on a lane."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._zone = ZoneInfo(work.venue.zone)

    @needs(Right.MEASURE)
    def value(self, scope: VisitScope, cancellation: Cancellation | None = None) -> LifetimeValue:
        """What the customers of a scope spent over all their completed visits."""
        with self._work.read(cancellation) as session:
            return read_value(session, scope)

    @needs(Right.MEASURE)
    def returning(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Returning:
        """Who had been here before, in the whole period and month by month."""
        asked = cancellation or Cancellation()
        with self._work.read(asked) as session:
            return read_returning(session, scope, today=self._work.today(), cancellation=asked)

    @needs(Right.MEASURE)
    def rhythm(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Rhythm:
        """How often they come back."""
        with self._work.read(cancellation) as session:
            return read_rhythm(session, scope)

    @needs(Right.MEASURE)
    def recommended(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Recommended:
        """How those came whose first visit lies in a scope."""
        asked = cancellation or Cancellation()
        with self._work.read(asked) as session:
            return read_recommended(session, scope, today=self._work.today(), cancellation=asked)

    @needs(Right.MEASURE)
    def came(
        self,
        scope: VisitScope,
        behind: Behind,
        *,
        offset: int = 0,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> CamePage:
        """Who is behind a figure of how they came."""
        with self._work.read(cancellation) as session:
            return list_came(session, scope, behind=behind, offset=offset, limit=limit)

    @needs(Right.MEASURE)
    def known(self, tag_ids: tuple[int, ...] = (), cancellation: Cancellation | None = None) -> Known:
        """What the venue knows of its customers as of today."""
        with self._work.read(cancellation) as session:
            return read_known(session, today=self._work.today(), zone=self._zone, tag_ids=tag_ids)

    @needs(Right.MEASURE)
    def rated(self, scope: CaseScope, cancellation: Cancellation | None = None) -> Share:
        """Of the cases that were rated once they were put right, those rated 4 or 5."""
        with self._work.read(cancellation) as session:
            return read_rated(session, scope, zone=self._zone)

    @needs(Right.LOOK)
    def waiting(self, cancellation: Cancellation | None = None) -> int:
        """How many wait for an answer."""
        return count_waiting(self._work, cancellation)

    @needs(Right.LOOK)
    def has_answers(self, cancellation: Cancellation | None = None) -> bool:
        """Whether anybody ever answered."""
        with self._work.read(cancellation) as session:
            return bool(read_rows(session, select(exists().where(_ANSWER.c.score.is_not(None)))).scalar_one())

    @needs(Right.MEASURE)
    def promises(self, scope: PromiseScope, cancellation: Cancellation | None = None) -> PromiseFigures:
        """How the promises of a scope were kept."""
        with self._work.read(cancellation) as session:
            return read_promises(session, scope, now=self._work.now(), zone=self._zone)

    @needs(Right.MEASURE)
    def moments(self, scope: MomentScope, cancellation: Cancellation | None = None) -> MomentsDelivered:
        """What came of the moments of a scope; who came back is of all that lie a year back."""
        asked = cancellation or Cancellation()
        with self._work.read(asked) as session:
            figures = read_moments(session, scope)
        those, others = OutcomeReader(self._work).who_came_back(asked)
        if min(those.n, others.n) < SOLID_FROM:
            return figures
        return replace(figures, returned=those, returned_without=others)
