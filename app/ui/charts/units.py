"""Units that more than one chart writes in."""

from __future__ import annotations

from app.ui.charts.data import Unit

PERCENT = Unit(suffix="%")
