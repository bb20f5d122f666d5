"""Templates of answers: words with places for facts, of which nothing else is ever read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.surveys.questions import LAST_RESORT, primary

SHIPPED = Path("surveys", "replies.toml")
"""Where the words lie below the program's resources."""
_PLACE = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """What can be put into the places of a template; whatever is not known is empty."""

    name: str
    score: str
    high: str
    comment: str
    day: str
    place: str
    venue: str
    staff: str


@dataclass(frozen=True, slots=True)
class Template:
    """One template; without a ``language`` it is for every one."""

    name: str
    text: str
    language: str = ""


PLACES = frozenset(ReplyFacts.__dataclass_fields__)


def check_reply(text: str, *, field: str) -> None:
    """Raise InvalidInput that names a place which there is not, and in which line."""
    for found in _PLACE.finditer(text):
        if found.group(1) not in PLACES:
            line = text.count("\n", 0, found.start()) + 1
            told = _("Line {line}: there is no “{name}”. These can be used: {names}.")
            names = ", ".join(sorted(PLACES))
            words = told.format(line=line, name=found.group(1), names=names)
            raise InvalidInput([Problem(field, words)])


def fill_reply(text: str, facts: ReplyFacts) -> str:
    """The text with the facts in their places, as plain text; what a fact says is never read as a place."""
    values = asdict(facts)
    return _PLACE.sub(lambda place: values.get(place.group(1), place.group()), text).strip()


def read_templates(resources: Path) -> dict[str, tuple[Template, ...]]:
    """What the program comes with, by language."""
    told = tomllib.loads((resources / SHIPPED).read_text(encoding="utf-8"))
    return {
        language: tuple(Template(one["name"], one["text"].strip(), language) for one in templates.values())
        for language, templates in told.items()
    }


def offered_to(
    languages: Sequence[str], *, own: Sequence[Template], shipped: Mapping[str, Sequence[Template]]
) -> tuple[Template, ...]:
    """The venue's own in the first of these languages that any template has, then those that are shipped in it."""
    known = {primary(one.language) for one in own} | shipped.keys()
    spoken = [primary(language) for language in languages if language]
    language = next((each for each in spoken if each in known), LAST_RESORT)
    return tuple(_in_language(own, language)) + tuple(shipped.get(language, ()))


def _in_language(templates: Sequence[Template], language: str) -> Iterator[Template]:
    return (one for one in templates if not one.language or primary(one.language) == language)
