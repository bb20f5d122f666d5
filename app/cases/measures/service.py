"""Measuring recovery."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.measures.comparing import RETURN_DAYS
from app.cases.measures.figures import (
    measure_cases,
    measure_gestures,
    measure_promises,
    within_limit,
)
from app.cases.measures.going_on import Watched, last_observed, tally_both
from app.cases.measures.grouping import NamesOf, break_down
from app.cases.measures.merged import read_live_ids
from app.cases.measures.queries import count_open, read_facts
from app.cases.measures.rows import Comparison, RecoveryFigures, TileFigures
from app.cases.measures.scope import MeasureScope
from app.cases.measures.tiles import read_tiles
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.collecting import collection_paused
from app.core.rights import Right
from app.model.case_category import CaseCategory
from app.model.department import Department
from app.model.staff import Staff
from app.storage.reading import read_rows
from app.venue.workplace import Workplace


class RecoveryMeasures:
    """Every figure of service recovery; restricted cases are in all of them, and never with a word."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._zone = ZoneInfo(work.venue.zone)

    @needs(Right.LOOK)
    def tiles(self, cancellation: Cancellation | None = None) -> TileFigures:
        """The five figures above the log."""
        with self._work.read(cancellation) as session:
            return read_tiles(session, now=self._work.now(), today=self._work.today(), zone=self._zone)

    @needs(Right.MEASURE)
    @collection_paused()
    def measure(self, scope: MeasureScope, cancellation: Cancellation | None = None) -> RecoveryFigures:
        """Every figure of the cases of a scope; raises Cancelled when nobody waits for them any more."""
        asked = cancellation or Cancellation()
        now = self._work.now()
        with self._work.read(asked) as session:
            open_now, late_now = count_open(session, scope, now=now)
            facts = read_facts(session, scope, now=now, zone=self._zone, staff_id=self._work.staff_id)
            names = _read_names(session)
        asked.raise_if_cancelled()
        return RecoveryFigures(
            scope=scope,
            as_of=now,
            open_now=open_now,
            late_now=late_now,
            cases=measure_cases(facts.cases),
            gestures=measure_gestures(facts.gestures),
            within_limit=within_limit(facts.gestures),
            promises=measure_promises(facts.promises, now=now, zone=self._zone),
            by=break_down(facts.cases, measure=measure_cases, names=names, zone=self._zone, asked=asked),
        )

    @needs(Right.MEASURE)
    def compare(self, scope: MeasureScope, cancellation: Cancellation | None = None) -> Comparison:
        """How customers went on after their failure was put right, beside those who never had one.

        Watched are 180 days: from the day on which the first case of a customer was closed in the
        period with the customer's word for it, and from the end of the first visit in the period of
        those who never had a case. Only those count for whom the 180 days are over. What narrows the
        scope narrows the cases; customers without any are the same for every choice.
        """
        asked = cancellation or Cancellation()
        with self._work.read(asked) as session:
            until = last_observed(scope, self._work.today())
            watched = Watched(scope, until, self._zone, read_live_ids(session))
            recovered, no_failure = tally_both(session, watched, cancellation=asked)
        return Comparison(RETURN_DAYS, recovered.returns(), no_failure.returns())


def _read_names(session: Session) -> NamesOf:
    return NamesOf(*(_names_of(session, mapped) for mapped in (CaseCategory, Department, Staff)))


def _names_of(session: Session, mapped: type[CaseCategory | Department | Staff]) -> dict[int, str]:
    table = mapped.__table__
    return {row[0]: row[1] for row in read_rows(session, select(table.c.id, table.c.name))}
