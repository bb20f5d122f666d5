"""What the first run asks about a venue, checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class VenueDraft(BaseModel):
    """A venue to be made, and the first person who works there.

    ``currency`` is an ISO 4217 code, ``language`` a BCP 47 tag, ``zone`` an IANA name, ``region`` the
    country in which phone numbers without a country code are read (may be empty).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    kind: Literal["hotel", "restaurant", "boutique"]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    language: Annotated[str, StringConstraints(min_length=2, max_length=35)]
    zone: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    region: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] = ""
    staff_name: Name


def read_venue_draft(values: dict[str, str]) -> VenueDraft:
    """Check what was typed; raises InvalidInput with one plain sentence for each field."""
    try:
        return VenueDraft.model_validate(values)
    except ValidationError as error:
        fields = {str(problem["loc"][0]): problem["type"] for problem in error.errors()}
        raise InvalidInput(Problem(name, _sentence(name, kind)) for name, kind in fields.items()) from error


def _sentence(field: str, kind: str) -> str:
    if kind == "string_too_long":
        return _("That is too long. Use a shorter name.")
    sentences = {
        "name": _("Write what your place is called."),
        "staff_name": _("Write your name: it stands beside everything you save."),
        "currency": _("Choose a currency from the list."),
        "language": _("Choose a language from the list."),
        "zone": _("Choose a time zone from the list."),
    }
    return sentences.get(field, _("Choose one of these."))
