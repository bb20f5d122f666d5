"""The form of a date: who, whose of them, what, how often, which day, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.occasions.forms.occasion_fields import OccasionFields
from app.occasions.rows import Household
from app.planner.dates.sources import DateKinds
from app.planner.dates.view_model import DateViewModel
from app.ui.buttons import PushButton
from app.ui.floating_card import FloatingCard
from app.ui.form_fields import Field
from app.ui.form_grid import WHOLE_ROW, FormGrid
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField


class DateForm(FloatingCard):
    """What was typed stays, and stays for whom it was typed; ``other`` takes it for the card on screen."""

    def __init__(self, view_model: DateViewModel, *, theme: Theme) -> None:
        super().__init__(theme, title=_("Add a date"), save_words=_("Keep the date"))
        words = view_model.reading.wording.words
        self._view_model = view_model
        self._touched = False
        self._customer_id = 0
        self.who = WhoField(
            theme,
            _("Who"),
            finds=view_model.sources.finds,
            lane=view_model.finding,
            placeholder=_("Name, number or place of a {customer}").format(customer=words.customer),
        )
        self.who.setProperty(WHOLE_ROW, True)
        self.fields = OccasionFields(
            view_model.reading,
            leap_day=DateKinds().leap_day,
            own_kinds=(),
            companions=(),
            customer="",
            row=None,
        )
        self.other = PushButton(
            theme, _("You began this for somebody else. Take it for the card on screen"), kind="quiet"
        )
        self.other.hide()
        self.fill((self.other, FormGrid(theme, (self.who, *self.fields.cells), columns=2)))
        self._connect()
        self.begin_for(None)

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        return self._touched

    @property
    def customer_id(self) -> int:
        """Whose date it is; 0 while nobody is named."""
        return self._customer_id

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields as problems name them."""
        return {"customer_id": self.who, **self.fields.all_fields}

    def begin_for(self, customer_id: int | None) -> None:
        """Begin anew: for this customer, or for somebody still to be named."""
        self.fields.start()
        self.tell_problems(self.by_name, ())
        self.take_for(customer_id)
        self._touched = False

    def take_for(self, customer_id: int | None) -> None:
        """Make it one of this customer's, whatever was typed."""
        self._customer_id = customer_id or 0
        self.other.hide()
        self.who.show_customer(customer_id)
        self.who.show_hint("")
        self.fields.offer_people((), "")
        if customer_id:
            self._view_model.look_up(customer_id)

    def start(self) -> None:
        """Put the focus into the first field that is not settled."""
        first: QWidget = self.fields.kind if self._customer_id else self.who
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        try:
            kept = self._keep()
        except InvalidInput as error:
            self._tell(error.problems)
            return
        self.tell_problems(self.by_name, ())
        if kept:
            self.begin_for(None)

    def _keep(self) -> bool:
        problems: list[Problem] = []
        customer_id, said = None, dict[str, Any]()
        try:
            customer_id = self.who.read("customer_id")
            if customer_id is None:
                problems.append(Problem("customer_id", _("Whose day is it?")))
        except InvalidInput as error:
            problems += error.problems
        try:
            said = self.fields.said()
        except InvalidInput as error:
            problems += error.problems
        if problems:
            raise InvalidInput(problems)
        return self._view_model.save(customer_id, said)

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.tell_problems(self.by_name, [self.fields.in_its_place(problem) for problem in problems])

    def _follow_who(self) -> None:
        self._touch()
        try:
            customer_id = self.who.read("customer_id") or 0
        except InvalidInput:
            customer_id = 0
        if customer_id == self._customer_id:
            return
        self._customer_id = customer_id
        self.who.show_hint("")
        self.fields.offer_people((), "")
        if customer_id:
            self._view_model.look_up(customer_id)

    def _show_household(self, household: Household) -> None:
        if household.customer_id != self._customer_id:
            return
        was_touched = self._touched
        self.who.show_customer(household.customer_id, household.name)
        self.who.show_hint(
            "" if household.comes_up else _("Nothing of theirs is celebrated: it will not come up.")
        )
        self.fields.offer_people(household.companions, household.name)
        self._touched = was_touched
        self.outgrown.emit()

    def _show_kinds(self, kinds: DateKinds) -> None:
        was_touched = self._touched
        self.fields.offer_kinds(kinds.own_kinds, leap_day=kinds.leap_day)
        self._touched = was_touched

    def _connect(self) -> None:
        self.who.edited.connect(self._follow_who)
        for field in self.fields.all_fields.values():
            field.edited.connect(self._touch)
        self.save_button.clicked.connect(self.submit)
        self._view_model.household_read.connect(self._show_household)
        self._view_model.kinds_read.connect(self._show_kinds)

    def _touch(self) -> None:
        self._touched = True
        self.outgrown.emit()
