"""What the venue sets for its moments: money, times, and what is marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from gettext import gettext as _
from gettext import ngettext

from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import LeapDay
from app.model.moment import Milestone
from app.moments.settings import MomentSettings
from app.planner.settings.milestones_field import milestones_field
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, Field, LineField, Option
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField, read_time
from app.wording.formats import Wording

Keep = Callable[[MomentSettings, LeapDay], bool]
_BY_LANGUAGE = "language"
_AHEAD = (0, 15, 30, 60, 120, 240)
_MONDAY = date(2024, 1, 1)


class VenueForm:
    """The fields, how what is kept gets into them, and what they say."""

    def __init__(self, theme: Theme, wording: Wording, *, keep: Keep) -> None:
        self._keep = keep
        self._kept = MomentSettings()
        currency = wording.currency
        none = _("no budget")
        self.moment = MoneyField(_("For one moment at most"), currency=currency, placeholder=none)
        self.month = MoneyField(_("For a whole month"), currency=currency, placeholder=none)
        self.ready = LineField(_("Everything is ready by"), placeholder="12:00", limit=8)
        self.morning = LineField(_("Reminders of a day come at"), placeholder="08:00", limit=8)
        self.ahead = ChoiceField(_("Reminders of an hour come"), _aheads())
        self.days = ChoiceField(_("The agenda begins with"), _ranges())
        self.week = ChoiceField(_("The week begins on"), _weekdays(wording))
        self.leap = ChoiceField(
            _("Born on 29 February, kept in other years on"),
            [Option(LeapDay.FEB_28, _("28 February")), Option(LeapDay.MAR_1, _("1 March"))],
            hint=_("Counts from the next start of the program on."),
        )
        self.milestones = milestones_field(_("Milestones that are marked"))
        fields: dict[str, Field] = {
            "budget_moment_minor": self.moment,
            "budget_month_minor": self.month,
            "ready_by": self.ready,
            "remind_from": self.morning,
            "remind_ahead_minutes": self.ahead,
            "agenda_days": self.days,
            "week_start": self.week,
            "leap_day": self.leap,
            "milestones": self.milestones,
        }
        self.form = DraftForm(theme, fields, save=self._save, columns=2, leave_words=_("Discard"))
        self.form.left.connect(self.show_kept)
        self._leap = LeapDay.FEB_28

    def show(self, settings: MomentSettings, leap_day: LeapDay) -> None:
        """Show what is kept."""
        self._kept, self._leap = settings, leap_day
        self.show_kept()

    def show_kept(self) -> None:
        """Show again what is kept, whatever was typed."""
        kept = self._kept
        self.moment.show_minor(kept.budget_moment_minor)
        self.month.show_minor(kept.budget_month_minor)
        self.ready.set_text(f"{kept.ready_by:%H:%M}")
        self.morning.set_text(f"{kept.remind_from:%H:%M}")
        if not self.ahead.choose(str(kept.remind_ahead_minutes)):
            self.ahead.choose("60")
        self.days.choose(str(kept.agenda_days))
        self.week.choose(_BY_LANGUAGE if kept.week_start is None else str(kept.week_start))
        self.leap.choose(self._leap)
        self.milestones.choose(kept.milestones)
        for field in self.form.fields.values():
            field.show_error("")

    def _save(self) -> bool:
        week = self.week.value
        values = {
            "budget_moment_minor": self.moment.read("budget_moment_minor"),
            "budget_month_minor": self.month.read("budget_month_minor"),
            "ready_by": _needed(self.ready.text, "ready_by"),
            "remind_from": _needed(self.morning.text, "remind_from"),
            "remind_ahead_minutes": int(self.ahead.value),
            "agenda_days": int(self.days.value),
            "week_start": None if week == _BY_LANGUAGE else int(week),
            "milestones": tuple(map(Milestone, self.milestones.chosen)),
        }
        settings = MomentSettings.model_validate(self._kept.model_dump() | values)
        leap_day = LeapDay(self.leap.value)
        kept = self._keep(settings, leap_day)
        if kept:
            self._kept, self._leap = settings, leap_day
        return kept


def _needed(text: str, field: str) -> time:
    read = read_time(text, field)
    if read is None:
        raise InvalidInput([Problem(field, _("Say a time of day, such as 12:00."))])
    return read


def _aheads() -> list[Option]:
    def words(minutes: int) -> str:
        if minutes >= 60:
            hours = minutes // 60
            return ngettext("{count} hour ahead", "{count} hours ahead", hours).format(count=hours)
        if minutes:
            return ngettext("{count} minute ahead", "{count} minutes ahead", minutes).format(count=minutes)
        return _("at that hour")

    return [Option(str(minutes), words(minutes)) for minutes in _AHEAD]


def _ranges() -> list[Option]:
    return [
        Option(str(days), ngettext("{count} day", "{count} days", days).format(count=days))
        for days in (14, 30, 90)
    ]


def _weekdays(wording: Wording) -> list[Option]:
    days = [_MONDAY + timedelta(days=at) for at in range(7)]
    return [
        Option(_BY_LANGUAGE, _("As the language has it")),
        *(Option(str(at), wording.weekday(day)) for at, day in enumerate(days)),
    ]
