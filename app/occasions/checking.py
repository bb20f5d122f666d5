"""What a day and its rule must be before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import PLACEHOLDER_YEARS, PartialDate
from app.core.recurring import IN_TOUCH_YEARS, LAST, Repeats, Unit, first_possible_day, months_after
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.occasions.drafts import OccasionDraft

MOST_WEEKS, MOST_MONTHS = 52 * IN_TOUCH_YEARS, 12 * IN_TOUCH_YEARS
"""Whoever is met less often than that is not kept in touch with."""
_PAST = {
    OccasionKind.BIRTHDAY: frozenset(Repeats),
    OccasionKind.ANNIVERSARY: frozenset({Repeats.YEARLY}),
    OccasionKind.FIRST_VISIT: frozenset({Repeats.YEARLY}),
}
"""Kinds whose year lies behind, by the rules of which that holds."""
_NO_RULE: Mapping[str, Any] = {"nth": None, "weekday": None, "every": None, "unit": ""}


def columns_of(draft: OccasionDraft, *, today: date) -> dict[str, Any]:
    """The columns of what was typed; raises InvalidInput beside the field that cannot be."""
    if draft.own_kind_id is not None and draft.kind is not OccasionKind.CUSTOM:
        raise _wrong("kind", _("A kind of your own cannot be another one too."))
    rule: Mapping[Repeats, Callable[[OccasionDraft, date], dict[str, Any]]] = {
        Repeats.YEARLY: _yearly,
        Repeats.ONCE: _once,
        Repeats.NTH_WEEKDAY: _nth_weekday,
        Repeats.KEEP_IN_TOUCH: _keep_in_touch,
    }
    return {
        "kind": draft.kind,
        "own_kind_id": draft.own_kind_id,
        "label": draft.label,
        "companion_id": draft.companion_id,
        "repeats": draft.repeats,
        **_NO_RULE,
        **rule[draft.repeats](draft, today),
    }


def lies_ahead(
    kind: OccasionKind, on: PartialDate, *, today: date, repeats: Repeats = Repeats.YEARLY
) -> bool:
    """Whether a day that must lie behind is still to come: nobody was born tomorrow."""
    if on.year is None or repeats not in _PAST.get(kind, ()):
        return False
    return date(on.year, on.month, on.day) > today


def year_left_out(draft: OccasionDraft) -> int | None:
    """The year that was given and means that none is known."""
    if draft.on is not None and draft.on.year in PLACEHOLDER_YEARS:
        return draft.on.year
    return draft.year_left_out


def _yearly(draft: OccasionDraft, today: date) -> dict[str, Any]:
    on = _day_of(draft)
    _refuse_future(draft, on, today)
    return _columns(on)


def _once(draft: OccasionDraft, today: date) -> dict[str, Any]:
    on = _day_of(draft)
    if on.year is None:
        raise _wrong("year", _("What happens once needs its year."))
    _refuse_future(draft, on, today)
    return _columns(on)


def _nth_weekday(draft: OccasionDraft, today: date) -> dict[str, Any]:
    month = draft.month or (draft.on.month if draft.on else None)
    problems = []
    if month is None or not 1 <= month <= 12:
        problems.append(Problem("month", _("Which month?")))
    if draft.nth is None or not (1 <= draft.nth <= 4 or draft.nth == LAST):
        problems.append(Problem("nth", _("The first, second, third, fourth or last of the month?")))
    if draft.weekday is None or not 0 <= draft.weekday <= 6:
        problems.append(Problem("weekday", _("Which day of the week?")))
    if problems or month is None or draft.nth is None:
        raise InvalidInput(problems)
    day = first_possible_day(month, nth=draft.nth)
    year = draft.on.year if draft.on and draft.on.year not in PLACEHOLDER_YEARS else None
    _refuse_future(draft, PartialDate(month, day, year), today)
    return {"month": month, "day": day, "year": year, "nth": draft.nth, "weekday": draft.weekday}


def _keep_in_touch(draft: OccasionDraft, today: date) -> dict[str, Any]:
    unit = draft.unit or Unit.WEEK
    most = MOST_WEEKS if unit is Unit.WEEK else MOST_MONTHS
    if draft.every is None:
        raise _wrong("every", _("How often: every how many weeks or months?"))
    if not 1 <= draft.every <= most:
        sentence = (
            _("Keeping in touch is every 1 to {most} weeks.")
            if unit is Unit.WEEK
            else _("Keeping in touch is every 1 to {most} months.")
        )
        raise _wrong("every", sentence.format(most=most))
    start = draft.on
    if start is None or start.year is None or start.year in PLACEHOLDER_YEARS:
        start = PartialDate(today.month, today.day, today.year)
    if start.year is not None and date(start.year, start.month, start.day) > months_after(today, MOST_MONTHS):
        raise _wrong("year", _("Keeping in touch begins within two years."))
    return {**_columns(start), "every": draft.every, "unit": unit}


def _day_of(draft: OccasionDraft) -> PartialDate:
    if draft.on is None:
        raise _wrong("day", _("Which day?"))
    if draft.on.year in PLACEHOLDER_YEARS:
        return PartialDate(draft.on.month, draft.on.day)
    return draft.on


def _refuse_future(draft: OccasionDraft, on: PartialDate, today: date) -> None:
    if not lies_ahead(draft.kind, on, today=today, repeats=draft.repeats):
        return
    sentence = {
        OccasionKind.BIRTHDAY: _("Nobody was born on a day to come. Leave the year out if it is not known."),
        OccasionKind.ANNIVERSARY: _(
            "The year is that of the wedding, which lies behind. Leave it out if it is not known."
        ),
        OccasionKind.FIRST_VISIT: _("The first visit lies behind. Leave the year out if it is not known."),
    }[draft.kind]
    raise _wrong("year", sentence)


def _columns(on: PartialDate) -> dict[str, Any]:
    return {"month": on.month, "day": on.day, "year": on.year}


def _wrong(field: str, sentence: str) -> InvalidInput:
    return InvalidInput([Problem(field, sentence)])
