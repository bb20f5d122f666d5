"""The quick form: for whom, what for, and the idea; everything has a good default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.gestures.clash_box import ClashBox
from app.gestures.schemas import GiveDraft
from app.planner.plan import choices
from app.planner.plan.acts import NewPlan
from app.planner.quick.fields import QuickPlanFields
from app.planner.quick.sources import Surprise
from app.planner.quick.view_model import Coming, QuickPlanViewModel
from app.ui.floating_card import FloatingCard
from app.ui.form_grid import FormGrid
from app.ui.shared_form import needed
from app.ui.theme.theme import Theme


class QuickPlanForm(FloatingCard):
    """Remembers whether somebody has written into it."""

    def __init__(self, view_model: QuickPlanViewModel, *, theme: Theme) -> None:
        super().__init__(theme, title=_("Plan a moment"), save_words=_("Plan it"))
        self._view_model = view_model
        self._touched = False
        self._customer_id = 0
        self._surprise: Surprise | None = None
        self._new_id = 0
        self.fields = QuickPlanFields(theme, view_model)
        self.clashes = ClashBox(theme)
        self._build()
        self._connect()
        self._follow_what()
        self._tell_problems([])

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        return self._touched

    def begin_for(self, customer_id: int | None, surprise: Surprise | None = None) -> None:
        """Begin anew: for this customer, or for somebody still to be named."""
        self._touched = False
        self._surprise = surprise
        self._new_id = 0
        self._customer_id = customer_id or 0
        self.fields.start()
        if surprise is not None:
            self.fields.why.set_text(surprise.why)
        self._tell_problems([])
        self._follow_what()
        if customer_id:
            self._view_model.look_up(customer_id)

    def take_day(self, customer_id: int, occasion_id: int) -> None:
        """Make it for a day of this customer that is new."""
        self._customer_id, self._new_id = customer_id, occasion_id
        self._surprise = None
        self._view_model.look_up(customer_id)

    def start(self) -> None:
        """Put the focus into the first field that is not settled."""
        fields = self.fields
        if not self._customer_id:
            first: QWidget = fields.who
        elif fields.is_surprise:
            first = fields.idea if fields.why.text else fields.why
        else:
            first = fields.what
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep what was typed, or say beside the field what is wrong; what is planned already is led to.

        A day that is not written down yet is asked for first.
        """
        if self.fields.is_new_date:
            self._view_model.date_wanted.emit(self._customer_id)
            return
        planned = self.fields.planned
        if planned is not None:
            if not self.fields.has_words:
                self.begin_for(None)
            self._view_model.plan_wanted.emit(planned)
            return
        try:
            kept = self._keep()
        except InvalidInput as error:
            self._ask_reasons(error.problems)
            self._tell_problems(error.problems)
            return
        self._tell_problems([])
        if kept:
            self.begin_for(None)

    def _keep(self) -> bool:
        fields = self.fields
        if fields.who.is_empty:
            raise needed("customer_id", _("Say for whom it is."))
        customer_id = fields.who.read("customer_id")
        assert customer_id is not None
        idea = fields.chosen_idea
        title = fields.title.text or (idea.name if idea is not None else "")
        values: dict[str, Any] = {"budget_reason": fields.budget.text}
        day = fields.day.value if fields.is_surprise else fields.better_day()
        if fields.is_surprise:
            title = self._surprise_title(title)
            clue_id = self._surprise.clue_id if self._surprise is not None else None
            values |= {"clue_id": clue_id, "note": self._mentioned(clue_id)}
        if idea is not None:
            if idea.clashes.blocks and not fields.reason.text:
                raise needed("clash_reason", _("Say in a few words why it is right all the same."))
            give = GiveDraft(gesture_id=idea.gesture_id, clash_reason=fields.reason.text)
            values["gestures"] = (give,)
        new = NewPlan(
            fields.key_for(customer_id),
            title=title,
            celebrate_on=day,
            owner_id=choices.id_of(fields.owner.value),
        )
        return self._view_model.save(new, **values)

    def _surprise_title(self, title: str) -> str:
        why = self.fields.why.text
        if not (title or why):
            raise needed("why", _("Say what they mentioned, or what you want to do."))
        return title or why

    def _mentioned(self, clue_id: int | None) -> str:
        """A clue tells by itself what they mentioned."""
        why = self.fields.why.text
        return _("They mentioned: {why}").format(why=why) if why and clue_id is None else ""

    def _follow_who(self) -> None:
        self._touched = True
        try:
            customer_id = self.fields.who.read("customer_id") or 0
        except InvalidInput:
            customer_id = 0
        if customer_id and customer_id != self._customer_id:
            self._customer_id = customer_id
            self._surprise = None
            self._view_model.look_up(customer_id)
        elif not customer_id:
            self._customer_id = 0
        self.outgrown.emit()

    def _show_coming(self, coming: Coming) -> None:
        if coming.customer_id != self._customer_id:
            return
        self.fields.show_coming(coming, surprise=self._surprise is not None)
        if self._new_id:
            self.fields.choose_occasion(self._new_id)
            self._new_id = 0
        self._follow_what()
        if self.isVisible():
            self.start()

    def _follow_what(self) -> None:
        is_surprise, leads_on = self.fields.is_surprise, self.fields.leads_on
        self.fields.why.setVisible(is_surprise)
        self.fields.day.setVisible(is_surprise)
        for field in (self.fields.idea, self.fields.owner):
            field.setVisible(not leads_on)
        self.save_button.set_words(self._save_words())
        self.save_button.set_icon("arrow-right" if leads_on else "check")
        if self._customer_id and not leads_on:
            self._view_model.ask_ideas(self.fields.key_for(self._customer_id))
        self._follow_idea()

    def _save_words(self) -> str:
        if self.fields.is_new_date:
            return _("Write the day down")
        return _("Open the plan") if self.fields.planned is not None else _("Plan it")

    def _follow_idea(self) -> None:
        leads_on = self.fields.leads_on
        idea = self.fields.chosen_idea if not leads_on else None
        self.clashes.show_report(idea.clashes if idea is not None else None)
        self.fields.reason.setVisible(idea is not None and idea.clashes.blocks)
        self.fields.budget.hide()
        self.fields.title.setVisible(idea is None and not leads_on)
        self.outgrown.emit()

    def _show_ideas(self, ideas: Sequence[Any]) -> None:
        self.fields.show_ideas(ideas)
        self._follow_idea()

    def _ask_reasons(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            if problem.field.endswith("clash_reason"):
                self.fields.reason.show()
            if problem.field.startswith("budget"):
                self.fields.budget.show()

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        self.tell_problems(self.fields.by_name, problems)

    def _build(self) -> None:
        fields = self.fields
        cells = (fields.who, fields.what, fields.why, fields.idea, fields.title, fields.owner, fields.day)
        grid = FormGrid(self.theme, cells, columns=2)
        self.fill((grid, self.clashes, fields.reason, fields.budget))

    def _connect(self) -> None:
        fields, view_model = self.fields, self._view_model
        fields.who.edited.connect(self._follow_who)
        fields.what.edited.connect(self._follow_what)
        fields.idea.edited.connect(self._follow_idea)
        for typed in (fields.why, fields.title, fields.reason, fields.budget):
            typed.edited.connect(self._touch)
        self.save_button.clicked.connect(self.submit)
        view_model.coming_read.connect(self._show_coming)
        view_model.ideas_read.connect(self._show_ideas)
        view_model.choices_read.connect(fields.show_choices)

    def _touch(self) -> None:
        self._touched = True
