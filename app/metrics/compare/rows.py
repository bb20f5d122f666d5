"""What is compared, and what the page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.words import gettext as _
from app.metrics.figure_words import Line
from app.ui.charts.data import MultiplesData


class Against(StrEnum):
    """What stands side by side."""

    BEFORE = "before"
    YEAR_BEFORE = "year_before"
    SEGMENT = "segment"
    STAGE = "stage"
    CHANNEL = "channel"
    PLACE = "place"


def against_words(against: Against) -> str:
    """What a choice is called."""
    return {
        Against.BEFORE: _("The period before"),
        Against.YEAR_BEFORE: _("A year before"),
        Against.SEGMENT: _("Segments"),
        Against.STAGE: _("Stages"),
        Against.CHANNEL: _("Channels"),
        Against.PLACE: _("Places"),
    }[against]


PERIODS = (Against.BEFORE, Against.YEAR_BEFORE)


@dataclass(frozen=True, slots=True)
class CompareShown:
    """Small trends on the same axes, and every one of them in figures."""

    title: str
    charts: MultiplesData
    lines: tuple[Line, ...]
    note: str
