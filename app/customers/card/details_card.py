"""Everything else in the head of a card, each field put right where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from app.audit.words.kinds import alias_words
from app.core.words import gettext as _
from app.customers.card.edit_in_place import EditInPlace
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.person import PersonEdits
from app.customers.forms.person_forms import alias_form
from app.customers.schemas.person import AliasRow, CardRow
from app.customers.words.languages import read_languages, write_languages
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.line_menu import line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class DetailsCard(Card):
    """Names, languages, company, card number, tier and note."""

    def __init__(self, theme: Theme, reading: Reading, *, edits: PersonEdits) -> None:
        super().__init__(_("Details"))
        self._theme = theme
        self._reading = reading
        self._edits = edits
        self._fields: dict[str, EditInPlace] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.px(12))
        self._form.setVerticalSpacing(theme.px(4))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.add(self._form)
        for field, words in self._words().items():
            self._add(field, words)
        self._since = plain_label("", "faint", wrap=True)
        self.add(self._since)

    def show_head(self, head: CardRow) -> None:
        """Show the details of this customer."""
        values = {name: str(getattr(head, name)) for name in self._fields if name != "languages"}
        values["languages"] = write_languages(head.languages, self._reading.wording.language)
        for name, field in self._fields.items():
            value = values[name]
            field.show_value(value, empty="–")
        day = self._reading.wording.day(self._reading.wording.local(head.created_at).date())
        self._since.setText(_("Known here since {day}").format(day=day))

    def begin(self, field: str = "given_name") -> None:
        """Open one field."""
        self._fields[field].begin()

    def abandon(self) -> None:
        """Close what is being edited."""
        for field in self._fields.values():
            field.abandon()

    @staticmethod
    def _words() -> dict[str, str]:
        return {
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "title": _("Title"),
            "preferred_name": _("Likes to be called"),
            "say_name": _("How to say it"),
            "languages": _("Languages"),
            "nationality": _("Nationality"),
            "company": _("Company"),
            "card_number": _("Loyalty card"),
            "tier": _("Tier"),
            "note": _("Note"),
        }

    def _add(self, field: str, words: str) -> None:
        editor = EditInPlace(self._theme, name=words, save=self._saver(field))
        label = plain_label(words, "field-label")
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fields[field] = editor
        self._form.addRow(label, editor)

    def _saver(self, field: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            if field == "languages":
                self._edits.edit(languages=read_languages(text, self._reading.wording.language))
            else:
                self._edits.edit(**{field: text})

        return save


class AliasesCard(FactsCard):
    """The other names somebody is found by."""

    def __init__(self, theme: Theme, edits: PersonEdits) -> None:
        super().__init__(
            theme, _("Other names"), empty=_("Nicknames, earlier names and other spellings."), add=_("Add")
        )
        self._edits = edits

    def show_aliases(self, rows: tuple[AliasRow, ...]) -> None:
        """Show these."""
        self.show_facts(
            [
                Fact(
                    (Span(row.name, bold=True), Span("  " + alias_words(row.kind), colour="ink2")),
                    "user",
                    row,
                    row.id,
                )
                for row in rows
            ]
        )

    def begin_add(self) -> None:
        self.open_form(alias_form(self.theme, self._edits))

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, AliasRow):
            self.open_form(alias_form(self.theme, self._edits, row=row))

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, AliasRow):
            change = (_("Change…"), lambda: self.change(line))
            take = (_("Take off the card"), lambda: self._edits.remove_alias(row))
            line_menu(self, [change, take]).popup(line.below)
