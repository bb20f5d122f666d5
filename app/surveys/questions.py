"""What a customer reads when they are asked, in their language: as shipped, or in the venue's own words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from app.model.survey import Metric
from app.surveys.settings import QuestionWords, SurveySettings

SHIPPED = Path("surveys", "questions.toml")
"""Where the words lie below the program's resources."""
LAST_RESORT = "en"
OWN = tuple(QuestionWords.model_fields)
"""What of it a venue may put into its own words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everything that is said in one language; ``low`` and ``high`` stand below the ends of a scale.

    ``ces_effort`` and its ends are for scales on which the highest score is the hardest.
    """

    nps: str
    nps_low: str
    nps_high: str
    csat: str
    csat_low: str
    csat_high: str
    ces: str
    ces_low: str
    ces_high: str
    ces_effort: str
    ces_effort_low: str
    ces_effort_high: str
    why: str
    thanks: str
    optional: str
    done: str
    back: str
    next: str
    give_back: str
    card: str
    staff: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question as a customer reads it, with what stands at the ends of its scale."""

    text: str
    low: str
    high: str


class Questions:
    """The words of every language, those of the venue before the shipped ones; ``home`` is its language."""

    def __init__(
        self, shipped: Mapping[str, Spoken], settings: SurveySettings, *, venue: str, home: str = ""
    ) -> None:
        self._shipped = shipped
        self._settings = settings
        self._venue = venue
        self._home = primary(home)

    @property
    def home(self) -> str:
        """The venue's language; "" where it has none."""
        return self._home

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are offered, in the venue's order."""
        chosen = tuple(each for each in self._settings.languages if each in self._shipped)
        return chosen or tuple(sorted(self._shipped, key=lambda each: each != self._home))

    def language_for(self, tags: Sequence[str]) -> str:
        """The first of these languages (BCP 47) that is offered; else the venue's first."""
        offered = self.languages
        return next((each for each in map(primary, tags) if each in offered), offered[0])

    def spoken(self, language: str) -> Spoken:
        """Everything in one language."""
        shipped = self._shipped.get(language) or self._shipped[LAST_RESORT]
        own = self._settings.questions.get(language)
        if own is None:
            return shipped
        words = {each.name: getattr(shipped, each.name) for each in fields(shipped)}
        return Spoken(**words | {name: text for name, text in self._own_words(own) if text})

    def question(self, metric: Metric, language: str) -> Question:
        """One question in one language, with the venue's name in it."""
        words = self.spoken(language)
        scale = self._settings.scale(metric)
        begin = "ces_effort" if metric is Metric.CES and not scale.high_is_good else metric.value
        text = getattr(words, begin).replace("{venue}", self._venue)
        return Question(text, getattr(words, f"{begin}_low"), getattr(words, f"{begin}_high"))

    def _own_words(self, own: QuestionWords) -> list[tuple[str, str]]:
        """The words of effort are those of the way round in which the venue asks it."""
        effort = not self._settings.ces.high_is_good
        return [(name.replace("ces", "ces_effort") if effort else name, getattr(own, name)) for name in OWN]


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without its region."""
    return tag.strip().partition("-")[0].casefold()


def read_shipped(resources: Path) -> dict[str, Spoken]:
    """What the program comes with, by language; ``resources`` is the program's folder of that name."""
    told = tomllib.loads((resources / SHIPPED).read_text(encoding="utf-8"))
    return {language: Spoken(**words) for language, words in told.items()}


def usual_words(shipped: Spoken, *, effort: bool) -> dict[str, str]:
    """What stands in the fields of the settings until a venue writes its own."""
    return {name: getattr(shipped, name.replace("ces", "ces_effort") if effort else name) for name in OWN}
