"""Made-up figures for charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.measures.evidence import Evidence, evidence_of
from app.ui.charts.data import (
    AxisNote,
    BarRow,
    BarsData,
    DistributionBar,
    DistributionData,
    DistributionPart,
    HeatCell,
    HeatData,
    TrendData,
    TrendPoint,
    TrendSeries,
    Unit,
)

NPS = Unit("NPS", signed=False)
CSAT = Unit("CSAT", "%")
CALLS = AxisNote(date(2026, 3, 12), "Welcome calls began", 7)


def month(number: int) -> date:
    """The first day of a month, 0 being January 2026."""
    return date(2026 + number // 12, number % 12 + 1, 1)


def point(number: int, value: float | None, n: int, *, running: bool = False) -> TrendPoint:
    """One month with an interval of 10 to both sides."""
    low, high = (None, None) if value is None else (value - 10, value + 10)
    return TrendPoint(month(number), value, low, high, n, evidence_of(n), running)


def line(
    values: Sequence[float | None], *, n: Sequence[int] | int = 120, name: str = "NPS", running: bool = False
) -> TrendSeries:
    """A line of months; where a value is None the month is empty."""
    counts = [n] * len(values) if isinstance(n, int) else n
    last = len(values) - 1
    points = [
        point(at, value, 0 if value is None else counts[at], running=running and at == last)
        for at, value in enumerate(values)
    ]
    return TrendSeries(name, tuple(points))


def trend(*lines: TrendSeries, notes: tuple[AxisNote, ...] = (CALLS,)) -> TrendData:
    """Lines on one picture."""
    return TrendData(lines, notes, NPS)


def row(label: str, value: float | None, n: int) -> BarRow:
    """One bar with an interval of 5 to both sides, its label as its key."""
    low, high = (None, None) if value is None else (value - 5, value + 5)
    return BarRow(label, label, value, low, high, n, evidence_of(n))


def bars(*rows: BarRow, diverging: bool = False) -> BarsData:
    """Bars of percents."""
    return BarsData(rows, CSAT, diverging, None if diverging else 100)


def answers(counts: Sequence[int]) -> DistributionData:
    """A distribution from 0 on with two parts."""
    total = sum(counts) or 1
    good = sum(counts[9:])
    return DistributionData(
        tuple(DistributionBar(str(at), n, "brand", at) for at, n in enumerate(counts)),
        (
            DistributionPart("others", (total - good) / total, "alert", "others", total - good),
            DistributionPart("promoters", good / total, "good", "promoters", good),
        ),
    )


def week(filled: dict[tuple[int, int], int]) -> HeatData:
    """Days and hours; the value of a cell is its count."""
    days, hours = ("Mon", "Tue", "Wed"), tuple(f"{hour:02d}" for hour in range(4))
    cells = []
    for day in range(len(days)):
        for hour in range(len(hours)):
            n = filled.get((day, hour), 0)
            cells.append(
                HeatCell(
                    day,
                    hour,
                    float(n) if n else None,
                    n,
                    f"{days[day]} {hours[hour]}: {n}",
                    str(n) if n else "",
                    Evidence.SOLID,
                    (day, hour),
                )
            )
    return HeatData(days, hours, tuple(cells), Unit("Answers"), None, ("Day", "Hour"))
