"""What somebody ticked, as survey programs write it: "9", "4/5", "10 - Extremely likely", "Very satisfied"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.core.text_folding import fold
from app.transfer.mapping.score_labels import FACES, FIVE, GROUPS, LIKED, NOT_LIKED, SEVEN, TWO_ENDS

_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_PLAIN = re.compile(rf"[+-]?{_NUMBER}")
_OF = re.compile(
    rf"({_NUMBER})\s*(?:/|out of|of|von|sur|de|di|su|van|av|af|z|из|／)\s*(\d{{1,3}})(?:\s*(?:stars?|points?|sterne|punkte))?",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"({_NUMBER})\s*(?:stars?|sterne|etoiles|stelle|estrellas|[-–—:=.)(]|\s)\s*\D.*|({_NUMBER})\s*\(.*\)",
    re.IGNORECASE,
)
_TRAILED = re.compile(rf"\D+?(?:\s[-–—:=]\s*|\s*\(|\s)({_NUMBER})\)?")
_STARS = re.compile(r"([★⭐🌟]\ufe0f?)+[☆✩]*")
_FULL_STARS = re.compile("[★⭐🌟]")
_MEMORY = 5_000


@dataclass(frozen=True, slots=True)
class Ticked:
    """One value: a ``number``, perhaps "of" the highest one; or a label with its rank from the worst, 1, on.

    ``five`` and ``seven`` are the ranks of the label among so many, ``ends`` the score of 0 to 10 at whose
    end the label stands, ``liked`` yes or no, ``group`` that only the group of somebody is told, ``face`` that the label
    is one.
    """

    number: Decimal | None = None
    of: int | None = None
    five: int | None = None
    seven: int | None = None
    ends: int | None = None
    liked: bool | None = None
    group: bool = False
    face: bool = False

    @property
    def readable(self) -> bool:
        """Whether it says anything."""
        told = (self.number, self.five, self.seven, self.ends, self.liked)
        return self.group or any(part is not None for part in told)


NOTHING = Ticked()


@lru_cache(_MEMORY)
def read_ticked(text: str) -> Ticked:
    """What the text says; NOTHING where it is no score."""
    text = text.strip()
    if not text:
        return NOTHING
    if _STARS.fullmatch(text):
        return Ticked(Decimal(len(_FULL_STARS.findall(text))), of=5)
    if _PLAIN.fullmatch(text):
        return _of_number(text)
    if match := _OF.fullmatch(text):
        return Ticked(_decimal(match[1]), of=int(match[2]))
    label = _label(text)
    if label.readable:
        return label
    if match := _LED.fullmatch(text):
        return _worded(match[1] or match[2], text)
    if match := _TRAILED.fullmatch(text):
        return _worded(match[1], text)
    return NOTHING


def _worded(number: str, text: str) -> Ticked:
    """A number with words beside it, which must be short: "10 out of our 12 friends came" is a comment."""
    return _of_number(number) if len(text) <= 60 else NOTHING


def _of_number(text: str) -> Ticked:
    number = _decimal(text)
    if number is None:
        return NOTHING
    liked = {Decimal(0): False, Decimal(1): True}.get(number)
    return Ticked(number, liked=liked)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _label(text: str) -> Ticked:
    if (face := text.rstrip("\ufe0f")) in FACES:
        return Ticked(five=FACES[face], face=True)
    words = " ".join(re.sub(r"[^\w👍👎]+", " ", fold(text)).split())
    if words in GROUPS:
        return Ticked(group=True)
    if words in LIKED or words in NOT_LIKED:
        return Ticked(liked=words in LIKED, five=FIVE.get(words), seven=SEVEN.get(words))
    return Ticked(five=FIVE.get(words), seven=SEVEN.get(words), ends=TWO_ENDS.get(words))
