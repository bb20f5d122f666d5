"""The fields of a theme: its name, the pillar it stands for, and its words in every language; see ``Shared``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.core.words import gettext as _
from app.surveys.schemas.themes import ThemeDraft, ThemeEdit, ThemeRow
from app.surveys.service.themes import ThemeService
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.form_fields import ChoiceField, Option, TextField
from app.ui.settings.bound import Bound, BoundFields, bound_line, bound_offered
from app.wording.languages import language_name
from app.wording.theme_starters import pillar_names

LISTENED = ("en", "de", "fr", "it", "es")
"""The languages that every theme can be written in, before those that it is written in anyway."""
_WORDS = "words."
_ENDS = re.compile(r"[,;\n]+")


class ThemeFields(BoundFields):
    """``now`` is left out for a new theme; ``home`` is the venue's language."""

    def __init__(
        self, runner: CommandRunner, service: ThemeService, *, home: str, now: ThemeRow | None = None
    ) -> None:
        self._runner = runner
        self._service = service
        self._row = now
        bound = {"name": bound_line(_("Name"), limit=200), "pillar": _pillar()}
        for language in _languages(home, now):
            bound[_WORDS + language] = _words(language, home)
        super().__init__(bound | ({"active": bound_offered()} if now else {}))

    def show(self) -> dict[str, Any]:
        """Show the theme; gives its values."""
        assert self._row is not None
        values = self.values_of(self._row)
        for name, value in values.items():
            self.put(name, value)
        return values

    def values_of(self, row: ThemeRow) -> dict[str, Any]:
        """What the fields hold of a theme."""
        words = {name: row.words.get(name.removeprefix(_WORDS), ()) for name in self._word_fields()}
        return {"name": row.name, "pillar": row.pillar or "", **words, "active": row.active}

    def typed_words(self) -> Mapping[str, Sequence[str]]:
        """The words by language, as they are typed now."""
        typed = self.read()
        return {name.removeprefix(_WORDS): typed[name] for name in self._word_fields() if typed[name]}

    def draft(self) -> ThemeDraft:
        """A new theme of what is typed; raises InvalidInput."""
        typed = self.read()
        return ThemeDraft(
            name=typed["name"],
            pillar=typed["pillar"] or None,
            words={language: tuple(said) for language, said in self.typed_words().items()},
        )

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        row = self._find()
        return row.version, self.values_of(row)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save; lists in other languages stay as they are."""
        row = self._find()
        values = {name: value for name, value in changes.items() if not name.startswith(_WORDS)}
        if "pillar" in values:
            values["pillar"] = values["pillar"] or None
        words = {name.removeprefix(_WORDS): said for name, said in changes.items() if name.startswith(_WORDS)}
        if words:
            values["words"] = {**row.words, **words}
        edit = ThemeEdit(version=version, **values)
        return saved(self._runner, lambda: self._service.edit(row.id, edit))

    def _find(self) -> ThemeRow:
        assert self._row is not None
        wanted = self._row.id
        rows = self._runner.read(lambda: self._service.list_themes(also_retired=True))
        return next(row for row in rows if row.id == wanted)

    def _word_fields(self) -> list[str]:
        return [name for name in self.bound if name.startswith(_WORDS)]


def _languages(home: str, now: ThemeRow | None) -> list[str]:
    written = list(now.words) if now else []
    first = home.partition("-")[0]
    return list(dict.fromkeys([first, *LISTENED, *written, ""]))


def _pillar() -> Bound:
    options = [Option("", _("None of the six"))]
    options += [Option(key, name) for key, name in pillar_names().items()]
    field = ChoiceField(_("Pillar"), options)
    names = {option.value: option.words for option in options}

    def put(value: str) -> None:
        field.choose(value)

    return Bound(_("Pillar"), field, lambda _name: field.value, put, lambda value: names.get(value, ""))


def _words(language: str, home: str) -> Bound:
    name = language_name(language, home) if language else _("In every language")
    title = _("Words: {language}").format(language=name)
    field = TextField(title, placeholder=_("queue*, called back"), lines=2)
    return Bound(
        title,
        field,
        lambda _name: tuple(filter(None, map(str.strip, _ENDS.split(field.text)))),
        lambda value: field.set_text(_joined(value)),
        _joined,
    )


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(value)
