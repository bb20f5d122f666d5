"""What is typed about dates worth remembering."""

from __future__ import annotations

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import PLACEHOLDER_YEARS, PartialDate
from app.core.recurring import Repeats, Unit
from app.core.typed_text import Line, NeededName
from app.core.words import gettext as _
from app.model.occasion import OccasionKind


class _OccasionFields(Draft):
    kind: OccasionKind = OccasionKind.CUSTOM
    on: PartialDate | None = None
    label: Line = ""
    repeats: Repeats = Repeats.YEARLY
    companion_id: int | None = None
    own_kind_id: int | None = None
    month: int | None = None
    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    unit: Unit | None = None
    year_left_out: int | None = None


class OccasionDraft(_OccasionFields):
    """A date worth remembering.

    ``on`` is the day; for keeping in touch the day from which it counts, today where none is given. A
    weekday of a month needs ``month``, ``nth`` (1 to 4, -1 for the last) and ``weekday`` (0 is Monday)
    instead. ``year_left_out`` is a year that was typed and stands for none, so that it can be said.
    """


class OccasionEdit(_OccasionFields, Edit):
    """Changes to an occasion; what is not given stays as it is."""


class OwnKindDraft(Draft):
    """A kind of occasion of the venue's own."""

    name: NeededName


class OwnKindEdit(Edit):
    """Changes to a kind; one that is not ``active`` is offered no more."""

    name: NeededName = ""
    active: bool = True


class ShareDraft(Draft):
    """With whom else somebody comes, and what they are to them ("son")."""

    customer_id: int
    relation: Line = ""


def read_occasion_date(*, day: str, month: str, year: str = "") -> PartialDate:
    """The date typed into three fields; raises InvalidInput naming ``day``, ``month`` or ``year``.

    A year that stands for none is left out; see ``placeholder_year``.
    """
    numbers = {"day": day.strip(), "month": month.strip(), "year": year.strip() or "0"}
    wrong = [name for name, text in numbers.items() if not (text.isascii() and text.isdigit())]
    if wrong:
        asked = {"day": _("Which day?"), "month": _("Which month?")}
        unread = _("This is not a number.")
        raise InvalidInput([Problem(name, unread if numbers[name] else asked[name]) for name in wrong])
    try:
        return PartialDate.of(
            int(numbers["month"]), int(numbers["day"]), year=int(numbers["year"]), no_year=PLACEHOLDER_YEARS
        )
    except ValueError as error:
        raise InvalidInput([Problem("day", _("There is no such day in the calendar."))]) from error


def placeholder_year(text: str) -> int | None:
    """The year typed, where it stands for no year (1900)."""
    typed = text.strip()
    year = int(typed) if typed.isascii() and typed.isdigit() else None
    return year if year in PLACEHOLDER_YEARS else None
