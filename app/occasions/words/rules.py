"""How days come back, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import LAST, Recurrence, Repeats, Unit
from app.core.words import gettext as _
from app.core.words import ngettext
from app.wording.formats import Wording
from app.wording.locales import locale_of


def repeats_words(repeats: Repeats) -> str:
    """How often."""
    return {
        Repeats.YEARLY: _("Every year"),
        Repeats.ONCE: _("Once"),
        Repeats.NTH_WEEKDAY: _("On a weekday of a month"),
        Repeats.KEEP_IN_TOUCH: _("Keep in touch"),
    }[repeats]


def unit_words(unit: Unit) -> str:
    """What a keep-in-touch rule counts."""
    return {Unit.WEEK: _("weeks"), Unit.MONTH: _("months")}[unit]


def nth_words(nth: int) -> str:
    """Which one of the month."""
    return {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), LAST: _("last")}[nth]


def weekday_words(weekday: int, language: str) -> str:
    """A day of the week; 0 is Monday."""
    return str(locale_of(language).days["stand-alone"]["wide"][weekday])


def month_words(month: int, language: str) -> str:
    """A month by its whole name."""
    return str(locale_of(language).months["stand-alone"]["wide"][month])


def rule_words(rule: Recurrence, wording: Wording) -> str:
    """The day with its rule ("7 Apr 1990", "third Monday of November", "every 6 weeks")."""
    if rule.repeats is Repeats.NTH_WEEKDAY:
        return _("{nth} {weekday} of {month}").format(
            nth=nth_words(rule.nth or 1),
            weekday=weekday_words(rule.weekday or 0, wording.language),
            month=month_words(rule.on.month, wording.language),
        )
    if rule.repeats is Repeats.KEEP_IN_TOUCH:
        return every_words(rule.every or 1, rule.unit or Unit.WEEK)
    return wording.partial_date(rule.on)


def every_words(every: int, unit: Unit) -> str:
    """How often to be in touch ("every 6 weeks")."""
    if unit is Unit.WEEK:
        return ngettext("every week", "every {count} weeks", every).format(count=every)
    return ngettext("every month", "every {count} months", every).format(count=every)


def kept_on(rule: Recurrence, day: date, *, wording: Wording) -> str:
    """Why it is kept on another day; nothing where it is kept on its own.

    "Kept on 28 February 2027: there is no 29th."
    """
    moved = rule.repeats in (Repeats.YEARLY, Repeats.ONCE) and day.day != rule.on.day
    if not moved:
        return ""
    return _("Kept on {day}: there is no 29th.").format(day=wording.long_day(day))


def meaning(
    columns: Mapping[str, Any], wording: Wording, *, today: date, leap_day: LeapDay, is_birthday: bool = False
) -> str:
    """What a day that is being written down means ("Next on Monday 16 November 2026.").

    ``columns`` are those that ``app.occasions.checking`` makes of what was typed.
    """
    rule = Recurrence(
        PartialDate(columns["month"], columns["day"], columns["year"]),
        columns["repeats"],
        columns["nth"],
        columns["weekday"],
        columns["every"],
        Unit(columns["unit"]) if columns["unit"] else None,
    )
    if rule.repeats is Repeats.KEEP_IN_TOUCH:
        every = every_words(rule.every or 1, rule.unit or Unit.WEEK)
        return _("Comes up {every}, counted from the last visit or contact.").format(every=every)
    day = rule.next_on(today, leap_day=leap_day)
    if day is None:
        return _("This day is over: it stays on the card and comes up no more.")
    if rule.repeats is Repeats.ONCE:
        return _("Once, on {day}.").format(day=wording.whole_day(day))
    said = [_("Next on {day}.").format(day=wording.whole_day(day)), kept_on(rule, day, wording=wording)]
    years = rule.years_on(day)
    if years:
        template = (
            ngettext("They turn {count}.", "They turn {count}.", years)
            if is_birthday
            else ngettext("That makes {count} year.", "That makes {count} years.", years)
        )
        said.insert(1, template.format(count=years))
    return " ".join(part for part in said if part)
