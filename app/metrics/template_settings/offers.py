"""The venue's own templates as a catalogue; see ``Offers``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.words import gettext as _
from app.metrics.template_settings.parts import TemplateParts
from app.surveys.replies.settings import ReplySettings, TemplateDraft
from app.surveys.replies.templates import PLACES
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, Option, TextField
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.settings.lines import Line
from app.ui.typed_fields import PickField
from app.wording.languages import language_name

LANGUAGES = ("en", "de", "fr", "it", "es")
LINES = 10
_KEPT, _GONE = "kept", "gone"


@dataclass(frozen=True)
class _Found:
    """All templates with the version that they were read with."""

    version: int = 0
    templates: tuple[TemplateDraft, ...] = ()


class TemplateOffers:
    """Each line is a template by its place; one that is kept no more is taken out."""

    def __init__(self, parts: TemplateParts) -> None:
        self._parts = parts
        self._found = _Found()

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Templates of answers")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a template")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _(
            "Here are your own words for writing back; those that come with the program are there anyway."
        )

    def read(self) -> Sequence[Line]:
        """All of them."""
        version, kept = self._parts.service.look()
        self._found = _Found(version, kept.templates)
        return [
            Line(at, one.name, self._language(one.language), True, one)
            for at, one in enumerate(kept.templates, 1)
        ]

    def new_form(self) -> SlotForm:
        """A form for one more."""
        return self._form(None)

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one, or takes it out."""
        return self._form(line)

    def _form(self, line: Line | None) -> SlotForm:
        found = self._found
        name, text = LineField(_("Name"), limit=200), TextField(_("Text"), hint=_places(), lines=LINES)
        options = [Option("", _("In every language"))]
        options += [Option(each, self._language(each)) for each in LANGUAGES]
        language = ChoiceField(_("Language"), options)
        kept = PickField(_("Offered"), [(_KEPT, _("Yes")), (_GONE, _("Take it out"))])
        kept.choose(_KEPT)
        if line is not None:
            name.set_text(line.row.name)
            text.set_text(line.row.text)
            language.choose(line.row.language)

        def save() -> bool:
            drafts = list(found.templates)
            if line is not None and kept.value == _GONE:
                del drafts[line.id - 1]
                return self._keep(found.version, drafts)
            draft = TemplateDraft(name=name.text, text=text.text, language=language.value)
            if line is None:
                drafts.append(draft)
            else:
                drafts[line.id - 1] = draft
            return self._keep(found.version, drafts)

        fields = {"name": name, "text": text, "language": language}
        return DraftForm(
            self._parts.theme,
            fields if line is None else fields | {"kept": kept},
            save=save,
            save_words=_("Add it") if line is None else "",
            leave_words=_("Not now"),
        )

    def _keep(self, version: int, drafts: Sequence[TemplateDraft]) -> bool:
        wanted = ReplySettings(templates=tuple(drafts))
        return succeeded(self._parts.runner, lambda: self._parts.service.change(version, wanted))

    def _language(self, language: str) -> str:
        if not language:
            return _("In every language")
        return language_name(language, self._parts.wording.language)


def _places() -> str:
    names = ", ".join(f"{{{{{name}}}}}" for name in sorted(PLACES))
    return _("Filled in: {places}").format(places=names)
