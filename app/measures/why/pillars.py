"""How the venue does on each of the six pillars, by the answers that speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.measures.scales import Scale
from app.measures.rows import Figure
from app.measures.scope import By, MeasureScope
from app.measures.service import AnswerMeasures
from app.measures.why.drivers import without
from app.measures.why.rows import PillarRow, Pillars
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
        single = self._by_theme(scope, everything, cancellation)

        def row_of(pillar: Pillar) -> PillarRow:
            themes = heard.get(pillar, {})
            if len(themes) > 1 and not scope.narrowing.theme_ids:
                figure = self._about_any(scope, everything, tuple(themes), cancellation)
            else:
                figure = next((single[each] for each in themes if each in single), Figure(scale))
            counts = tuple(map(min, figure.counts, everything.counts))
            figure = Figure(scale, counts)
            return PillarRow(
                pillar=pillar,
                figure=figure,
                difference=figure.change_from(without(everything, counts)),
                theme_ids=tuple(themes),
                themes=tuple(themes.values()),
            )

        return Pillars(everything, tuple(map(row_of, Pillar)))

    def _by_theme(
        self, scope: MeasureScope, figure: Figure, cancellation: Cancellation | None
    ) -> dict[int | str, Figure]:
        groups = self._measures.groups(
            scope, figure.metric, by=By.THEME, scale=figure.scale, cancellation=cancellation
        )
        return {group.key: group.figure for group in groups}

    def _about_any(
        self,
        scope: MeasureScope,
        figure: Figure,
        theme_ids: tuple[int, ...],
        cancellation: Cancellation | None,
    ) -> Figure:
        """The answers about at least one of these themes."""
        narrowed = replace(scope, narrowing=replace(scope.narrowing, theme_ids=theme_ids))
        found = self._measures.distribution(
            narrowed, figure.metric, scale=figure.scale, cancellation=cancellation
        )
        return found.figure


def _heard(session: Session) -> Heard:
    wanted = select(Theme.pillar, Theme.id, Theme.name).where(Theme.active, Theme.pillar != "")
    found: defaultdict[Pillar, dict[int, str]] = defaultdict(dict)
    for pillar, theme_id, name in session.execute(wanted.order_by(Theme.position, Theme.id)):
        found[Pillar(pillar)][theme_id] = name
    return found
