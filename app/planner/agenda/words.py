"""What the lines of the list say."""

from __future__ import annotations

from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.moment import MomentState
from app.occasions.schemas import AgendaRow
from app.occasions.words.kinds import state_words
from app.planner.agenda.items import Group, HeadItem, Item, RowItem
from app.planner.sources import SaysLine
from app.ui.chips import ChipSpec
from app.wording.calendar_words import long_day
from app.wording.reading import Reading


def state_chip(state: MomentState | None) -> ChipSpec:
    """The same as a chip."""
    words = state_words(state)
    if state is None:
        return ChipSpec(words, "alert")
    return {
        MomentState.SUGGESTED: ChipSpec(words, "brass"),
        MomentState.PLANNED: ChipSpec(words, "blue"),
        MomentState.PREPARED: ChipSpec(words, "good"),
        MomentState.DELIVERED: ChipSpec(words, "good", icon="check"),
        MomentState.SKIPPED: ChipSpec(words),
    }[state]


def head_words(head: HeadItem, *, today: date, language: str) -> str:
    """The head of a group."""
    if head.group is Group.TODAY:
        return _("Today · {day}").format(day=long_day(today, language, today=today))
    return _("Missed in the last 7 days") if head.group is Group.MISSED else _("From tomorrow")


def more_words(count: int, reading: Reading) -> str:
    """That a day has more than is shown."""
    words = ngettext("and {count} more on this day", "and {count} more on this day", count)
    return words.format(count=reading.wording.number(count))


def row_words(row: AgendaRow, *, reading: Reading, say_line: SaysLine) -> str:
    """A moment for people who listen, its name first so that it is found by typing."""
    day = long_day(row.on, reading.wording.language, today=reading.today)
    parts = [row.person or row.customer, say_line(row), day, state_words(row.state)]
    if row.missed:
        parts.append(_("missed"))
    return ", ".join(part for part in parts if part)


def item_words(item: Item, *, reading: Reading, say_line: SaysLine) -> str:
    """Any line for people who listen."""
    if isinstance(item, RowItem):
        return row_words(item.row, reading=reading, say_line=say_line)
    if isinstance(item, HeadItem):
        return head_words(item, today=reading.today, language=reading.wording.language)
    return more_words(item.count, reading)
