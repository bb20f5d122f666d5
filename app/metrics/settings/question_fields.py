"""The words of the questions in one language."""

from __future__ import annotations

from typing import Any

from app.core.words import gettext as _
from app.metrics.settings.parts import SurveyParts
from app.surveys.questions import OWN, usual_words
from app.surveys.settings import QuestionWords, SurveySettings
from app.ui.conflicts import saved
from app.ui.form_fields import LineField
from app.ui.settings.bound import Bound, BoundFields


class QuestionFields(BoundFields):
    """Words as shipped are kept as none, and so follow the program; see ``Shared``."""

    def __init__(self, parts: SurveyParts, language: str) -> None:
        self._parts = parts
        self._language = language
        self._usual: dict[str, str] = {}
        self._read_usual()
        titles = _titles()
        super().__init__({name: self._bound(name, titles[name]) for name in OWN})

    def show_usual(self) -> None:
        """Put the shipped words into the fields."""
        self._read_usual()
        for name in OWN:
            self.put(name, "")
            self.fields[name].edited.emit()

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the words as they are now."""
        version, settings = self._parts.runner.read(self._parts.services.settings.look)
        self._note_usual(settings)
        own = settings.questions.get(self._language, QuestionWords())
        return version, own.model_dump()

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save what was changed here."""
        service = self._parts.services.settings
        kept = self._parts.runner.read(service.get).questions
        own = kept.get(self._language, QuestionWords()).model_dump() | changes
        questions = {**kept, self._language: QuestionWords(**own)}
        return saved(self._parts.runner, lambda: service.change(version, {"questions": questions}))

    def _bound(self, name: str, title: str) -> Bound:
        field = LineField(title, limit=1_000)

        def read(_name: str) -> str:
            return "" if field.text == self._usual[name] else field.text

        def put(text: str) -> None:
            field.set_text(text or self._usual[name])

        return Bound(title, field, read, put, lambda text: text or _("as it comes"))

    def _read_usual(self) -> None:
        self._note_usual(self._parts.runner.read(self._parts.services.settings.get))

    def _note_usual(self, settings: SurveySettings) -> None:
        shipped = self._parts.shipped[self._language]
        self._usual = usual_words(shipped, effort=not settings.ces.high_is_good)


def _titles() -> dict[str, str]:
    low, high = _("Below the lowest score"), _("Below the highest score")
    return {
        "nps": _("Would they recommend us (NPS)"),
        "nps_low": low,
        "nps_high": high,
        "csat": _("Are they satisfied (CSAT)"),
        "csat_low": low,
        "csat_high": high,
        "ces": _("Was it easy (CES)"),
        "ces_low": low,
        "ces_high": high,
        "why": _("What they are asked after that"),
        "thanks": _("Thanks"),
    }
