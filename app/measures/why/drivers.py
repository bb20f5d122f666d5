"""What goes together with the score: by what comments are about, and by what happened to customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import NormalDist

from sqlalchemy import select

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.changing import Change
from app.core.measures.drivers import MENTIONS_NEEDED, driver_of
from app.core.measures.scales import Scale
from app.core.rights import Right
from app.measures.facts import Fact, fact_name
from app.measures.rows import Figure
from app.measures.scope import MeasureScope
from app.measures.service import AnswerMeasures
from app.measures.why.counting import count_with
from app.measures.why.rows import DriverRow, Drivers
from app.measures.why.theme_counts import theme_counts
from app.model.survey import Metric
from app.model.theme import Theme
from app.venue.workplace import Workplace

_CHANCE = 0.05


class DriverReader:
    """Works out of a scope what goes together with its score; raises Cancelled when nobody waits any more.

    Nothing is said of what fewer than ten answers have, or all but fewer than ten.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._measures = AnswerMeasures(work)

    @needs(Right.MEASURE)
    def read(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        facts: Iterable[Fact] = tuple(Fact),
        cancellation: Cancellation | None = None,
    ) -> Drivers:
        """Themes and facts, from what lifts the score most to what lowers it most."""
        scale = scale or self._measures.venue_scale(metric)
        figure = self._measures.distribution(scope, metric, scale=scale, cancellation=cancellation).figure
        rows = [*self._themes(scope, figure, cancellation), *self._facts(scope, figure, facts, cancellation)]
        told = _settled([row for row in rows if row.driver.effect is not None])
        few = [row for row in rows if row.driver.effect is None and row.driver.mentions]
        return Drivers(
            figure,
            tuple(sorted(told, key=lambda row: (-(row.driver.effect or 0), row.name))),
            tuple(sorted(few, key=lambda row: (-row.driver.mentions, row.name))),
        )

    def _themes(
        self, scope: MeasureScope, figure: Figure, cancellation: Cancellation | None
    ) -> list[DriverRow]:
        with self._work.read(cancellation) as session:
            found = theme_counts(session.connection(), scope, scale=figure.scale)
            rows = session.execute(select(Theme.id, Theme.name).where(Theme.active))
            active = {row.id: row.name for row in rows}
        return [
            _row(figure, counts, name=active[theme_id], theme_id=theme_id)
            for theme_id, counts in found.items()
            if theme_id in active
        ]

    def _facts(
        self,
        scope: MeasureScope,
        figure: Figure,
        facts: Iterable[Fact],
        cancellation: Cancellation | None,
    ) -> list[DriverRow]:
        zone = self._work.venue.zone
        rows = []
        with self._work.read(cancellation) as session:
            for fact in facts:
                counts = count_with(session.connection(), scope, fact=fact, scale=figure.scale, zone=zone)
                rows.append(_row(figure, counts, name=fact_name(fact), fact=fact))
        return rows


def _row(
    figure: Figure,
    counts: tuple[int, ...],
    *,
    name: str,
    theme_id: int | None = None,
    fact: Fact | None = None,
) -> DriverRow:
    # An answer that came in between two readings is among these and not among all.
    counts = tuple(map(min, counts, figure.counts))
    driver = driver_of(everything=figure.counts, mentioning=counts, scale=figure.scale)
    if driver.without < MENTIONS_NEEDED:
        driver = replace(driver, effect=None)
    return DriverRow(
        name=name,
        theme_id=theme_id,
        fact=fact,
        driver=driver,
        difference=Figure(figure.scale, counts).change_from(without(figure, counts)),
    )


def _settled(rows: list[DriverRow]) -> list[DriverRow]:
    """The same, with what is more than chance marked: each is held to its part of the one in twenty (Bonferroni)."""
    limit = NormalDist().inv_cdf(1 - _CHANCE / 2 / max(1, len(rows)))
    return [replace(row, is_settled=row.difference.said and _exceeds(row.difference, limit)) for row in rows]


def _exceeds(change: Change, limit: float) -> bool:
    return change.z is not None and abs(change.z) >= max(limit, change.limit)


def without(figure: Figure, counts: tuple[int, ...]) -> Figure:
    """All answers but these."""
    rest = tuple(one - other for one, other in zip(figure.counts, counts, strict=True))
    return Figure(figure.scale, rest)
