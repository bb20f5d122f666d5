"""What the venue sets for its moments: money, times, and what is marked."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, time, timedelta

from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import LeapDay
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.moment import Milestone
from app.moments.service.settings import BUDGETS, MomentSettingsService
from app.planner.settings.milestones_field import milestones_field
from app.planner.settings.setting_fields import LEAP, SettingFields
from app.ui.commands import CommandRunner
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.settings.bound import Bound, bound_money
from app.ui.typed_fields import MoneyField, read_time
from app.wording.reading import Reading

_BY_LANGUAGE = "language"
_AHEAD = (0, 15, 30, 60, 120, 240)
_RANGES = (14, 30, 90)
_MONDAY = date(2024, 1, 1)


class VenueFields(SettingFields):
    """Every setting but the card."""

    def __init__(self, reading: Reading, *, runner: CommandRunner, service: MomentSettingsService) -> None:
        self._reading = reading
        wording = reading.wording
        bound = {
            "budget_moment_minor": self._budget(_("For one moment at most")),
            "budget_month_minor": self._budget(_("For a whole month")),
            "ready_by": _time(_("Everything is ready by"), usual="12:00"),
            "remind_from": _time(_("Reminders of a day come at"), usual="08:00"),
            "remind_ahead_minutes": _number(_("Reminders of an hour come"), _AHEAD, words=_ahead_words),
            "agenda_days": _number(_("The agenda begins with"), _RANGES, words=_days_words),
            "week_start": _weekday(lambda at: wording.weekday(_MONDAY + timedelta(days=at))),
            LEAP: self._leap_day(),
            "milestones": _milestones(),
        }
        super().__init__(bound, runner=runner, service=service)

    def allow_budgets(self, *, allowed: bool) -> None:
        """Let budgets be written, or only read."""
        for name in BUDGETS:
            field = self.bound[name].field
            field.setEnabled(allowed)
            field.show_hint("" if allowed else _("Only a manager or the owner changes budgets."))

    def _budget(self, title: str) -> Bound:
        wording, none = self._reading.wording, _("no budget")
        field = MoneyField(title, currency=wording.currency, placeholder=none)
        return bound_money(field, title, words=lambda minor: none if minor is None else wording.money(minor))

    def _leap_day(self) -> Bound:
        title = _("Born on 29 February, kept in other years on")
        field = ChoiceField(
            title, [Option(LeapDay.FEB_28, _("28 February")), Option(LeapDay.MAR_1, _("1 March"))]
        )

        def say() -> None:
            field.show_hint(self._leap_words(LeapDay(field.value)))

        def put(leap_day: LeapDay) -> None:
            field.choose(leap_day)
            say()

        field.edited.connect(say)
        return Bound(title, field, lambda _name: LeapDay(field.value), put, field.words_of)

    def _leap_words(self, leap_day: LeapDay) -> str:
        """What it means this year, and from when on."""
        year = self._reading.today.year
        if calendar.isleap(year):
            told = _("{year} has a 29 February: it is kept on the day itself.").format(year=year)
        else:
            day = date(year, 2, 28) if leap_day is LeapDay.FEB_28 else date(year, 3, 1)
            told = _("This year on {day}.").format(day=self._reading.wording.day(day))
        return " ".join((told, _("Counts from the next start of the program on.")))


def _time(title: str, *, usual: str) -> Bound:
    field = LineField(title, placeholder=usual, limit=8)

    def read(name: str) -> time:
        at = read_time(field.text, name)
        if at is None:
            raise InvalidInput([Problem(name, _("Say a time of day, such as 12:00."))])
        return at

    def words(at: time) -> str:
        return f"{at:%H:%M}"

    return Bound(title, field, read, lambda at: field.set_text(words(at)), words)


def _number(title: str, numbers: tuple[int, ...], *, words: Callable[[int], str]) -> Bound:
    """One of a few numbers; another one that is kept is offered as well."""
    field = ChoiceField(title, [Option(str(number), words(number)) for number in numbers])

    def put(number: int) -> None:
        if not field.choose(str(number)):
            field.set_options([Option(str(one), words(one)) for one in sorted({*numbers, number})])
            field.choose(str(number))

    return Bound(title, field, lambda _name: int(field.value), put, words)


def _weekday(name_of: Callable[[int], str]) -> Bound:
    title = _("The week begins on")
    days = [Option(str(at), name_of(at)) for at in range(7)]
    field = ChoiceField(title, [Option(_BY_LANGUAGE, _("As the language has it")), *days])

    def key(at: int | None) -> str:
        return _BY_LANGUAGE if at is None else str(at)

    def read(_name: str) -> int | None:
        return None if field.value == _BY_LANGUAGE else int(field.value)

    def put(at: int | None) -> None:
        field.choose(key(at))

    return Bound(title, field, read, put, lambda at: field.words_of(key(at)))


def _milestones() -> Bound:
    title = _("Milestones that are marked")
    field = milestones_field(title)
    return Bound(
        title,
        field,
        lambda _name: tuple(each for each in Milestone if each in field.chosen),
        field.choose,
        field.words_of,
    )


def _ahead_words(minutes: int) -> str:
    if minutes and minutes % 60 == 0:
        hours = minutes // 60
        return ngettext("{count} hour ahead", "{count} hours ahead", hours).format(count=hours)
    if minutes:
        return ngettext("{count} minute ahead", "{count} minutes ahead", minutes).format(count=minutes)
    return _("at that hour")


def _days_words(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=days)
