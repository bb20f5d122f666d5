"""What was clicked on a chart: which answers are behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.measures.scope import MeasureScope, Period
from app.model.survey import Metric


@dataclass(frozen=True, slots=True)
class Clicked:
    """The answers of ``metric`` that a bar, a point or a cell stands for, called ``title``.

    ``period`` is that of a point, None for the days of the pane; ``only`` are filters as Narrowing has them,
    each with its value or values: they are among those of the pane, so nothing is ever widened. ``meaning`` says
    what the title leaves open.
    """

    metric: Metric
    title: str
    period: Period | None = None
    only: tuple[tuple[str, Any], ...] = ()
    meaning: str = ""

    def scope(self, shown: MeasureScope) -> MeasureScope:
        """The scope of what the pane shows, narrowed to it."""
        only: dict[str, Any] = dict(self.only)
        narrowing = replace(shown.narrowing, **only)
        return MeasureScope(self.period or shown.period, narrowing)
