"""What the cards of the overview show, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.metrics.people.rows import PersonRow
from app.metrics.tiles.rows import TileRow
from app.model.survey import Metric
from app.surveys.schemas.rows import AnnotationRow
from app.ui.charts.data import BarsData, DistributionData, TrendData


@dataclass(frozen=True, slots=True)
class FiguresShown:
    """The tiles; ``total`` is how many answers the venue has at all, ``here`` how many of these days and filters."""

    tiles: tuple[TileRow, ...]
    total: int
    here: int


@dataclass(frozen=True, slots=True)
class TrendShown:
    """One metric over time and how its answers spread, with what must be known of both.

    ``few`` says why no line is drawn, where none is; ``caption`` stands beside the title.
    """

    metric: Metric
    title: str
    trend: TrendData
    few: str
    distribution_title: str
    distribution: DistributionData
    distribution_note: str
    notes: tuple[AnnotationRow, ...] = field(default=())
    caption: str = ""


@dataclass(frozen=True, slots=True)
class JourneyShown:
    """One metric by the stages of the journey."""

    metric: Metric
    title: str
    bars: BarsData
    note: str


@dataclass(frozen=True, slots=True)
class TogetherShown:
    """What goes together with the chosen metric."""

    bars: BarsData
    note: str


@dataclass(frozen=True, slots=True)
class SaidShown:
    """The newest who said something; ``waiting`` is how many wait for an answer, whatever days are shown."""

    people: tuple[PersonRow, ...]
    waiting: int
