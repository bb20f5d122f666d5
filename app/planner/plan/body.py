"""Everything of a moment between its bands and its buttons."""

from __future__ import annotations

from app.planner.plan.ending_card import EndingCard
from app.planner.plan.ideas_card import IdeasCard
from app.planner.plan.plan_card import PlanCard
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.ui.dialogs import Dialogs
from app.ui.form_slot import FormSlot
from app.ui.panel_parts import PanelBody
from app.ui.theme.theme import Theme


class PlanBody(PanelBody):
    """The plan and what became of it, with the ideas below; without a plan the ideas come first."""

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, dialogs: Dialogs) -> None:
        super().__init__(theme, gap=12)
        reading = view_model.reading
        self.ending = EndingCard(theme, view_model, dialogs=dialogs)
        self.ideas = IdeasCard(theme, reading)
        self.plan = PlanCard(theme, reading)
        self.slot = FormSlot(theme)
        self.put_in((self.slot, self.ending, self.ideas, self.plan))
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
