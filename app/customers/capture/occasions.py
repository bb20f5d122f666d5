"""Occasions: birthdays, anniversaries and other dates worth remembering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.core.partial_dates import PLACEHOLDER_YEARS, PartialDate
from app.core.recurring import Repeats
from app.customers.capture.dates import find_date, next_time
from app.customers.capture.days import find_relative_day
from app.customers.capture.people import is_name
from app.customers.capture.proposals import Doubt, NewOccasion
from app.customers.capture.reading import Context, Reading


@dataclass(frozen=True)
class _Said:
    """The kind of an occasion, its label where it has no kind of its own, and the years it counts."""

    kind: str
    label: str = ""
    years: int | None = None


def find_occasion(clause: str, context: Context) -> Reading | None:
    """An occasion, if the clause names one and its day; raises ImpossibleDate."""
    said = _said(clause, context)
    if said is None or context.language.people.occasion_things.search(clause):
        return None
    today = context.now.date()
    found = find_date(clause, context.language.dates, today=today, day_first=context.day_first)
    if found:
        return _on_date(said, found.on, found.other, context, clause)
    day = find_relative_day(clause, context.language.dates, today=today)
    if day is None:
        return None
    doubts = frozenset({day.doubt}) if day.doubt else frozenset()
    others = (_on_day(said, day.other, context, clause),) if day.other else ()
    return Reading((_on_day(said, day.on, context, clause),), doubts, others)


def _said(clause: str, context: Context) -> _Said | None:
    people = context.language.people
    turns, nth = people.turns.search(clause), people.nth.search(clause)
    years = int(turns["age"]) if turns else int(nth["nth"]) if nth else None
    if turns:
        return _Said("birthday", years=years)
    for pattern, kind in people.occasions:
        if pattern.search(clause):
            return _Said(kind, years=years)
    label = people.labels.search(clause)
    return _Said("custom", label=label["label"].casefold()) if label else None


def _on_day(said: _Said, day: date, context: Context, clause: str) -> NewOccasion:
    """An occasion on a day near today: its year is known only if the line counts the years."""
    yearly = said.kind in context.language.people.yearly
    year = day.year - said.years if said.years is not None else None if yearly else day.year
    return _occasion(said, PartialDate(day.month, day.day, _fitting(year, day)), context, clause)


def _fitting(year: int | None, day: date) -> int | None:
    """No year for a leap day that the counted year does not have."""
    if year is None or year < 1:
        return None
    try:
        date(year, day.month, day.day)
    except ValueError:
        return None
    return year


def _on_date(
    said: _Said, on: PartialDate, other: PartialDate | None, context: Context, clause: str
) -> Reading:
    today = context.now.date()
    doubts = {Doubt.DAY_OR_MONTH} if other else set()
    made = []
    for reading in filter(None, (on, other)):
        kept, dropped = _with_fitting_year(said, reading, today, context)
        doubts |= {Doubt.YEAR_DROPPED} if dropped else set()
        made.append(_occasion(said, kept, context, clause))
    return Reading((made[0],), frozenset(doubts), tuple(made[1:]))


def _with_fitting_year(
    said: _Said, on: PartialDate, today: date, context: Context
) -> tuple[PartialDate, bool]:
    """The day with its year if that can be: nobody was born on a day to come, and 1900 stands for no year.

    The year of a day to come names the next birthday, not the first.
    """
    if on.year in PLACEHOLDER_YEARS:
        return _with_fitting_year(said, PartialDate(on.month, on.day), today, context)[0], True
    coming = next_time(PartialDate(on.month, on.day), today)
    if said.kind not in context.language.people.yearly:
        return (on if on.year else PartialDate(on.month, on.day, coming.year)), False
    if said.years is not None and on.year is None:
        return PartialDate(on.month, on.day, _fitting(coming.year - said.years, coming)), False
    if on.year is not None and date(on.year, on.month, on.day) > today:
        return PartialDate(on.month, on.day), True
    return on, False


def _occasion(said: _Said, on: PartialDate, context: Context, clause: str) -> NewOccasion:
    return NewOccasion(
        occasion=said.kind,
        on=on,
        repeats=Repeats.YEARLY if said.kind in context.language.people.yearly else Repeats.ONCE,
        label=said.label,
        person=context.about or _person(clause, context),
    )


def _person(clause: str, context: Context) -> str:
    """Whose occasion it is: "birthday of her son Louis"; empty for the customer's own."""
    people = context.language.people
    before = people.owner_before.search(clause)
    if before and is_name(before["name"], people):
        return str(before["name"])
    for match in people.owner_of.finditer(clause):
        name = match["name"] or ""
        if is_name(name, people) and not re.match(r"\d", name):
            return name
        if match["relation"]:
            return match["relation"].casefold()
    return ""
