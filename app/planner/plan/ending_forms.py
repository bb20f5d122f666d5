"""What follows when it was delivered: how they took it put right, the story of it, words written for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import MomentDetail
from app.planner.plan.acts import PlanActs
from app.planner.plan.words import reaction_words
from app.ui.buttons import PushButton
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, TextField
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField

NOT_ASKED = ""


def reactions() -> list[tuple[str, str]]:
    """How they took it; the empty one stands for not known."""
    return [(NOT_ASKED, _("Not known")), *((str(number), str(number)) for number in range(1, 6))]


def reaction_field() -> PickField:
    """The field on how they took it."""
    hint = _("1 is not at all, 5 is moved. The keys 1 to 5 choose.")
    return PickField(_("How they took it"), reactions(), hint=hint)


class ReactionFields:
    """How they took it, to be put right; see ``Shared``."""

    def __init__(self, acts: PlanActs, detail: MomentDetail) -> None:
        self._acts = acts
        self._moment_id = detail.id
        self._reaction = reaction_field()
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


def _at_left(button: PushButton) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return place
