"""Dates of the people with a story: counted from today, or of every year, or by a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import Recurrence, Repeats, Unit, first_possible_day
from app.rehearsal.days import Days


@dataclass(frozen=True)
class ToldDate:
    """One occasion as a rule, and ``base``: the occurrence that is told of."""

    rule: Recurrence
    base: date

    def years_ago(self, years: int) -> date:
        """The occurrence so many years before the one that is told of."""
        on = self.rule.on
        return PartialDate(on.month, on.day).in_year(self.base.year - years) if years else self.base

    @property
    def columns(self) -> tuple[Any, ...]:
        """Month, day and year, and how it comes back."""
        on, rule = self.rule.on, self.rule
        return (on.month, on.day, on.year, str(rule.repeats))

    @property
    def rule_columns(self) -> tuple[Any, ...]:
        """Which weekday, or how often."""
        rule = self.rule
        return (rule.nth, rule.weekday, rule.every, str(rule.unit or ""))


def told_date(told: Mapping[str, Any], days: Days) -> ToldDate:
    """The date of an occasion as it stands in resources/demo.

    ``in`` counts from today and ``turns`` gives the year; ``nth`` and ``weekday`` are of the next month in
    which they are still to come; ``every`` so many ``unit`` keeps in touch from ``since`` on.
    """
    if "nth" in told:
        return _weekday_of_month(told, days.today)
    if "every" in told:
        start = days.date(told["since"])
        on = PartialDate(start.month, start.day, start.year)
        rule = Recurrence(on, Repeats.KEEP_IN_TOUCH, every=told["every"], unit=Unit(told["unit"]))
        return ToldDate(rule, start)
    if "in" in told:
        base = days.date(told["in"])
        return ToldDate(Recurrence(_on(base, told.get("turns")), _repeats(told)), base)
    rule = Recurrence(PartialDate(told["month"], told["day"], told.get("year")), _repeats(told))
    return ToldDate(rule, rule.next_on(days.today, leap_day=LeapDay.FEB_28) or days.today)


def _on(base: date, turns: int | None) -> PartialDate:
    if turns is None:
        return PartialDate(base.month, base.day)
    year = base.year - turns
    if (base.month, base.day) == (2, 29):
        year -= year % 4
    return PartialDate(base.month, base.day, year)


def _repeats(told: Mapping[str, Any]) -> Repeats:
    return Repeats.ONCE if told.get("once", False) else Repeats.YEARLY


def _weekday_of_month(told: Mapping[str, Any], today: date) -> ToldDate:
    nth, weekday = told["nth"], told["weekday"]
    rules = [
        Recurrence(
            PartialDate(month, first_possible_day(month, nth=nth)),
            Repeats.NTH_WEEKDAY,
            nth=nth,
            weekday=weekday,
        )
        for month in (today.month, today.month % 12 + 1)
    ]
    coming = [(rule.next_on(today, leap_day=LeapDay.FEB_28) or today, rule) for rule in rules]
    base, rule = min(coming, key=lambda one: one[0])
    return ToldDate(rule, base)
