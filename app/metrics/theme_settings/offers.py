"""The themes as a catalogue; see ``Offers``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.theme_settings.fields import ThemeFields
from app.metrics.theme_settings.parts import ThemeParts
from app.metrics.theme_settings.preview import PreviewBox
from app.surveys.schemas.themes import ThemeRow
from app.ui.draft_form import DraftForm
from app.ui.form_slot import SlotForm
from app.ui.lane import AnyLane
from app.ui.running import succeeded
from app.ui.settings.lines import Line
from app.ui.shared_form import SharedForm
from app.wording.theme_starters import pillar_names


class ThemeOffers:
    """``previews`` is the lane on which typed words are tried out."""

    def __init__(self, parts: ThemeParts, *, previews: AnyLane) -> None:
        self._parts = parts
        self._previews = previews
        self._service = parts.service
        self.missing = 0

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Themes")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a theme")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here is what you listen for in comments: breakfast, waiting, the dog's name.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        fields = self._fields()

        def add() -> bool:
            draft = fields.draft()
            return succeeded(self._parts.runner, lambda: self._service.add(draft))

        form = DraftForm(
            self._parts.theme, fields.fields, save=add, save_words=_("Add it"), leave_words=_("Not now")
        )
        self._try_out(form, fields)
        return form

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one; where somebody else changed the same, it asks."""
        row: ThemeRow = line.row
        fields = self._fields(row)
        form = SharedForm(
            self._parts.theme, fields, version=row.version, base=fields.show(), titles=fields.titles
        )
        self._try_out(form, fields)
        return form

    def read(self) -> Sequence[Line]:
        """All of them, and how many of the usual ones are missing."""
        self.missing = len(self._service.missing_starters())
        return [self._line(row) for row in self._service.list_themes(also_retired=True)]

    def add_usual(self) -> None:
        """Take the usual themes of such a venue."""
        self._parts.runner.do(self._service.add_starters)

    def _line(self, row: ThemeRow) -> Line:
        words = sum(map(len, row.words.values()))
        count = ngettext("in {count} comment", "in {count} comments", row.mentions)
        facts = (
            count.format(count=self._parts.wording.number(row.mentions)),
            ngettext("{count} word", "{count} words", words).format(count=words),
            pillar_names()[row.pillar] if row.pillar else "",
        )
        return Line(row.id, row.name, " · ".join(filter(None, facts)), row.active, row)

    def _fields(self, now: ThemeRow | None = None) -> ThemeFields:
        return ThemeFields(self._parts.runner, self._service, home=self._parts.wording.language, now=now)

    def _try_out(self, form: DraftForm, fields: ThemeFields) -> None:
        box = PreviewBox(
            self._parts.theme,
            self._parts.wording,
            lane=self._previews,
            preview=self._service.preview,
        )

        def ask() -> None:
            try:
                box.ask(fields.typed_words())
            except InvalidInput:
                # What cannot be read yet is said beside its field when it is saved.
                return

        for field in fields.fields.values():
            field.edited.connect(ask)
        # Above the fields, so that it is seen while the first ones are written.
        column = form.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, box)
        ask()
