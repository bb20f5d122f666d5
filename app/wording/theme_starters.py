"""The themes with which a venue begins to listen to comments: the six pillars, and what its kind is often told of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.paths import program_folder
from app.core.words import gettext as _

PILLARS = "pillars.toml"
TOPICS = "topics.toml"


@dataclass(frozen=True)
class StarterTheme:
    """One starter: a stable key, its name, the pillar it stands for or nothing, and its words by language."""

    key: str
    name: str
    pillar: str
    words: Mapping[str, list[str]]


def starter_themes(kind: str) -> tuple[StarterTheme, ...]:
    """The themes of this kind of venue, in the order in which they are shown."""
    return (*_pillars(), *_topics(kind))


def _pillars() -> Iterator[StarterTheme]:
    names = pillar_names()
    for key, told in _read(PILLARS).items():
        yield StarterTheme(key, names[key], key, told)


def _topics(kind: str) -> Iterator[StarterTheme]:
    names = _topic_names()
    for key, told in _read(TOPICS).items():
        words = {language: said for language, said in told.items() if language not in ("kinds", "pillar")}
        if kind in told["kinds"]:
            yield StarterTheme(key, names[key], told.get("pillar", ""), words)


def pillar_names() -> Mapping[str, str]:
    """What each of the six pillars is called, in their order."""
    return {
        "personalisation": _("Personalisation"),
        "integrity": _("Integrity"),
        "expectations": _("Expectations"),
        "resolution": _("Resolution"),
        "time_and_effort": _("Time and effort"),
        "empathy": _("Empathy"),
    }


def _topic_names() -> Mapping[str, str]:
    return {
        "name": _("Remembered by name"),
        "waiting": _("Waiting"),
        "staff": _("The team"),
        "noise": _("Noise and quiet"),
        "price": _("Price and bill"),
        "cleanliness": _("Cleanliness"),
        "arrival": _("Arrival"),
        "room": _("Room"),
        "bathroom": _("Bathroom"),
        "breakfast": _("Breakfast"),
        "connection": _("Internet and television"),
        "parking": _("Getting here and parking"),
        "food": _("Food"),
        "drinks": _("Drinks"),
        "table": _("Table and booking"),
        "diet": _("Allergies and diets"),
        "fit": _("Sizes and fit"),
        "range": _("Choice and quality"),
        "alterations": _("Alterations and delivery"),
        "shop": _("The shop itself"),
    }


def _read(name: str) -> dict[str, Any]:
    path = program_folder() / "resources" / "themes" / name
    with path.open("rb") as file:
        return tomllib.load(file)
