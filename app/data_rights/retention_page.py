"""The section about how long things are kept: rules, what they take today, and the reports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.days import Days
from app.core.errors import AppError, InvalidInput, Problem
from app.core.words import gettext as _
from app.data_rights.due_list import DueList
from app.data_rights.layout import in_a_row
from app.data_rights.parts import RetentionParts
from app.data_rights.words import kept_words, plan_words
from app.law.schemas.retention import Kept, RetentionPlan, RetentionRules
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.days_form import DaysForm
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.running import succeeded
from app.ui.scrolled import scroll_in


class RetentionPage(QWidget):
    """Nothing goes by itself: it is looked at here first, and goes when somebody presses the button and means it.

    ``apply_wanted`` gives the plan that was seen, ``record_wanted`` asks for the record of processing,
    ``touched_wanted`` for whom somebody touched between two days.
    """

    apply_wanted = Signal(object)
    record_wanted = Signal()
    touched_wanted = Signal(object)
    clean_wanted = Signal()

    def __init__(self, parts: RetentionParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        theme = parts.theme
        self.plan: RetentionPlan | None = None
        self.fields = {kind.value: _months_field(kind) for kind in Kept}
        self.form = DraftForm(
            theme, self.fields, save=self._save, save_words=_("Keep these rules"), columns=2
        )
        self.look = PushButton(theme, _("Look what would go today"), icon="search")
        self.apply = PushButton(theme, _("Erase these…"), kind="danger", icon="trash-2")
        self.record = PushButton(theme, _("Record of processing…"), icon="printer")
        self.touched = PushButton(theme, _("Whom somebody touched…"), icon="history")
        self.clean = PushButton(theme, _("Clean the file"), kind="quiet")
        self.days = DaysForm(theme, title=_("Whom somebody touched"), from_words=_("From"))
        self.days.hide()
        self._summary = plain_label("", wrap=True)
        self.due = DueList(theme, parts.wording)
        self.due.card_wanted.connect(parts.customer_wanted)
        self._lay_out()
        self._connect()
        self.load()

    @property
    def told(self) -> str:
        """What is said about what would go."""
        return self._summary.text()

    def load(self) -> None:
        """Show the rules as they are."""
        self._show_plan(None)
        if not self._parts.allowed():
            return
        service = self._parts.retention
        self._lane.ask(lambda _stop: service.get_rules(), then=self._show_rules, otherwise=self._fail)

    def close_page(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._lane.close()

    def start_looking(self) -> None:
        """Work out what would go."""
        self._summary.setText(_("Looking …"))
        service = self._parts.retention
        self._lane.ask(lambda _stop: service.dry_run(), then=self._show_plan, otherwise=self._fail)

    def _show_rules(self, rules: RetentionRules) -> None:
        for kind in Kept:
            months = rules.months.get(kind)
            self.fields[kind.value].set_text("" if months is None else str(months))
        self.form.forget_typed()

    def _show_plan(self, plan: RetentionPlan | None) -> None:
        self.plan = plan
        self._summary.setText("" if plan is None else plan_words(plan, self._parts.wording))
        self._summary.setVisible(bool(self._summary.text()))
        self.due.show_plan(plan)
        self.apply.setVisible(plan is not None and bool(plan.going))

    def _save(self) -> bool:
        rules = RetentionRules(months=self._read())
        return succeeded(self._parts.runner, lambda: self._parts.retention.save_rules(rules))

    def _read(self) -> dict[Kept, int]:
        months: dict[Kept, int] = {}
        problems = []
        for kind in Kept:
            typed = self.fields[kind.value].text.strip()
            if not typed:
                continue
            if typed.isdigit() and 1 <= int(typed) <= 600:
                months[kind] = int(typed)
            else:
                problems.append(Problem(kind.value, _("A number of months from 1 to 600, or nothing.")))
        if problems:
            raise InvalidInput(problems)
        return months

    def _ask_days(self) -> None:
        self.days.show()
        self.days.start(Days(None, None))

    def _fail(self, error: AppError) -> None:
        self._show_plan(None)
        self._parts.notices.problem(error)

    def _connect(self) -> None:
        self.look.clicked.connect(self.start_looking)
        self.apply.clicked.connect(lambda: self.apply_wanted.emit(self.plan))
        self.record.clicked.connect(self.record_wanted)
        self.touched.clicked.connect(self._ask_days)
        self.days.days_chosen.connect(self.touched_wanted)
        self.days.left.connect(self.days.hide)
        self.clean.clicked.connect(self.clean_wanted)
        self.form.done.connect(self.start_looking)
        self.form.left.connect(self.load)

    def _lay_out(self) -> None:
        px = self._parts.theme.px
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 16, 16)
        column.setSpacing(px(12))
        for card in (self._rules_card(), self._reports_card(), self._looking_card()):
            column.addWidget(card)
        column.addStretch(1)
        scroll_in(self, column)

    def _rules_card(self) -> Card:
        card = Card(_("How long things are kept"))
        told = _("In months; what is left empty is kept until a person is erased. Nothing goes by itself.")
        card.add(plain_label(told, "small", wrap=True))
        card.add(self.form)
        return card

    def _looking_card(self) -> Card:
        card = Card(_("What would go"))
        told = _(
            "Open cases, visits that are booked or under way and open promises keep people here, whatever the rules say."
            " Enter on a line opens the card."
        )
        card.add(plain_label(told, "small", wrap=True))
        card.add(in_a_row(self.look, self.apply))
        card.add(self._summary)
        card.add(self.due)
        return card

    def _reports_card(self) -> Card:
        card = Card(_("Reports"))
        told = _(
            "What is kept of people and why; and after a mishap, about whom something was read or changed."
        )
        card.add(plain_label(told, "small", wrap=True))
        card.add(in_a_row(self.record, self.touched, self.clean))
        card.add(self.days)
        return card


def _months_field(kind: Kept) -> LineField:
    return LineField(kept_words(kind), placeholder=_("months; empty for good"), limit=3)
