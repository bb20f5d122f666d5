"""How the venue asks: scales, how soon a bad answer is answered, how long nobody is asked again, languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.metrics.settings.parts import SurveyParts
from app.model.survey import Metric
from app.surveys.questions import primary
from app.surveys.settings import ScaleChoice, SurveySettings
from app.surveys.words import metric_name
from app.ui.conflicts import saved
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.settings.bound import Bound, BoundFields
from app.ui.ticks_field import TicksField
from app.wording.languages import own_name

REST = "rest_"
"""Before the metric in the names of three fields that are one setting."""
_BY_AGENDA = "agenda"
_MONDAY = date(2024, 1, 1)


class AskingFields(BoundFields):
    """Every setting but the words; see ``Shared``."""

    def __init__(self, parts: SurveyParts) -> None:
        self._parts = parts
        wording = parts.reading.wording
        hours, days = _("hours"), _("days")
        bound = {
            "csat": _scale(_("Satisfaction (CSAT) is asked"), _csat_scales()),
            "ces": _scale(_("Effort (CES) is asked"), _ces_scales()),
            "follow_up_hours": _number(_("A bad answer is answered within"), hours),
            "back_days": _number(_("From a file, only answers of the last"), days),
            REST + Metric.NPS: _number(_rest_title(Metric.NPS), days),
            REST + Metric.CSAT: _number(_rest_title(Metric.CSAT), days),
            REST + Metric.CES: _number(_rest_title(Metric.CES), days),
            "week_start": _weekday(lambda at: wording.weekday(_MONDAY + timedelta(days=at))),
            "languages": self._languages(),
        }
        super().__init__(bound)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        version, settings = self._parts.runner.read(self._parts.services.settings.look)
        return version, {name: self._value(name, settings) for name in self.bound}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save what was changed here."""
        service = self._parts.services.settings
        rests = {name.removeprefix(REST): days for name, days in changes.items() if name.startswith(REST)}
        values = {name: value for name, value in changes.items() if not name.startswith(REST)}
        if rests:
            kept = self._parts.runner.read(service.get).rest_days
            values["rest_days"] = kept | {Metric(each): rests[each] for each in rests}
        return saved(self._parts.runner, lambda: service.change(version, values))

    def _value(self, name: str, settings: SurveySettings) -> Any:
        if name.startswith(REST):
            return settings.rest(Metric(name.removeprefix(REST)))
        if name == "languages":
            return settings.languages or self._all_languages()
        return getattr(settings, name)

    def _all_languages(self) -> tuple[str, ...]:
        home = primary(self._parts.home)
        return tuple(sorted(self._parts.shipped, key=lambda each: each != home))

    def _languages(self) -> Bound:
        title = _("Languages of the screen that is handed over")
        known = [Option(each, language_title(each)) for each in self._all_languages()]
        field = TicksField(title, known, as_ticked=True)

        def say() -> None:
            first = next(iter(field.chosen), "")
            told = _("Whoever speaks none of them is asked in the one that was ticked first: {language}.")
            field.show_hint(told.format(language=language_title(first)) if first else "")

        def put(languages: tuple[str, ...]) -> None:
            field.choose(languages)
            say()

        def read(name: str) -> tuple[str, ...]:
            if not field.chosen:
                raise InvalidInput([Problem(name, _("Tick at least one."))])
            return field.chosen

        field.edited.connect(say)
        return Bound(title, field, read, put, field.words_of)


def _csat_scales() -> list[tuple[ScaleChoice, str]]:
    return [
        (ScaleChoice(high=high), _("from 1 to {high}, the highest is the best").format(high=high))
        for high in (5, 7, 10)
    ]


def _ces_scales() -> list[tuple[ScaleChoice, str]]:
    easy = _("from 1 to {high}, the highest is easy")
    hard = _("from 1 to {high}, the highest is hard work")
    return [
        (ScaleChoice(high=high, high_is_good=good), words.format(high=high))
        for good, words in ((True, easy), (False, hard))
        for high in (5, 7)
    ]


def _scale(title: str, scales: list[tuple[ScaleChoice, str]]) -> Bound:
    known = {str(at): scale for at, (scale, _words) in enumerate(scales)}
    field = ChoiceField(title, [Option(str(at), words) for at, (_scale_, words) in enumerate(scales)])

    def key(scale: ScaleChoice) -> str:
        return next(each for each, one in known.items() if one == scale)

    def put(scale: ScaleChoice) -> None:
        field.choose(key(scale))

    return Bound(
        title, field, lambda _name: known[field.value], put, lambda scale: field.words_of(key(scale))
    )


def _rest_title(metric: Metric) -> str:
    return _("{metric} is asked again after").format(metric=metric_name(metric))


def _number(title: str, unit: str) -> Bound:
    words = _("{title} ({unit})").format(title=title, unit=unit)
    field = LineField(words, limit=6)

    def read(name: str) -> int:
        if not (field.text.isascii() and field.text.isdigit()):
            raise InvalidInput([Problem(name, _("This is not a whole number."))])
        return int(field.text)

    return Bound(words, field, read, lambda number: field.set_text(str(number)), str)


def _weekday(name_of: Callable[[int], str]) -> Bound:
    title = _("The week begins on")
    days = [Option(str(at), name_of(at)) for at in range(7)]
    field = ChoiceField(title, [Option(_BY_AGENDA, _("As in the agenda")), *days])

    def key(at: int | None) -> str:
        return _BY_AGENDA if at is None else str(at)

    def read(_name: str) -> int | None:
        return None if field.value == _BY_AGENDA else int(field.value)

    def put(at: int | None) -> None:
        field.choose(key(at))

    return Bound(title, field, read, put, lambda at: field.words_of(key(at)))


def language_title(language: str) -> str:
    """What a language calls itself, as a title ("Français")."""
    name = own_name(language)
    return name[:1].upper() + name[1:]
