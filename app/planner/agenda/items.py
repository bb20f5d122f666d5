"""The lines of the list: heads, moments, and what says that there are more on a day."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.occasions.schemas import AgendaDay, AgendaRow
from app.planner.state import same_moment


class Group(StrEnum):
    """Under which head a moment stands."""

    TODAY = "today"
    MISSED = "missed"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class HeadItem:
    """The head of a group."""

    group: Group


@dataclass(frozen=True, slots=True)
class RowItem:
    """One moment."""

    row: AgendaRow


@dataclass(frozen=True, slots=True)
class MoreItem:
    """So many more on a day."""

    on: date
    count: int


Item = HeadItem | RowItem | MoreItem


def key_of(item: Item) -> Hashable:
    """By what an item is known from one reading to the next."""
    if isinstance(item, RowItem):
        return same_moment(item.row.key)
    return ("more", item.on) if isinstance(item, MoreItem) else item


def items_of(
    days: Sequence[AgendaDay], missed: Sequence[AgendaRow], *, today: date, one_day: bool
) -> list[Item]:
    """Today, what was missed, then what is coming; one day alone needs no heads, nor do the coming ones."""
    if one_day:
        return [item for day in days for item in _day_items(day)]
    now = [item for day in days if day.on == today for item in _day_items(day)]
    coming = [item for day in days if day.on != today for item in _day_items(day)]
    items: list[Item] = []
    if now:
        items += [HeadItem(Group.TODAY), *now]
    if missed:
        items += [HeadItem(Group.MISSED), *(RowItem(row) for row in missed)]
    if items and coming:
        items.append(HeadItem(Group.COMING))
    return [*items, *coming]


def _day_items(day: AgendaDay) -> list[Item]:
    rows: list[Item] = [RowItem(row) for row in day.rows]
    left = day.total - len(day.rows)
    return [*rows, MoreItem(day.on, left)] if left > 0 else rows
