"""The forms of a moment, and where each of them opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.core.words import gettext as _
from app.gestures.schemas import GivenRow
from app.moments.schemas.rows import IdeaRow, MomentDetail, TaskRow
from app.planner.plan.body import PlanBody
from app.planner.plan.delivered_form import DeliveredForm
from app.planner.plan.edit_form import edit_form
from app.planner.plan.ending_forms import note_form, reaction_form, story_form
from app.planner.plan.gesture_form import GestureForm
from app.planner.plan.shown import ShownMoment
from app.planner.plan.taking import Taking
from app.planner.plan.task_form import task_form
from app.planner.plan.use_form import UseForm
from app.planner.plan.view_model import PlanViewModel
from app.ui.form_slot import FormKey, FormSlot
from app.ui.reason_form import reason_form
from app.ui.theme.theme import Theme


class PlanForms:
    """Large forms take the place of the moment, small ones open where their matter stands.

    ``print_card`` puts the words of a note on a card.
    """

    def __init__(
        self,
        view_model: PlanViewModel,
        *,
        theme: Theme,
        body: PlanBody,
        page: FormSlot,
        print_card: Callable[[str], object],
    ) -> None:
        self._print_card = print_card
        self._view_model = view_model
        self._theme = theme
        self._body = body
        self._page = page
        self._taking = Taking(view_model)

    @property
    def slots(self) -> tuple[FormSlot, ...]:
        """Every place where a form can be open."""
        body = self._body
        plan = body.plan
        return (
            self._page,
            body.slot,
            body.ending.slot,
            body.ideas.slot,
            plan.gestures.slot,
            plan.tasks.slot,
        )

    def edit(self) -> None:
        """Change the plan."""
        shown = self._shown
        if shown is not None and shown.detail is not None and not shown.is_over:
            self._page.open_form(
                FormKey(shown.about, "edit"),
                lambda: edit_form(self._theme, self._view_model, shown=shown),
                title=_("Change the plan"),
            )

    def use_idea(self, idea: IdeaRow, *, over_budget: str = "") -> None:
        """Say why an idea is right all the same."""
        if (shown := self._shown) is not None:

            def use(clash_reason: str, budget_reason: str) -> bool:
                return self._taking.take_idea(idea, clash_reason=clash_reason, budget_reason=budget_reason)

            self._body.ideas.slot.open_form(
                FormKey(shown.about, "use", idea.gesture_id),
                lambda: UseForm(
                    self._theme,
                    use,
                    report=idea.clashes,
                    choices=shown.choices,
                    over_budget=over_budget,
                ),
                title=idea.name,
            )

    def add_gesture(self) -> None:
        """Say what else is given."""
        shown = self._shown
        if shown is not None and not shown.is_over:
            self._body.plan.gestures.slot.open_form(
                FormKey(shown.about, "gesture"),
                lambda: GestureForm(
                    self._theme,
                    self._view_model,
                    shown=shown,
                    give=lambda draft, reason: self._taking.give(draft, budget_reason=reason),
                ),
                title=_("Something else"),
            )

    def drop_gesture(self, row: GivenRow) -> None:
        """Say why something is not given after all."""
        if (shown := self._shown) is not None:
            drop = self._view_model.acts.gestures.drop
            self._body.plan.gestures.slot.open_form(
                FormKey(shown.about, "drop", row.id),
                lambda: reason_form(
                    self._theme,
                    lambda note: drop(row, note=note),
                    save_words=_("Take it out"),
                    hint=row.what,
                ),
                title=_("Not given after all"),
            )

    def edit_task(self, row: TaskRow) -> None:
        """Change a task."""
        if (shown := self._shown) is not None:
            self._body.plan.tasks.slot.open_form(
                FormKey(shown.about, "task", row.id),
                lambda: task_form(self._theme, self._view_model, shown=shown, row=row),
                title=_("Change the task"),
            )

    def skip(self) -> None:
        """Say why it is not done this time."""
        shown = self._shown
        if shown is not None and not shown.is_over:
            self._body.slot.open_form(
                FormKey(shown.about, "skip"),
                lambda: reason_form(
                    self._theme, self._taking.skip, save_words=_("Not this time"), field="reason"
                ),
                title=_("Why not this time?"),
            )

    def deliver(self) -> None:
        """Say how they took it."""
        shown = self._shown
        if shown is not None and shown.detail is not None and not shown.is_over:
            add_photo = self._body.ending.at_hand.choose
            self._page.open_form(
                FormKey(shown.about, "deliver"),
                lambda: DeliveredForm(self._theme, self._view_model, add_photo=add_photo),
                title=_("How was it?"),
            )

    def edit_reaction(self) -> None:
        """Put right how they took it."""
        if (found := self._delivered) is not None:
            shown, detail = found
            self._body.ending.slot.open_form(
                FormKey(shown.about, "reaction"),
                lambda: reaction_form(self._theme, self._view_model.acts, detail=detail),
                title=_("How was it?"),
            )

    def tell_story(self) -> None:
        """Tell it as a story."""
        if (found := self._delivered) is not None:
            shown, detail = found
            self._body.ending.slot.open_form(
                FormKey(shown.about, "story"),
                lambda: story_form(self._theme, self._view_model.acts, detail=detail),
                title=_("The story of it"),
            )

    def write_note(self) -> None:
        """Write words for them."""
        if (shown := self._shown) is not None:
            suggest = partial(self._view_model.sources.suggest_words, shown.key)
            said = partial(self._view_model.notices.say, _("The words are copied"))
            card = self._print_card if shown.detail is not None else None
            self._page.open_form(
                FormKey(shown.about, "note"),
                lambda: note_form(self._theme, suggest(), copied=said, print_card=card),
                title=_("A note for {person}").format(person=shown.person),
            )

    @property
    def _shown(self) -> ShownMoment | None:
        return self._view_model.now_shown

    @property
    def _delivered(self) -> tuple[ShownMoment, MomentDetail] | None:
        shown = self._shown
        if shown is None or shown.detail is None or shown.detail.delivered_at is None:
            return None
        return shown, shown.detail
