"""Everything of a moment between its bands and its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from app.planner.plan.ending_card import EndingCard
from app.planner.plan.ideas_card import IdeasCard
from app.planner.plan.plan_card import PlanCard
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.ui.dialogs import Dialogs
from app.ui.form_slot import FormSlot
from app.ui.scrolled import Scrolled
from app.ui.theme.theme import Theme


class PlanBody(QScrollArea):
    """The plan and what became of it, with the ideas below; without a plan the ideas come first."""

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, dialogs: Dialogs) -> None:
        super().__init__()
        reading = view_model.reading
        self.ending = EndingCard(theme, view_model, dialogs=dialogs)
        self.ideas = IdeasCard(theme, reading)
        self.plan = PlanCard(theme, reading)
        self.slot = FormSlot(theme)
        inside = Scrolled(theme, self)
        self._column = inside.column
        self._column.setSpacing(theme.px(12))
        for part in (self.slot, self.ending, self.ideas, self.plan):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.ideas.photos_wanted.connect(view_model.read_photos)
        view_model.photos_read.connect(self.ideas.show_photos)

    def show_moment(self, shown: ShownMoment, *, is_other: bool) -> None:
        """Show a moment, or the same one anew."""
        self.slot.show_for(shown.about)
        self.ending.show_moment(shown)
        self.ideas.show_moment(shown, is_other=is_other)
        self.plan.show_moment(shown, is_other=is_other)
        self._put_in_order(shown)

    def _put_in_order(self, shown: ShownMoment) -> None:
        first, second = (self.ideas, self.plan) if shown.detail is None else (self.plan, self.ideas)
        at = self._column.indexOf(first)
        if self._column.indexOf(second) < at:
            self._column.insertWidget(at, second)

    def take_above(self, widgets: tuple[QWidget, ...]) -> None:
        """Have these scroll with the rest."""
        for at, widget in enumerate(widgets):
            self._column.insertWidget(at, widget)

    def scroll_up(self) -> None:
        """Show the top."""
        self.verticalScrollBar().setValue(0)
