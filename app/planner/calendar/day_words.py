"""What falls on a day, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.schemas import DayMarks, MarkGroup
from app.wording.calendar_words import long_day
from app.wording.formats import Wording


def group_words(group: MarkGroup) -> str:
    """The name of a group in the legend."""
    return {
        MarkGroup.BIRTHDAY: _("Birthday"),
        MarkGroup.ANNIVERSARY: _("Anniversary"),
        MarkGroup.MILESTONE: _("Milestone"),
        MarkGroup.OTHER: _("Other"),
    }[group]


def day_words(day: date, marks: DayMarks | None, *, today: date, wording: Wording) -> str:
    """A day and what falls on it ("Sunday 29 November: 2 birthdays and 1 milestone")."""
    words = long_day(day, wording.language, today=today)
    if day == today:
        words = _("Today, {day}").format(day=words)
    counted = [_counted(group, count, wording) for group, count in marks.groups if count] if marks else []
    what = wording.list_of(counted) if counted else _("nothing to celebrate")
    return _("{day}: {what}").format(day=words, what=what)


def total_of(marks: DayMarks | None) -> int:
    """How much falls on a day."""
    return sum(count for _group, count in marks.groups) if marks else 0


def count_words(count: int) -> str:
    """How many moments ("11 moments")."""
    return ngettext("{count} moment", "{count} moments", count).format(count=count)


def _counted(group: MarkGroup, count: int, wording: Wording) -> str:
    counts: dict[MarkGroup, Callable[[int], str]] = {
        MarkGroup.BIRTHDAY: lambda n: ngettext("{count} birthday", "{count} birthdays", n),
        MarkGroup.ANNIVERSARY: lambda n: ngettext("{count} anniversary", "{count} anniversaries", n),
        MarkGroup.MILESTONE: lambda n: ngettext("{count} milestone", "{count} milestones", n),
        MarkGroup.OTHER: lambda n: ngettext("{count} other moment", "{count} other moments", n),
    }
    return counts[group](count).format(count=wording.number(count))
