"""What forms, imports and commands hand to services: checked, with every problem beside its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import ErrorDetails

from app.core.errors import InvalidInput, Problem
from app.core.typed_text import TYPED_TEXT, card_number_problem
from app.core.words import gettext as _


class Draft(BaseModel):
    """Untrusted input; making one raises InvalidInput when something in it cannot be saved.

    No text in it may hold a payment card number, except in drafts that hold ``secrets``: those are never kept.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    secrets: ClassVar[bool] = False

    @model_validator(mode="wrap")
    @classmethod
    def _say_what_is_wrong(cls, values: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        cards = [] if cls.secrets else _card_numbers(values)
        try:
            made = handler(values)
        except ValidationError as error:
            found = _problems(error.errors(include_url=False, include_input=False))
            raise InvalidInput(_with_cards(found, cards)) from error
        except InvalidInput as error:
            if not cards:
                raise
            raise InvalidInput(_with_cards(list(error.problems), cards)) from error
        if cards:
            raise InvalidInput(cards)
        return made


class Edit(Draft):
    """A draft that changes some fields of a row: those that were given.

    ``version`` is that of the row when it was shown; a newer one in the database is a Conflict.
    """

    version: int

    def given(self) -> dict[str, Any]:
        """The fields to change, with their new values."""
        return {name: getattr(self, name) for name in self.model_fields_set if name != "version"}


def _card_numbers(values: Any) -> list[Problem]:
    """The fields whose texts hold card numbers, whatever kind of field they are in."""
    if not isinstance(values, Mapping):
        return []
    found = (
        (name, text, card_number_problem(text)) for name, value in values.items() for text in _texts(value)
    )
    return [
        Problem(str(name), said[0], said[1] if values[name] is text else "")
        for name, text, said in found
        if said is not None
    ]


def _with_cards(found: list[Problem], cards: list[Problem]) -> list[Problem]:
    """Both in their order; a card number is the first thing to be told of its field."""
    of_cards = {card.field for card in cards}
    others = [each for each in found if each.suggestion or each.field.partition(".")[0] not in of_cards]
    told = {each.field.partition(".")[0] for each in others}
    return [*others, *(card for card in cards if card.field not in told)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _texts(name)
            yield from _texts(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _texts(each)


def _problems(errors: Iterable[ErrorDetails]) -> list[Problem]:
    return [_problem(error) for error in errors]


def _problem(error: ErrorDetails) -> Problem:
    field = ".".join(str(part) for part in error["loc"])
    if error["type"] == TYPED_TEXT:
        context = error.get("ctx", {})
        return Problem(field, context["message"], context.get("suggestion", ""))
    return Problem(field, _message(error["type"]))


def _message(kind: str) -> str:
    if kind == "missing":
        return _("This is needed.")
    if kind.startswith(("int", "decimal", "float", "finite")):
        return _("This is not a number.")
    if kind.startswith(("greater", "less")):
        return _("This number cannot be.")
    if kind.startswith("date"):
        return _("This is not a day that exists.")
    if kind in ("enum", "literal_error"):
        return _("This is not one of the choices.")
    return _("This cannot be saved as it is.")
