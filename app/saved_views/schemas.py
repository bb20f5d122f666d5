"""Saved views as they are shown and typed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.card_numbers import find_card_numbers
from app.core.drafts import Draft
from app.core.typed_text import TYPED_TEXT, Typed, whole_letters
from app.core.words import gettext as _

LONGEST_NAME = 60
LARGEST_DEFINITION = 20_000
ViewName = Annotated[str, AfterValidator(Typed(LONGEST_NAME, needed=True))]


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """One view under a name; one that is not ``own`` is everybody's. The pane knows what is in it."""

    id: int
    version: int
    name: str
    own: bool
    definition: Mapping[str, Any]


def _check(definition: dict[str, Any]) -> dict[str, Any]:
    try:
        told = json.dumps(definition, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError) as error:
        raise _refused(_("This cannot be saved as it is.")) from error
    if len(told) > LARGEST_DEFINITION:
        raise _refused(_("This is too much for one view."))
    if any(find_card_numbers(text) for text in _texts(definition)):
        raise _refused(_("This looks like a payment card number. Such numbers are never kept."))
    whole = whole_letters(told)
    return definition if whole == told else dict(json.loads(whole))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _refused(message: str) -> PydanticCustomError:
    return PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})


class SavedViewDraft(Draft):
    """A view to keep; everybody's unless it is ``own``. ``definition`` is whatever JSON can hold."""

    name: ViewName
    definition: Annotated[dict[str, Any], AfterValidator(_check)]
    own: bool = True


class SavedViewName(Draft):
    """What a view is called from now on."""

    name: ViewName
