"""Reminders as they are said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core.words import gettext as _
from app.core.words import ngettext
from app.moments.reminders.schemas import ReminderKind, ReminderRow
from app.wording.reading import Reading

MORNING = time(8, 0)
Choice = tuple[str, datetime]


def headline(row: ReminderRow) -> str:
    """What is to be done or known."""
    if row.kind is ReminderKind.NO_PLAN:
        return _("No plan yet: {what}").format(what=row.what)
    return row.what


def about(row: ReminderRow, reading: Reading) -> str:
    """For whom it is, by when and whose it is."""
    person = row.person
    if row.person != row.customer:
        person = _("{person}, with {customer}").format(person=row.person, customer=row.customer)
    return " · ".join(filter(None, (person, due(row, reading), row.owner)))


def due(row: ReminderRow, reading: Reading) -> str:
    """By when, as seen from now."""
    wording, now = reading.wording, reading.now
    day = wording.local(row.due_at).date()
    if row.kind is ReminderKind.TASK:
        template = _("was due {when}") if row.late else _("due {when}")
        return template.format(when=wording.instant_near(row.due_at, now))
    if row.kind is ReminderKind.NO_PLAN:
        return _day_and_when(row, day, reading)
    return wording.day_near(day, reading.today)


def _day_and_when(row: ReminderRow, celebrated: date, reading: Reading) -> str:
    """The day itself, and when to celebrate it if that is another day because of their visit."""
    wording, today = reading.wording, reading.today
    occurs_on = row.moment.occurs_on or celebrated
    day = wording.day_ahead(occurs_on, today) if occurs_on != today else wording.day_near(today, today)
    if occurs_on == celebrated:
        return _("for {day}").format(day=day)
    return _("{day}, celebrate {when}").format(day=day, when=wording.on_day(celebrated, today))


def spoken(row: ReminderRow, reading: Reading) -> str:
    """The whole line."""
    late = _("late") if row.late else ""
    return ", ".join(filter(None, (headline(row), about(row, reading), late)))


def count_words(count: int) -> str:
    """How many there are."""
    return ngettext("{count} reminder", "{count} reminders", count).format(count=count)


def later_choices(reading: Reading) -> list[Choice]:
    """Until when a reminder can be put off."""
    now = reading.now
    zone = ZoneInfo(reading.wording.zone)

    def morning(days: int) -> datetime:
        return datetime.combine(reading.today + timedelta(days=days), MORNING, tzinfo=zone)

    return [
        (_("In an hour"), now + timedelta(hours=1)),
        (_("In three hours"), now + timedelta(hours=3)),
        (_("Tomorrow morning"), morning(1)),
        (_("In three days"), morning(3)),
        (_("In a week"), morning(7)),
    ]
