"""What people write beside a score, each in a language that the venue hears."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.model.survey import Metric
from app.rehearsal.answers.questions import ALWAYS
from app.rehearsal.wheels import Chance, draw, wheel_of

ENGLISH = "en"
DELIGHTED, CONTENT = 9, 7
"""From this feeling on all is praise; from that one on it is one thing or the other."""
ON_THE_FACT = 0.6
"""How many write about what happened to them rather than about anything else."""

_NO_LANGUAGES = frozenset({"about", "good", "weight", "stages", "since", "of"})


class Said(NamedTuple):
    """Ways of saying one thing, by language, and since which day it is said."""

    since: int
    texts: Mapping[str, tuple[str, ...]]


class Comments:
    """Draws comments that fit the question, the score and what happened."""

    def __init__(self, words: Mapping[str, Any], stages: tuple[str, ...]) -> None:
        self.share: float = words["share"]
        self._languages = wheel_of(words["languages"], slots=100)
        self._of_fact = {told["about"]: _said(told) for told in words["said"]}
        self._good = {told["about"]: bool(told["good"]) for told in words["said"]}
        self._anything = {
            (metric.value, stage, good): _wheel(words["said"], metric=metric, stage=stage, good=good)
            for metric in Metric
            for stage in stages
            for good in (True, False)
        }

    def language(self, chance: Chance) -> str:
        """The language of somebody whom nobody knows."""
        language: str = draw(chance, self._languages)
        return language

    def draw(
        self, chance: Chance, *, metric: str, stage: str, feeling: int, language: str, about: str, day: int
    ) -> tuple[str, str]:
        """A comment and the language in which it is."""
        good = feeling >= DELIGHTED or (feeling >= CONTENT and chance() < 0.5)
        if about and self._good[about] == good and chance() < ON_THE_FACT:
            said = self._of_fact[about]
        else:
            wheel = self._anything[metric, stage, good]
            if not wheel:
                return "", ""
            said = draw(chance, wheel)
        if day < said.since:
            return "", ""
        language = language if language in said.texts else ENGLISH
        return draw(chance, said.texts[language]), language


def _wheel(told: list[Mapping[str, Any]], *, metric: Metric, stage: str, good: bool) -> list[Said]:
    fitting = [
        (number, one["weight"])
        for number, one in enumerate(told)
        if one["good"] == good
        and metric in one.get("of", (Metric.NPS, Metric.CSAT))
        and stage in one.get("stages", (stage,))
    ]
    return [_said(told[number]) for number in wheel_of(fitting, slots=60)] if fitting else []


def _said(told: Mapping[str, Any]) -> Said:
    texts = {key: tuple(ways) for key, ways in told.items() if key not in _NO_LANGUAGES}
    return Said(told.get("since", ALWAYS[0]), texts)
