"""What charts show, as plain values; loads neither Qt nor the library that draws."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.core.measures.evidence import Evidence
from app.ui.theme.tokens import Tone


class TickStep(StrEnum):
    """How far apart the marks of a time axis lie."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class ChartWording(Protocol):
    """How the venue writes what a chart says; the words of its language are the caller's."""

    def number(self, number: float) -> str:
        """A count ("1,204")."""
        ...

    def decimal(self, number: float, digits: int) -> str:
        """A number with exactly so many decimals, minus signs included ("−3.0")."""
        ...

    def day(self, day: date) -> str:
        """A day in full ("29 Nov 2025")."""
        ...

    def tick(self, day: date, step: TickStep) -> str:
        """A mark of the time axis: "12 Nov", "Nov", or "2026"."""
        ...


@dataclass(frozen=True, slots=True)
class Unit:
    """How values are written: their name ("NPS"), decimals, a plus sign, and what follows ("%")."""

    name: str = ""
    suffix: str = ""
    digits: int = 0
    signed: bool = False


NO_UNIT = Unit()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period, beginning on the day ``at``.

    An empty period is a point too, with ``n`` 0 and no value: it breaks the line. ``running`` is the period
    that is not over. ``label`` names the period ("November 2026"), else its first day does. ``words`` are
    said of it instead of the usual ones; ``chosen`` carries ``key``, or the day where there is none.
    """

    at: date
    value: float | None
    low: float | None
    high: float | None
    n: int
    evidence: Evidence
    running: bool = False
    label: str = ""
    words: str = ""
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One line, its points in the order of time."""

    name: str
    points: tuple[TrendPoint, ...]
    tone: Tone = "brand"


@dataclass(frozen=True, slots=True)
class AxisNote:
    """What happened on a day ("Welcome calls began")."""

    on: date
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class TrendData:
    """Lines over time; without a ``y_range`` the axis follows the values."""

    series: tuple[TrendSeries, ...] = ()
    notes: tuple[AxisNote, ...] = ()
    unit: Unit = NO_UNIT
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class SmallTrend:
    """One of several small trends, named by what it is about."""

    name: str
    data: TrendData
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class MultiplesData:
    """Small trends side by side on the same axes; their own ``y_range`` is left aside."""

    charts: tuple[SmallTrend, ...] = ()
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class DistributionBar:
    """How many gave one answer."""

    label: str
    n: int
    tone: Tone = "brand"
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class DistributionPart:
    """A part of all answers, from 0 to 1 ("61% promoters")."""

    label: str
    share: float
    tone: Tone = "brand"
    key: Hashable = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class DistributionData:
    """Bars for each answer, and the parts they make up."""

    bars: tuple[DistributionBar, ...] = ()
    parts: tuple[DistributionPart, ...] = ()


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line of a bar chart; ``words`` are said of it instead of the usual ones.

    Without a value nothing is drawn but its name and ``n``. ``aside`` stands in the place of how many it is of.
    """

    key: Hashable
    label: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    evidence: Evidence
    tone: Tone = "brand"
    words: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class BarsData:
    """Bars from 0 to ``end`` (the largest value where None), or to both sides of zero when ``diverging``.

    ``aside`` says what stands beside the bars, where that is not how many they are of: values are counts then.
    """

    rows: tuple[BarRow, ...] = ()
    unit: Unit = NO_UNIT
    diverging: bool = False
    end: float | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell; without a value it is empty ground. ``shown`` stands in it, ``words`` are said of it."""

    row: int
    column: int
    value: float | None
    n: int
    words: str
    shown: str = ""
    evidence: Evidence = Evidence.SOLID
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class HeatData:
    """A grid; the ground goes from pale at ``span``'s low end to full at its high one."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[HeatCell, ...] = ()
    unit: Unit = NO_UNIT
    span: tuple[float, float] | None = None
    corner: tuple[str, str] = ("", "")
    """What the rows and the columns are, for the table ("Day", "Hour")."""
