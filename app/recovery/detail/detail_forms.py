"""The forms of a case, and where each of them opens."""

from __future__ import annotations

from app.cases.words.labels import case_number, step_words
from app.core.words import gettext as _
from app.gestures.schemas import GivenRow
from app.model.case import CaseStep
from app.promises.schemas import PromiseRow
from app.recovery.detail.body import DetailBody
from app.recovery.detail.closing_form import closing_form, reopening_form
from app.recovery.detail.decision_form import decision_form, decision_title
from app.recovery.detail.edit_form import edit_form
from app.recovery.detail.gesture_form import GestureForm
from app.recovery.detail.small_forms import hand_over_form, promise_form, story_form
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.form_slot import FormKey, FormSlot
from app.ui.reason_form import reason_form
from app.ui.theme.theme import Theme


class DetailForms:
    """Large forms take the place of the case, small ones open where their matter stands."""

    def __init__(
        self, view_model: DetailViewModel, *, theme: Theme, body: DetailBody, page: FormSlot
    ) -> None:
        self._view_model = view_model
        self._acts = view_model.acts
        self._theme = theme
        self._body = body
        self._page = page
        self._offered: set[int] = set()

    @property
    def slots(self) -> tuple[FormSlot, ...]:
        """Every place where a form can be open."""
        body = self._body
        return (self._page, body.steps.slot, body.gestures.slot, body.promises.slot, body.story.slot)

    def edit(self) -> None:
        """Change what is known of the case."""
        if (shown := self._view_model.now_shown) is not None:
            self._page.open_form(
                self._key(shown, "edit"),
                lambda: edit_form(self._theme, self._view_model, shown=shown),
                title=_("Change case {number}").format(number=case_number(shown.detail.row.id)),
            )

    def hand_over(self) -> None:
        """Give the case to somebody else."""
        if (shown := self._view_model.now_shown) is not None:
            self._page.open_form(
                self._key(shown, "hand-over"),
                lambda: hand_over_form(self._theme, self._acts, shown=shown),
                title=_("Hand over"),
            )

    def close_case(self) -> None:
        """Ask the customer, and close."""
        if (shown := self._view_model.now_shown) is not None:
            customer = self._view_model.reading.wording.words.customer
            case_id = shown.detail.row.id
            self._page.open_form(
                self._key(shown, "closing"),
                lambda: closing_form(self._theme, self._view_model, case_id=case_id, customer=customer),
                title=_("Is it right now? Ask the {customer}").format(customer=customer),
            )

    def reopen(self) -> None:
        """Say why the case is open again."""
        if (shown := self._view_model.now_shown) is not None:
            case_id = shown.detail.row.id
            self._page.open_form(
                self._key(shown, "reopening"),
                lambda: reopening_form(self._theme, self._view_model, case_id=case_id),
                title=_("Open case {number} again").format(number=case_number(case_id)),
            )

    def skip_step(self, step: CaseStep) -> None:
        """Say why a step is left out."""
        if (shown := self._view_model.now_shown) is not None:
            case_id = shown.detail.row.id
            self._body.steps.slot.open_form(
                self._key(shown, f"skip-{step.value}"),
                lambda: reason_form(
                    self._theme,
                    lambda reason: self._acts.skip_step(case_id, step, reason=reason),
                    save_words=_("Skip it"),
                ),
                title=_("Skip “{step}”").format(step=step_words(step)),
            )

    def add_gesture(self) -> None:
        """Say what is done for the customer."""
        if (shown := self._view_model.now_shown) is not None:
            self._body.gestures.slot.open_form(
                self._key(shown, "gesture"),
                lambda: GestureForm(self._theme, self._view_model, shown=shown),
                title=_("What we do for it"),
            )

    def drop_gesture(self, row: GivenRow) -> None:
        """Say why something is not given after all."""
        if (shown := self._view_model.now_shown) is not None:
            case_id = shown.detail.row.id
            self._body.gestures.slot.open_form(
                self._key(shown, "drop", row.id),
                lambda: reason_form(
                    self._theme,
                    lambda note: self._acts.gestures.drop(case_id, row, note=note),
                    save_words=_("Not given"),
                    hint=row.what,
                ),
                title=_("Not given after all"),
            )

    def give_all_the_same(self, row: GivenRow, *, against: str) -> None:
        """Say why something is given although something learnt since speaks against it."""
        if (shown := self._view_model.now_shown) is not None:
            case_id = shown.detail.row.id
            self._body.gestures.slot.open_form(
                self._key(shown, "give", row.id),
                lambda: reason_form(
                    self._theme,
                    lambda note: self._acts.gestures.give(case_id, row, clash_reason=note),
                    save_words=_("It was given"),
                    field="clash_reason",
                    hint=against,
                ),
                title=row.what,
            )

    def decide(self, row: GivenRow, *, take_focus: bool = True) -> None:
        """Decide on what goes above somebody's limit."""
        if (shown := self._view_model.now_shown) is not None:
            case_id, reading = shown.detail.row.id, self._view_model.reading
            self._offered.add(row.id)
            self._body.gestures.slot.open_form(
                self._key(shown, "decide", row.id),
                lambda: decision_form(self._theme, self._view_model, row=row, case_id=case_id),
                title=decision_title(row, reading),
                take_focus=take_focus,
            )

    def offer_decision(self, *, is_other: bool) -> None:
        """Have the box of a manager stand open when a case that waits for them comes up."""
        slot, rows = self._body.gestures.slot, self._body.gestures.waiting_for_me()
        if slot.form is None and rows and (is_other or rows[0].id not in self._offered):
            self.decide(rows[0], take_focus=False)
        waiting = {row.id for row in rows}
        key = slot.shown
        if key is not None and key.name == "decide" and key.row_id not in waiting:
            slot.drop(key)

    def promise(self) -> None:
        """Promise something."""
        if (shown := self._view_model.now_shown) is not None:
            reading = self._view_model.reading
            self._body.promises.slot.open_form(
                self._key(shown, "promise"),
                lambda: promise_form(self._theme, self._acts, shown=shown, reading=reading),
                title=_("Promise something"),
            )

    def break_promise(self, row: PromiseRow) -> None:
        """Say why a promise was not kept."""
        if (shown := self._view_model.now_shown) is not None:
            self._body.promises.slot.open_form(
                self._key(shown, "break", row.id),
                lambda: reason_form(
                    self._theme,
                    lambda note: self._acts.promises.break_(row, note=note),
                    save_words=_("Not kept"),
                    hint=row.what,
                ),
                title=_("Why was it not kept?"),
            )

    def tell_story(self) -> None:
        """Tell the case as a story."""
        if (shown := self._view_model.now_shown) is not None:
            self._body.story.slot.open_form(
                self._key(shown, "story"),
                lambda: story_form(self._theme, self._acts, shown=shown),
                title=_("The story of it"),
            )

    @staticmethod
    def _key(shown: ShownCase, name: str, row_id: int = 0) -> FormKey:
        return FormKey(shown.detail.row.id, name, row_id)
