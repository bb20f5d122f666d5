"""How the venue does on each of the six pillars, by the answers that speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.scales import SCORES, Scale
from app.core.rights import Right
from app.measures.rows import Figure
from app.measures.scope import MeasureScope
from app.measures.service import AnswerMeasures
from app.measures.why.drivers import without
from app.measures.why.rows import PillarRow, Pillars
from app.measures.why.theme_counts import counted_together, theme_counts
from app.model.survey import Metric
from app.model.theme import Pillar, Theme
from app.venue.workplace import Workplace

Heard = Mapping[Pillar, Mapping[int, str]]
"""The themes in use by the pillar they stand for, with their names."""


class PillarReader:
    """Measures the six; raises Cancelled when nobody waits any more."""

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
        cancellation: Cancellation | None = None,
    ) -> Pillars:
        """All six, also those of which nobody spoke. An answer about two themes of a pillar counts once."""
        scale = scale or self._measures.venue_scale(metric)
        everything = self._measures.distribution(scope, metric, scale=scale, cancellation=cancellation).figure
        with self._work.read(cancellation) as session:
            heard = _heard(session)
            counted = _counted(session.connection(), scope, scale, heard)

        def row_of(pillar: Pillar) -> PillarRow:
            themes = heard.get(pillar, {})
            # An answer that came in between two readings is among these and not among all.
            counts = tuple(map(min, counted[pillar], everything.counts))
            figure = Figure(scale, counts)
            return PillarRow(
                pillar=pillar,
                figure=figure,
                difference=figure.change_from(without(everything, counts)),
                theme_ids=tuple(themes),
                themes=tuple(themes.values()),
            )

        return Pillars(everything, tuple(map(row_of, Pillar)))


def _counted(
    connection: Connection, scope: MeasureScope, scale: Scale, heard: Heard
) -> dict[Pillar, tuple[int, ...]]:
    """The answers about at least one theme of each pillar."""
    nothing = (0,) * SCORES
    if all(len(themes) <= 1 for themes in heard.values()):
        single = theme_counts(connection, scope, scale=scale)
        return {
            pillar: next((single[each] for each in heard.get(pillar, ()) if each in single), nothing)
            for pillar in Pillar
        }
    together = counted_together(connection, scope, scale=scale)
    return {
        pillar: tuple(
            sum(counts[score] for ids, counts in together.items() if ids & heard.get(pillar, {}).keys())
            for score in range(SCORES)
        )
        for pillar in Pillar
    }


def _heard(session: Session) -> Heard:
    wanted = select(Theme.pillar, Theme.id, Theme.name).where(Theme.active, Theme.pillar != "")
    found: defaultdict[Pillar, dict[int, str]] = defaultdict(dict)
    for pillar, theme_id, name in session.execute(wanted.order_by(Theme.position, Theme.id)):
        found[Pillar(pillar)][theme_id] = name
    return found
