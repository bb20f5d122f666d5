"""New PINs and passwords, typed twice."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from app.core.drafts import Draft
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import TYPED_TEXT
from app.core.words import gettext as _

SHORTEST_PIN, LONGEST_PIN = 4, 12
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
ENOUGH_WORDS = 3
_SHORTEST_WORD = 3
_DIFFERENT = 5


def _refuse(message: str) -> PydanticCustomError:
    return PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})


def _pin(text: str) -> str:
    pin = text.strip()
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise _refuse(_("A PIN is {least} to {most} digits.").format(least=SHORTEST_PIN, most=LONGEST_PIN))
    return pin


def _password(text: str) -> str:
    """Long enough, or several words; blanks count, and nothing is trimmed."""
    if len(text) > LONGEST_PASSWORD:
        raise _refuse(_("A password has at most {most} characters.").format(most=LONGEST_PASSWORD))
    words = {word for word in text.casefold().split() if len(word) >= _SHORTEST_WORD}
    if len(text) < SHORTEST_PASSWORD and len(words) < ENOUGH_WORDS:
        message = _("A password has at least {least} characters, or three different words.")
        raise _refuse(message.format(least=SHORTEST_PASSWORD))
    if len(set(text)) < _DIFFERENT:
        raise _refuse(_("This password is too easy to guess. Mix the characters more."))
    return text


class PinDraft(Draft):
    """A new PIN, typed twice."""

    secrets = True

    pin: Annotated[str, AfterValidator(_pin)]
    again: str

    @model_validator(mode="after")
    def _is_the_same_twice(self) -> Self:
        if self.again.strip() != self.pin:
            raise InvalidInput([Problem("again", _("This is not the same PIN. Type it again."))])
        return self


class PasswordDraft(Draft):
    """A new password, typed twice."""

    secrets = True

    password: Annotated[str, AfterValidator(_password)]
    again: str

    @model_validator(mode="after")
    def _is_the_same_twice(self) -> Self:
        if self.again != self.password:
            raise InvalidInput([Problem("again", _("This is not the same password. Type it again."))])
        return self
