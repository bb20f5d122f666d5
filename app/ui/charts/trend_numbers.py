"""The numbers of a trend as a table."""

from __future__ import annotations

from collections.abc import Hashable

from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.ui.charts.chart import Numbers
from app.ui.charts.data import TrendData, TrendPoint, TrendSeries
from app.ui.charts.figure_words import evidence_words, figure_cells, unit_title
from app.ui.charts.trend_days import TrendDays


def trend_numbers(data: TrendData, days: TrendDays, *, title: str) -> Numbers:
    """A line for each period of each line of the chart; the notes stand at their periods."""
    several = len(data.series) > 1
    columns = (
        SheetColumn(_("Period"), 2),
        *([SheetColumn(_("Line"), 2)] if several else []),
        SheetColumn(unit_title(data.unit), right=True),
        SheetColumn(_("From"), right=True),
        SheetColumn(_("To"), right=True),
        SheetColumn("n", right=True),
        SheetColumn(_("Evidence"), 2),
        SheetColumn(_("Note"), 3),
    )
    notes = {days.days[at]: "; ".join(note.text for note in days.notes(at)) for at in range(len(days.days))}
    lines = [(series, point) for series in data.series for point in series.points]
    rows = tuple(
        (*_named(series, point, several=several), *_figures(data, point), notes.get(point.at, ""))
        for series, point in lines
    )
    return Numbers(Sheet(title, (), columns, rows), [key_of(point) for _series, point in lines])


def key_of(point: TrendPoint) -> Hashable:
    """What is told of a point that was chosen."""
    return point.at if point.key is None else point.key


def _named(series: TrendSeries, point: TrendPoint, *, several: bool) -> tuple[Cell, ...]:
    period: Cell = point.label or point.at
    return (period, series.name) if several else (period,)


def _figures(data: TrendData, point: TrendPoint) -> tuple[Cell, ...]:
    running = _("so far") if point.running else ""
    told = ", ".join(filter(None, (evidence_words(point.evidence), running)))
    return (*figure_cells(point, data.unit), told)
