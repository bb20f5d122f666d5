"""What the report of a month says, in words and as charts."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.charts.data import BarsData, ChartWording, DistributionData, TrendData
from app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class ReportTile:
    """One figure; ``arrow`` is 1 for better, -1 for worse, 0 where the change may be chance."""

    label: str
    value: str
    change: str
    arrow: int
    note: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One figure among others: what it is, what it says, and how sure it is."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What somebody said who gave this score; never who it was."""

    score: str
    text: str
    aside: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A chart with its title and a note; ``empty`` stands where there is nothing to draw."""

    title: str
    drawn: TrendData | DistributionData | BarsData
    note: str = ""
    empty: str = ""

    @property
    def has_rows(self) -> bool:
        """Whether it is of bars, and there are any."""
        return isinstance(self.drawn, BarsData) and bool(self.drawn.rows)


@dataclass(frozen=True, slots=True)
class ReportLines:
    """Figures under a title."""

    title: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class SaidLines:
    """Comments under a title."""

    title: str
    lines: tuple[SaidLine, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What changes next: what was done already, what unhappy customers spoke of, and room to write."""

    title: str
    done_title: str
    done: tuple[str, ...]
    heard_title: str
    heard: tuple[str, ...]
    write: str
    lines: int


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All of it; where ``nothing`` says that there is nothing to tell, only what comes next follows."""

    title: str
    venue: str
    facts: tuple[str, ...]
    wording: ChartWording
    tiles: tuple[ReportTile, ...]
    trend: ReportChart
    spread: ReportChart
    journey: ReportChart
    why: ReportChart
    good: SaidLines
    bad: SaidLines
    recovery: ReportLines
    answered: ReportLines
    moments: ReportLines
    next_steps: NextSteps
    nothing: str = ""
