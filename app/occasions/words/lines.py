"""What a line of the agenda says."""

from __future__ import annotations

from datetime import date

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.codes import VenueKind, VisitStatus
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.occasions.schemas import AgendaRow, NearVisit, VisitFit
from app.occasions.words.kinds import kind_words
from app.wording.formats import Wording


def line_title(row: AgendaRow, wording: Wording) -> str:
    """What it is ("Turns 9", "12 years married", "Honeymoon, night 2 of 5", "10th visit, arrives 14:00")."""
    if row.kind == MILESTONE:
        arrival = _arrival_hour(row, wording)
        return _joined_by_comma(row.milestone_words or kind_words(MILESTONE), arrival)
    if row.kind == SURPRISE:
        return row.title or kind_words(SURPRISE)
    if row.repeats is Repeats.KEEP_IN_TOUCH:
        return row.label or row.own_kind or _("Time to be in touch again")
    if row.kind == OccasionKind.BIRTHDAY:
        return _birthday(row)
    if row.kind == OccasionKind.ANNIVERSARY and not row.label:
        return _anniversary(row)
    if row.kind == OccasionKind.HONEYMOON and not row.years:
        return _honeymoon(row, wording)
    name = row.own_kind or row.label or kind_words(row.kind)
    return _with_years(name, row.years)


def line_rest(row: AgendaRow, wording: Wording, *, today: date) -> str:
    """Whose, where, and what else must be known ("son of Léa Müller, room 412")."""
    parts = [
        relation_of(row, wording),
        place_words(row.visit, wording, today=today, on=row.on, hour_is_said=row.kind == MILESTONE),
    ]
    rest = [", ".join(part for part in parts if part)]
    if row.observed_on_other_day:
        rest.append(kept_on_other_day(row.on, wording, today=today))
    if row.celebrate_on is not None and row.celebrate_on != row.on:
        rest.append(_("celebrated {when}").format(when=wording.on_day(row.celebrate_on, today)))
    if row.open_case_id is not None:
        rest.append(_("open case {number}").format(number=f"{row.open_case_id:04}"))
    return " · ".join(part for part in rest if part)


def agenda_line(row: AgendaRow, wording: Wording, *, today: date) -> str:
    """The whole second line ("Turns 9 · son of Léa Müller, room 412")."""
    parts = (line_title(row, wording), line_rest(row, wording, today=today))
    return " · ".join(part for part in parts if part)


def relation_of(row: AgendaRow, wording: Wording) -> str:
    """Whom they come with ("son of Léa Müller and Tom Müller"); nothing for the customers themselves."""
    if row.key.companion_id is None:
        return ""
    whose = wording.list_of((row.customer, *row.also_of))
    if not row.relation:
        return _("with {customer}").format(customer=whose)
    return _("{relation} of {customer}").format(relation=row.relation, customer=whose)


def place_words(
    visit: NearVisit | None, wording: Wording, *, today: date, on: date, hour_is_said: bool = False
) -> str:
    """Where they are or when they come ("room 412", "in house until Friday", "arrives tomorrow")."""
    if visit is None:
        return ""
    if visit.status is VisitStatus.HERE:
        place = wording.words.in_place(visit.place) if visit.place else wording.words.here_now
        if visit.fit is VisitFit.AFTER_LEAVING and visit.leaves_on is not None:
            day = wording.day_near(visit.leaves_on, today)
            return _("{place} until {day}").format(place=place, day=day)
        return place
    if visit.arrives_on == on and hour_is_said and visit.starts_at is not None:
        return wording.words.in_place(visit.place) if visit.place else ""
    return _("arrives {day}").format(day=wording.on_day(visit.arrives_on, today))


def kept_on_other_day(on: date, wording: Wording, *, today: date) -> str:
    """That 29 February is kept on another day ("kept on 28 Feb: there is no 29th this year")."""
    day = wording.partial_date(PartialDate(on.month, on.day))
    if on.year == today.year:
        return _("kept on {day}: there is no 29th this year").format(day=day)
    return _("kept on {day}: there is no 29th in {year}").format(day=day, year=on.year)


def fit_sentence(visit: NearVisit | None, wording: Wording, *, today: date) -> str:
    """Why the day itself will not do, and which one may; nothing where it falls into the visit.

    "They leave on Friday, two days before. Celebrate on Thursday?"
    """
    if visit is None or visit.fit is VisitFit.DURING:
        return ""
    if visit.fit is VisitFit.AFTER_LEAVING:
        leaves = wording.on_day(visit.leaves_on or visit.arrives_on, today)
        said = ngettext(
            "They leave {when}, the day before.", "They leave {when}, {count} days before.", visit.days
        ).format(when=leaves, count=count_words(visit.days))
    else:
        arrives = wording.on_day(visit.arrives_on, today)
        said = ngettext(
            "They arrive {when}, the day after.", "They arrive {when}, {count} days after.", visit.days
        ).format(when=arrives, count=count_words(visit.days))
    if visit.celebrate_on is None:
        return said
    asked = _("Celebrate {when}?").format(when=wording.on_day(visit.celebrate_on, today))
    return f"{said} {asked}"


def count_words(count: int) -> str:
    """A small number as it is written in a sentence."""
    written = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return written.get(count, str(count))


def _birthday(row: AgendaRow) -> str:
    if row.years:
        return ngettext("Turns {count}", "Turns {count}", row.years).format(count=row.years)
    if row.years == 0:
        return _("The day of birth")
    return _("Birthday · year unknown")


def _anniversary(row: AgendaRow) -> str:
    if row.years:
        words = ngettext("{count} year married", "{count} years married", row.years)
        return words.format(count=row.years)
    return _("Wedding day") if row.years == 0 else _("Anniversary · year unknown")


def _honeymoon(row: AgendaRow, wording: Wording) -> str:
    visit = row.visit
    during = visit is not None and visit.fit is VisitFit.DURING and visit.leaves_on is not None
    if wording.kind != VenueKind.HOTEL or visit is None or not during or visit.leaves_on is None:
        return _("Honeymoon")
    nights, night = (visit.leaves_on - visit.arrives_on).days, (row.on - visit.arrives_on).days + 1
    if not 1 <= night <= nights:
        return _("Honeymoon")
    return _("Honeymoon, night {night} of {nights}").format(night=night, nights=nights)


def _with_years(name: str, years: int | None) -> str:
    if not years:
        return name
    words = ngettext("{what} · {count} year", "{what} · {count} years", years)
    return words.format(what=name, count=years)


def _arrival_hour(row: AgendaRow, wording: Wording) -> str:
    visit = row.visit
    if visit is None or visit.status is not VisitStatus.BOOKED or visit.arrives_on != row.on:
        return ""
    if visit.starts_at is None:
        return ""
    return _("arrives {when}").format(when=wording.time(visit.starts_at))


def _joined_by_comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
