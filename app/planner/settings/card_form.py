"""The venue's own card for guests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.service.settings import MomentSettingsService
from app.planner.settings.setting_fields import SettingFields
from app.ui.buttons import PushButton
from app.ui.commands import CommandRunner
from app.ui.form_fields import TextField
from app.ui.kept_form import KeptForm
from app.ui.settings.bound import Bound
from app.ui.theme.theme import Theme


@dataclass(frozen=True)
class CardRules:
    """What can stand on a card: the names of its places, its usual front and inside, and two who judge.

    ``check`` takes a text and its field and raises InvalidInput; ``preview`` shows a front and an inside.
    """

    places: tuple[str, ...]
    usual: tuple[str, str]
    check: Callable[[str, str], object]
    preview: Callable[[str, str], object]


class CardFields(SettingFields):
    """Two templates; empty ones stand for the card as the program comes with it, and follow it."""

    def __init__(self, rules: CardRules, *, runner: CommandRunner, service: MomentSettingsService) -> None:
        self._rules = rules
        said = _("Places: {names}").format(names=", ".join("{{ " + name + " }}" for name in rules.places))
        self.front = TextField(_("Front"), hint=said, lines=4)
        self.inside = TextField(_("Inside"), lines=5)
        bound = {
            "card_front": self._bound(self.front, usual=rules.usual[0]),
            "card_inside": self._bound(self.inside, usual=rules.usual[1]),
        }
        super().__init__(bound, runner=runner, service=service)

    def show_usual(self) -> None:
        """Put the program's own card into the fields."""
        self.front.set_text(self._rules.usual[0])
        self.inside.set_text(self._rules.usual[1])

    def show_on_paper(self) -> None:
        """Show what is typed as a card."""
        self._rules.preview(self.front.text, self.inside.text)

    def _bound(self, field: TextField, *, usual: str) -> Bound:
        def read(name: str) -> str:
            text = field.text.strip()
            self._rules.check(text, name)
            return "" if text == usual.strip() else text

        def put(text: str) -> None:
            field.set_text(text or usual)

        return Bound(field.label, field, read, put, lambda text: text or _("as it comes"))


def card_form(theme: Theme, fields: CardFields) -> KeptForm:
    """The form of the card, with a look at it and the way back to the program's own."""
    form = KeptForm(theme, fields, titles=fields.titles)
    look = PushButton(theme, _("Look at it…"), icon="printer")
    look.clicked.connect(fields.show_on_paper)
    usual = PushButton(theme, _("As it comes"), kind="quiet")
    usual.clicked.connect(fields.show_usual)
    buttons = QWidget()
    row = QHBoxLayout(buttons)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(look)
    row.addWidget(usual)
    row.addStretch(1)
    form.add_below(buttons)
    return form
