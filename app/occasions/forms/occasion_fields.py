"""The fields of a date worth remembering: those that matter are shown, and what the day means is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import Repeats, Unit
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.occasions.checking import columns_of, year_left_out
from app.occasions.drafts import OccasionDraft, placeholder_year
from app.occasions.forms import choices
from app.occasions.forms.choices import OWN, ComesAlong
from app.occasions.forms.date_parts import DateParts
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.rows import OccasionRow
from app.occasions.words.rules import meaning
from app.ui.form_fields import ChoiceField, Field, LineField, show_problems
from app.ui.form_grid import WHOLE_ROW
from app.ui.labels import plain_label
from app.wording.reading import Reading


class OccasionFields:
    """What is typed about a date; ``meaning`` follows it."""

    def __init__(
        self,
        reading: Reading,
        *,
        leap_day: LeapDay,
        own_kinds: Sequence[OwnKindRow],
        companions: Sequence[ComesAlong],
        customer: str,
        row: OccasionRow | None,
    ) -> None:
        language = reading.wording.language
        self._reading = reading
        self._leap_day = leap_day
        self._row = row
        self.kind = ChoiceField(_("What"), choices.occasion_kinds(own_kinds, row))
        self.whose = ChoiceField(_("Whose"), choices.companions(companions, customer))
        self.repeats = ChoiceField(_("How often"), choices.often())
        self.when = DateParts(language, on=_shown_day(row))
        self.nth = ChoiceField(_("Which"), choices.nths())
        self.weekday = ChoiceField(_("Weekday"), choices.weekdays(language))
        self.month = ChoiceField(_("Of which month"), choices.months(language))
        self.every = LineField(_("Every"), placeholder=_("how many"), limit=4)
        self.unit = ChoiceField(_("Weeks or months"), choices.units())
        self.label = LineField(_("In your words"), placeholder=_("company party, a call, the team …"))
        self.meaning = plain_label("", "small", wrap=True)
        self.day_row = self.when.in_a_row()
        self.weekday_row = _in_a_row(self.nth, self.weekday, self.month)
        self.every_row = _in_a_row(self.every, self.unit)
        self.repeats.setProperty(WHOLE_ROW, True)
        self.label.setProperty(WHOLE_ROW, True)
        self.meaning.setProperty(WHOLE_ROW, True)
        self._fill(row)
        for field in self.all_fields.values():
            field.edited.connect(self.follow)
        self.follow()

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields by the names that problems use; a month is asked for in one of two places."""
        month = self.month if self.chosen_rule is Repeats.NTH_WEEKDAY else self.when.month
        return {
            "kind": self.kind,
            "companion_id": self.whose,
            "repeats": self.repeats,
            "day": self.when.day,
            "month": month,
            "year": self.when.year,
            "nth": self.nth,
            "weekday": self.weekday,
            "every": self.every,
            "unit": self.unit,
            "label": self.label,
        }

    @property
    def all_fields(self) -> dict[str, Field]:
        """Every field there is, so that what is wrong with any can be said."""
        return {**self.by_name, "month": self.when.month, "month_of_weekday": self.month}

    @property
    def chosen_rule(self) -> Repeats:
        """How it comes back."""
        return Repeats(self.repeats.value or Repeats.YEARLY)

    @property
    def cells(self) -> Sequence[QWidget]:
        """The fields in their places."""
        rows = (self.day_row, self.weekday_row, self.every_row)
        return (self.kind, self.whose, self.repeats, *rows, self.meaning, self.label)

    def offer_kinds(self, own_kinds: Sequence[OwnKindRow], *, leap_day: LeapDay) -> None:
        """Offer the venue's own kinds too, as they are now; what was chosen stays."""
        self._leap_day = leap_day
        before = self.kind.value
        self.kind.set_options(choices.occasion_kinds(own_kinds, self._row))
        self.kind.choose(before)
        self.follow()

    def offer_people(self, companions: Sequence[ComesAlong], customer: str) -> None:
        """Offer a customer and those who come along; whoever was chosen stays, where they are among them."""
        before = self.whose.value
        self.whose.set_options(choices.companions(companions, customer))
        self.whose.choose(before)

    def start(self) -> None:
        """Begin with nothing written."""
        for field in (self.kind, self.whose, self.repeats, self.nth, self.weekday, self.month, self.unit):
            field.choose_first()
        self.when.clear()
        self.every.set_text("")
        self.label.set_text("")
        show_problems(self.all_fields, ())
        self.follow()

    def in_its_place(self, problem: Problem) -> Problem:
        """A problem as ``all_fields`` names it: a month is asked for in one of two places."""
        if problem.field == "month" and self.chosen_rule is Repeats.NTH_WEEKDAY:
            return Problem("month_of_weekday", problem.message, problem.suggestion)
        return problem

    def follow(self) -> None:
        """Show what the rule needs, and what the day means as far as it is typed."""
        rule = self.chosen_rule
        _show(self.day_row, visible=rule in (Repeats.YEARLY, Repeats.ONCE))
        _show(self.weekday_row, visible=rule is Repeats.NTH_WEEKDAY)
        _show(self.every_row, visible=rule is Repeats.KEEP_IN_TOUCH)
        self.meaning.setText(self._meaning())
        _show(self.meaning, visible=bool(self.meaning.text()))

    def said(self) -> dict[str, Any]:
        """What was typed, for a draft; raises InvalidInput that names the field."""
        rule = self.chosen_rule
        own = self.kind.value.startswith(OWN)
        said: dict[str, Any] = {
            "kind": OccasionKind.CUSTOM if own else OccasionKind(self.kind.value or OccasionKind.CUSTOM),
            "own_kind_id": int(self.kind.value.removeprefix(OWN)) if own else None,
            "label": self.label.text,
            "companion_id": int(self.whose.value) if self.whose.value else None,
            "repeats": rule,
        }
        if rule is Repeats.NTH_WEEKDAY:
            return said | {
                "on": self._kept_start(rule),
                "month": _number(self.month.value),
                "nth": _number(self.nth.value),
                "weekday": _number(self.weekday.value),
            }
        if rule is Repeats.KEEP_IN_TOUCH:
            return said | {
                "on": self._kept_start(rule),
                "every": _typed_number(self.every.text),
                "unit": Unit(self.unit.value or Unit.WEEK),
            }
        return said | {"on": self.when.read(), "year_left_out": placeholder_year(self.when.year.text)}

    def _kept_start(self, rule: Repeats) -> PartialDate | None:
        return self._row.on if self._row is not None and self._row.repeats is rule else None

    def _meaning(self) -> str:
        try:
            draft = OccasionDraft(**self.said())
            columns = columns_of(draft, today=self._reading.today)
        except InvalidInput:
            return ""
        said = meaning(
            columns,
            self._reading.wording,
            today=self._reading.today,
            leap_day=self._leap_day,
            is_birthday=draft.kind is OccasionKind.BIRTHDAY,
        )
        left_out = year_left_out(draft)
        if left_out is None:
            return said
        unknown = _("{year} stands for no year: the year is unknown.").format(year=left_out)
        return f"{said} {unknown}"

    def _fill(self, row: OccasionRow | None) -> None:
        if row is None:
            return
        self.kind.choose(f"{OWN}{row.own_kind_id}" if row.own_kind_id else row.kind.value)
        self.whose.choose(str(row.companion_id or ""))
        self.label.set_text(row.label)
        self.repeats.choose(row.repeats)
        if row.repeats is Repeats.NTH_WEEKDAY:
            self.nth.choose(str(row.nth))
            self.weekday.choose(str(row.weekday))
            self.month.choose(str(row.on.month))
        elif row.repeats is Repeats.KEEP_IN_TOUCH:
            self.every.set_text(str(row.every))
            self.unit.choose(row.unit)


def _shown_day(row: OccasionRow | None) -> PartialDate | None:
    shows = row is not None and row.repeats in (Repeats.YEARLY, Repeats.ONCE)
    return row.on if row is not None and shows else None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _typed_number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise InvalidInput([Problem("every", _("This is not a number."))])
    return int(text)


def _show(part: QWidget, *, visible: bool) -> None:
    """Show or hide a part of the form; before it has its place it would come up as a window."""
    if not visible or part.parentWidget() is not None:
        part.setVisible(visible)


def _in_a_row(*fields: QWidget) -> QWidget:
    row = QWidget()
    row.setProperty(WHOLE_ROW, True)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
