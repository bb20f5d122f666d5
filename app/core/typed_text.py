"""Text as people type it: cleaned of what cannot be shown, kept to a length, never with a card number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.card_numbers import mask_card_numbers
from app.core.words import gettext as _
from app.core.words import ngettext

LONGEST_NAME = 200
LONGEST_LINE = 1_000
LONGEST_NOTE = 10_000
TYPED_TEXT = "typed_text"
"""The type of pydantic error whose message is already meant for the person who typed."""

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_note(text: str) -> str:
    """The text without control characters, its lines ended alike and its ends trimmed."""
    lines = _LINE_ENDS.sub("\n", text)
    return whole_letters(_CONTROLS.sub("", lines)).strip()


def whole_letters(text: str) -> str:
    """The text with a sign in place of half a letter, which a clipboard can hold and no database takes."""
    return _LONE_SURROGATES.sub("\ufffd", text)


def ask_in_whole_letters(question: object, *names: str) -> None:
    """Have the texts that a frozen question lists under these names be such as can be kept; to be called as it is made."""
    for name in names:
        object.__setattr__(question, name, tuple(map(whole_letters, getattr(question, name))))


def clean_line(text: str) -> str:
    """The same on one line."""
    return clean_note(_LINE_ENDS.sub(" ", text).replace("\t", " "))


def secret_bytes(secret: str) -> bytes:
    """What a secret is turned into before anything is made of it: the same letters give the same on every keyboard.

    Nothing is taken away, so that half a letter is part of the secret too.
    """
    return unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")


def card_number_problem(text: str) -> tuple[str, str] | None:
    """What to say of a text with a payment card number, and the same text masked; None for any other text."""
    masked = mask_card_numbers(text)
    if masked == text:
        return None
    message = _(
        "This looks like a payment card number. Such numbers are never kept; leave it out or mask it."
    )
    return message, masked


@dataclass(frozen=True)
class Typed:
    """Checks one field: how long it may be, and whether it has lines and may be empty."""

    longest: int
    lines: bool = False
    needed: bool = False

    def __call__(self, text: str) -> str:
        """The cleaned text; raises what a draft turns into a problem beside the field."""
        clean = clean_note(text) if self.lines else clean_line(text)
        if self.needed and not clean:
            raise PydanticCustomError(TYPED_TEXT, "{message}", {"message": _("This is needed.")})
        if len(clean) > self.longest:
            raise PydanticCustomError(TYPED_TEXT, "{message}", {"message": self._too_long(len(clean))})
        if (said := card_number_problem(clean)) is not None:
            context = {"message": said[0], "suggestion": said[1]}
            raise PydanticCustomError(TYPED_TEXT, "{message}", context)
        return clean

    def _too_long(self, length: int) -> str:
        template = ngettext(
            "This is too long: {most} character at most, these are {length}.",
            "This is too long: {most} characters at most, these are {length}.",
            self.longest,
        )
        return template.format(most=self.longest, length=length)


Name = Annotated[str, AfterValidator(Typed(LONGEST_NAME))]
NeededName = Annotated[str, AfterValidator(Typed(LONGEST_NAME, needed=True))]
Line = Annotated[str, AfterValidator(Typed(LONGEST_LINE))]
NeededLine = Annotated[str, AfterValidator(Typed(LONGEST_LINE, needed=True))]
Note = Annotated[str, AfterValidator(Typed(LONGEST_NOTE, lines=True))]
NeededNote = Annotated[str, AfterValidator(Typed(LONGEST_NOTE, lines=True, needed=True))]
