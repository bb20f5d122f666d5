"""What a part of the line is read with, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.customers.capture.language import Language
from app.customers.capture.proposals import Doubt, Part, Refusal

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})


@dataclass(frozen=True)
class Context:
    """Everything besides the words: the language, the moment at the venue, who belongs to the customer.

    ``about`` is the companion whose clause is being read; ``line`` is the whole line.
    """

    language: Language
    now: datetime
    line: str
    companions: tuple[str, ...] = ()
    default_owner: str = ""
    day_first: bool = True
    about: str = ""


@dataclass(frozen=True)
class Reading:
    """What one clause says; ``others`` are other readings of the same kind."""

    parts: tuple[Part, ...]
    doubts: frozenset[Doubt] = frozenset()
    others: tuple[Part, ...] = ()
    refusal: Refusal | None = None


def tidy(text: str) -> str:
    """A piece of the line as it is kept: no loose punctuation around it."""
    return text.strip(" \t,;:.-–—").strip()


def plain_apostrophes(text: str) -> str:
    """The text with every apostrophe as typed on a plain keyboard; no letter changes its place."""
    return text.translate(_APOSTROPHES)
