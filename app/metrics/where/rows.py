"""What the cards of the page show, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.words import gettext as _
from app.ui.charts.data import BarsData, HeatData


class GroupedBy(StrEnum):
    """By what answers are told apart."""

    PLACE = "place"
    CHANNEL = "channel"
    STAFF = "staff"
    DEPARTMENT = "department"
    STAGE = "stage"
    SEGMENT = "segment"


def grouped_title(by: GroupedBy) -> str:
    """What a card is called."""
    return {
        GroupedBy.PLACE: _("By place"),
        GroupedBy.CHANNEL: _("By channel"),
        GroupedBy.STAFF: _("By who looked after them"),
        GroupedBy.DEPARTMENT: _("By department"),
        GroupedBy.STAGE: _("Along the journey"),
        GroupedBy.SEGMENT: _("By segment"),
    }[by]


CARDS = (GroupedBy.PLACE, GroupedBy.CHANNEL, GroupedBy.STAFF, GroupedBy.DEPARTMENT)


@dataclass(frozen=True, slots=True)
class WhereShown:
    """One metric by each of ``CARDS`` in their order; ``note`` holds for all of them."""

    groups: tuple[BarsData, ...]
    note: str


@dataclass(frozen=True, slots=True)
class HoursShown:
    """One metric by the hours of the week."""

    heat: HeatData
    note: str
