"""The hand-written lists under resources/demo, read and made ready for drawing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from app.core.text_folding import fold
from app.rehearsal.wheels import wheel_of

_NOT_ASCII_LETTERS = re.compile(r"[^a-z0-9]")


class Part(NamedTuple):
    """One given or family name: in Latin letters, in its own script ("" when that is Latin), for an email."""

    latin: str
    original: str
    plain: str


@dataclass(frozen=True)
class Culture:
    """Names that belong together, and what goes with them."""

    name: str
    women: tuple[Part, ...]
    men: tuple[Part, ...]
    family_of_women: tuple[Part, ...]
    family_of_men: tuple[Part, ...]
    languages: tuple[str, ...]
    nationalities: tuple[str, ...]
    phones: tuple[str, ...]
    double: float
    joint: str
    family_first: bool


@dataclass(frozen=True)
class NameLists:
    """Cultures by name, how given names are said, and their short forms."""

    cultures: Mapping[str, Culture]
    said: Mapping[str, str]
    nicknames: Mapping[str, str]


def read_names(folder: Path) -> NameLists:
    """The names in ``folder``."""
    lists = _read(folder / "names.toml")
    said, nicknames = lists.pop("said"), lists.pop("nicknames")
    return NameLists({name: _culture(name, found) for name, found in lists.items()}, said, nicknames)


def read_venue(folder: Path, kind: str) -> dict[str, Any]:
    """What the venue of this kind is like."""
    return _read(folder / f"{kind}.toml")


def read_people(folder: Path, kind: str) -> list[dict[str, Any]]:
    """The people with a story at the venue of this kind, the most important first."""
    people: list[dict[str, Any]] = _read(folder / f"{kind}_people.toml")["people"]
    return people


def read_cases(folder: Path, kind: str) -> list[dict[str, Any]]:
    """What went wrong with them and with others at the venue of this kind."""
    cases: list[dict[str, Any]] = _read(folder / f"{kind}_cases.toml")["cases"]
    return cases


def read_moments(folder: Path, kind: str) -> dict[str, Any]:
    """What is planned and was celebrated at the venue of this kind, and in what words."""
    return _read(folder / f"{kind}_moments.toml")


def read_answers(folder: Path, kind: str) -> dict[str, Any]:
    """What was answered at the venue of this kind, how often, and in what words."""
    return _read(folder / f"{kind}_answers.toml")


def places_of(spans: list[str]) -> list[str]:
    """The places in spans such as "101-124"."""
    places: list[str] = []
    for span in spans:
        first, _, last = span.partition("-")
        places += [str(number) for number in range(int(first), int(last or first) + 1)]
    return places


def culture_wheel(lists: NameLists, weights: Mapping[str, float]) -> list[Culture]:
    """The cultures as often as the venue sees them."""
    return wheel_of([(lists.cultures[name], weight) for name, weight in weights.items()])


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _culture(name: str, found: Mapping[str, Any]) -> Culture:
    women, men = _parts(found["family"], form=-1), _parts(found["family"], form=0)
    return Culture(
        name=name,
        women=_parts(found["women"], form=-1),
        men=_parts(found["men"], form=0),
        family_of_women=women,
        family_of_men=men,
        languages=tuple(found["languages"]),
        nationalities=tuple(found["nationalities"]),
        phones=tuple(found["phones"]),
        double=found.get("double", 0.0),
        joint=found.get("joint", "-" if "double" in found else " "),
        family_first=found.get("family_first", False),
    )


def _parts(text: str, *, form: int) -> tuple[Part, ...]:
    return tuple(_part(word.replace("_", " "), form) for word in text.split())


def _part(word: str, form: int) -> Part:
    original, _, latin = word.rpartition("=")
    latin = latin.split("/")[form]
    return Part(latin, original.split("/")[form], _NOT_ASCII_LETTERS.sub("", fold(latin)))
