"""Photos and files kept with a customer; dropping one on the card keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from app.attachments.at_hand import FilesAtHand
from app.attachments.from_disk import size_words
from app.attachments.schemas import AttachmentRow
from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.happenings import HappeningEdits
from app.ui.line_menu import line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class FilesCard(FactsCard):
    """What is kept, by whom and since when."""

    def __init__(self, theme: Theme, reading: Reading, *, edits: HappeningEdits, files: FilesAtHand) -> None:
        super().__init__(
            theme,
            _("Photos and files"),
            empty=_("Drop a photo or file on the card to keep it."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
        self._files = files

    def show_files(self, rows: Sequence[AttachmentRow]) -> None:
        """Show these."""
        self.show_facts([self._fact(row) for row in rows])

    def begin_add(self) -> None:
        self._files.choose()

    def change(self, line: FactLine) -> None:
        self.press(line)

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, AttachmentRow):
            return
        entries = [
            (_("Save a copy…"), lambda: self._files.save_copy(row)),
            (_("Take off the card"), lambda: self._edits.remove_file(row)),
        ]
        if row.is_picture:
            entries.insert(0, (_("Look at it"), lambda: self._files.look_at(row)))
            if not row.portrait:
                entries.insert(1, (_("Put it beside the name"), lambda: self._edits.choose_portrait(row)))
        line_menu(self, [*entries]).popup(line.below)

    def _fact(self, row: AttachmentRow) -> Fact:
        wording = self._reading.wording
        when = wording.day(wording.local(row.added_at).date())
        rest = [size_words(row.size), when, row.staff_name, _("beside the name") if row.portrait else ""]
        spans = (Span(row.file_name), Span("  " + ", ".join(part for part in rest if part), colour="ink2"))
        return Fact(spans, "image" if row.is_picture else "paperclip", row, row.id)
