"""What the chart of the page shows, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.charts.data import BarsData


@dataclass(frozen=True, slots=True)
class ThemesShown:
    """One metric of those who speak of each theme; ``note`` is that of all."""

    themes: BarsData
    note: str
