"""How it was: asked when it is delivered, and followed while somebody else may end it first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.model.moment import MomentState
from app.moments.schemas.rows import MomentDetail
from app.planner.plan.delivery_day import DeliveryDayField
from app.planner.plan.ending_forms import reaction_field
from app.planner.plan.view_model import PlanViewModel
from app.planner.plan.words import ended_words
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField, TextField
from app.ui.spans import Span
from app.ui.theme.theme import Theme

_DIGITS = {Qt.Key(Qt.Key.Key_0 + number): str(number) for number in range(1, 6)}


class DeliveredForm(DraftForm):
    """The keys 1 to 5 say how they took it wherever nothing is being typed.

    What was ended elsewhere in the meantime is said above the fields: a skipped moment can be taken up
    again, and how it was be put right with what stands in the fields.
    """

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, add_photo: Callable[[], object]) -> None:
        self._view_model = view_model
        self._about = view_model.now_shown.about if view_model.now_shown is not None else None
        self.reaction = reaction_field()
        self.said = TextField(_("What they said"), lines=2)
        self.story = TextField(
            _("Tell it as a story"), placeholder=_("Only if the others should hear of it"), lines=3
        )
        self.when = DeliveryDayField(view_model.reading)
        self.reason = LineField(_("Why it was right all the same"), limit=10_500)
        fields: dict[str, Field] = {
            "reaction": self.reaction,
            "said": self.said,
            "story": self.story,
            "on": self.when,
            "clash_reason": self.reason,
        }
        super().__init__(theme, fields, save=self._keep, save_words=_("Delivered"), leave_words=_("Not now"))
        self.reason.hide()
        self.again = PushButton(theme, _("Take it up again"))
        self.again.clicked.connect(self._take_up_again)
        self.ended = Band(theme, tone="brass", icon="users", button=self.again)
        self._column.insertWidget(0, self.ended)
        self.photo = PushButton(theme, _("Add a photo…"), kind="quiet", icon="image")
        self.photo.clicked.connect(add_photo)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.photo)
        row.addStretch(1)
        self.add_below(place)
        view_model.shown.connect(self._follow)
        self._follow()

    def start(self) -> None:
        """Put the keys where 1 to 5 say how they took it."""
        self.reaction.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep it, unless it was skipped elsewhere and cannot be kept before it is taken up again."""
        if self._state is not MomentState.SKIPPED:
            super().submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = _DIGITS.get(Qt.Key(event.key()))
        if number is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.reaction.choose(number)
            self.reaction.setFocus(Qt.FocusReason.OtherFocusReason)
            self._touch()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    @property
    def _detail(self) -> MomentDetail | None:
        """The moment it is about, while that is the one on screen."""
        shown = self._view_model.now_shown
        return shown.detail if shown is not None and shown.about == self._about else None

    @property
    def _state(self) -> MomentState | None:
        return self._detail.state if self._detail is not None else None

    def _follow(self) -> None:
        detail = self._detail
        if detail is None:
            return
        words = ended_words(detail, self._view_model.reading)
        skipped, delivered = detail.state is MomentState.SKIPPED, detail.state is MomentState.DELIVERED
        if delivered:
            words.append(_("What you leave empty here stays as it is."))
        self.ended.set_spans([Span("\n".join(words))])
        self.ended.show_button(wanted=skipped)
        self.ended.setVisible(bool(words))
        self.when.offer_for(detail.celebrate_on)
        with_keys = next((part for part in (self.save_button, self.when.editor) if part.hasFocus()), None)
        self.save_button.setVisible(not skipped)
        self.save_button.set_words(_("Put it right") if delivered else _("Delivered"))
        self.photo.setVisible(not skipped)
        self.when.setVisible(not delivered)
        if with_keys is not None and not with_keys.isVisibleTo(self):
            (self.again if skipped else self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up_again(self) -> None:
        detail = self._detail
        if detail is None:
            return
        try:
            self._view_model.acts.take_up_again(detail)
        except InvalidInput as error:
            self._tell_problems(error.problems)
            return
        self._tell_problems([])
        self.start()

    def _keep(self) -> bool:
        detail = self._detail
        if detail is None:
            return False
        reaction = int(self.reaction.value) if self.reaction.value else None
        acts = self._view_model.acts
        if detail.state is MomentState.DELIVERED:
            return acts.put_right(detail, reaction=reaction, said=self.said.text, story=self.story.text)
        values: dict[str, Any] = {
            "version": detail.version,
            "on": self.when.day,
            "reaction": reaction,
            "said": self.said.text,
            "story": self.story.text,
            "clash_reason": self.reason.text,
        }
        try:
            return acts.deliver(detail.id, **values)
        except InvalidInput as error:
            if any(problem.field == "clash_reason" for problem in error.problems):
                self.reason.show()
                self.reason.setFocus()
            raise
