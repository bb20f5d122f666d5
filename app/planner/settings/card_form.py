"""The venue's own card for guests."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.draft_form import DraftForm
from app.ui.form_fields import TextField
from app.ui.theme.theme import Theme

Keep = Callable[[str, str], bool]
"""Keeps front and inside; raises InvalidInput on card_front or card_inside."""


class CardForm:
    """Two templates; empty ones stand for the card as the program comes with it."""

    def __init__(
        self,
        theme: Theme,
        *,
        places: tuple[str, ...],
        usual: tuple[str, str],
        keep: Keep,
        preview: Callable[[str, str], object],
    ) -> None:
        self._usual = usual
        self._kept = ("", "")
        said = _("Places: {names}").format(names=", ".join("{{ " + name + " }}" for name in places))
        self.front = TextField(_("Front"), hint=said, lines=4)
        self.inside = TextField(_("Inside"), lines=5)
        look = PushButton(theme, _("Look at it…"), icon="printer")
        look.clicked.connect(lambda: preview(self.front.text, self.inside.text))
        usual_button = PushButton(theme, _("As it comes"), kind="quiet")
        usual_button.clicked.connect(self._take_usual)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(look)
        row.addWidget(usual_button)
        row.addStretch(1)
        self.form = DraftForm(
            theme,
            {"card_front": self.front, "card_inside": self.inside},
            save=lambda: keep(*self._wanted()),
            leave_words=_("Discard"),
        )
        self.form.add_below(buttons)
        self.form.left.connect(self.show_kept)

    def show(self, front: str, inside: str) -> None:
        """Show what is kept."""
        self._kept = (front, inside)
        self.show_kept()

    def show_kept(self) -> None:
        """Show again what is kept, whatever was typed."""
        for field, kept, usual in zip((self.front, self.inside), self._kept, self._usual, strict=True):
            field.set_text(kept or usual)
            field.show_error("")

    def _take_usual(self) -> None:
        self.front.set_text(self._usual[0])
        self.inside.set_text(self._usual[1])

    def _wanted(self) -> tuple[str, str]:
        """What is to be kept; what is as it comes is not, so that it follows the program."""
        texts = (self.front.text.strip(), self.inside.text.strip())
        front, inside = (
            "" if text == usual.strip() else text for text, usual in zip(texts, self._usual, strict=True)
        )
        return front, inside
