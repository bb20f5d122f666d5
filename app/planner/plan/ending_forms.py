"""How it ends: delivered with what they said, told as a story, words written for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.moments.schemas.rows import MomentDetail
from app.planner.plan.acts import PlanActs
from app.planner.plan.view_model import PlanViewModel
from app.planner.plan.words import reaction_words
from app.ui.buttons import PushButton
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField, TextField
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField

NOT_ASKED = ""
_DIGITS = {Qt.Key(Qt.Key.Key_0 + number): str(number) for number in range(1, 6)}


def reactions() -> list[tuple[str, str]]:
    """How they took it; the empty one stands for not known."""
    return [(NOT_ASKED, _("Not known")), *((str(number), str(number)) for number in range(1, 6))]


class DeliveredForm(DraftForm):
    """The keys 1 to 5 say how they took it wherever nothing is being typed."""

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, add_photo: Callable[[], object]) -> None:
        self._view_model = view_model
        self.reaction = PickField(_("How they took it"), reactions(), hint=_hint())
        self.said = TextField(_("What they said"), lines=2)
        self.story = TextField(
            _("Tell it as a story"), placeholder=_("Only if the others should hear of it"), lines=3
        )
        self.reason = LineField(_("Why it was right all the same"), limit=10_500)
        fields: dict[str, Field] = {
            "reaction": self.reaction,
            "said": self.said,
            "story": self.story,
            "clash_reason": self.reason,
        }
        super().__init__(theme, fields, save=self._keep, save_words=_("Delivered"), leave_words=_("Not now"))
        self.reason.hide()
        self.photo = PushButton(theme, _("Add a photo…"), kind="quiet", icon="image")
        self.photo.clicked.connect(add_photo)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.photo)
        row.addStretch(1)
        self.add_below(place)

    def start(self) -> None:
        """Put the keys where 1 to 5 say how they took it."""
        self.reaction.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _keep(self) -> bool:
        shown = self._view_model.now_shown
        if shown is None or shown.detail is None:
            return False
        values: dict[str, Any] = {
            "version": shown.detail.version,
            "said": self.said.text,
            "story": self.story.text,
            "clash_reason": self.reason.text,
        }
        if self.reaction.value:
            values["reaction"] = int(self.reaction.value)
        try:
            return self._view_model.acts.deliver(shown.detail.id, **values)
        except InvalidInput as error:
            if any(problem.field == "clash_reason" for problem in error.problems):
                self.reason.show()
                self.reason.setFocus()
            raise


class ReactionFields:
    """How they took it, to be put right; see ``Shared``."""

    def __init__(self, acts: PlanActs, detail: MomentDetail) -> None:
        self._acts = acts
        self._moment_id = detail.id
        self._reaction = PickField(_("How they took it"), reactions(), hint=_hint())
        self._said = TextField(_("What they said"), lines=3)
        self.put("reaction", detail.reaction)
        self.put("said", detail.said)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {"reaction": self._reaction, "said": self._said}

    def read(self) -> dict[str, Any]:
        """The values typed."""
        value = self._reaction.value
        return {"reaction": int(value) if value else None, "said": self._said.text}

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        if name == "reaction":
            self._reaction.choose(str(value) if value else NOT_ASKED)
        else:
            self._said.set_text(value)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        if name == "reaction":
            return reaction_words(value) if value else _("not known")
        return value or _("nothing")

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._moment_id)
        return detail.version, {"reaction": detail.reaction, "said": detail.said}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save; both always, because they are written together."""
        del changes
        return self._acts.edit_delivery(self._moment_id, version=version, **self.read())


class StoryFields:
    """A moment told in a few lines; see ``Shared``."""

    def __init__(self, acts: PlanActs, detail: MomentDetail) -> None:
        self._acts = acts
        self._moment_id = detail.id
        self._story = TextField(
            _("The story"),
            placeholder=_("What we did, and what it did to them"),
            hint=_("Left empty it is told no more."),
            lines=5,
        )
        self._story.set_text(detail.story)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {"story": self._story}

    def read(self) -> dict[str, Any]:
        """The values typed."""
        return {"story": self._story.text}

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        del name
        self._story.set_text(value)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        del name
        return value or _("nothing")

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._moment_id)
        return detail.version, {"story": detail.story}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        return self._acts.tell_story(self._moment_id, version=version, story=changes["story"])


def reaction_form(theme: Theme, acts: PlanActs, *, detail: MomentDetail) -> SharedForm:
    """The form on how they took it."""
    return _form(theme, ReactionFields(acts, detail), detail)


def story_form(theme: Theme, acts: PlanActs, *, detail: MomentDetail) -> SharedForm:
    """The form on the story."""
    return _form(theme, StoryFields(acts, detail), detail, save_words=_("Tell it"))


def note_form(
    theme: Theme,
    words: str,
    *,
    copied: Callable[[], object],
    print_card: Callable[[str], object] | None,
) -> DraftForm:
    """Words for a note to them, to be changed, copied, and written by hand, sent or printed on a card."""
    text = TextField(_("What it says"), placeholder=_("A few warm words, in your own hand"), lines=8)
    text.set_text(words)

    def copy() -> bool:
        QGuiApplication.clipboard().setText(text.text)
        copied()
        return True

    cells: list[QWidget] = [text]
    if print_card is not None:
        card = PushButton(theme, _("Print it on a card…"), kind="quiet", icon="printer")
        card.clicked.connect(lambda: print_card(text.text))
        cells.append(_at_left(card))
    return DraftForm(
        theme,
        {"note": text},
        save=copy,
        save_words=_("Copy it"),
        leave_words=_("Not now"),
        cells=cells,
    )


def _form(
    theme: Theme, fields: ReactionFields | StoryFields, detail: MomentDetail, *, save_words: str = ""
) -> SharedForm:
    titles = {name: field.label for name, field in fields.fields.items()}
    return SharedForm(
        theme,
        fields,
        version=detail.version,
        base=fields.read(),
        titles=titles,
        save_words=save_words,
    )


def _hint() -> str:
    return _("1 is not at all, 5 is moved. The keys 1 to 5 choose.")


def _at_left(button: PushButton) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return place
