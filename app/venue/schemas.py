"""What a new venue needs."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.drafts import Draft
from app.core.typed_text import TYPED_TEXT, Name, NeededName
from app.core.words import gettext as _
from app.model.codes import VenueKind


def _refuse(message: str) -> PydanticCustomError:
    return PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})


def _currency(text: str) -> str:
    code = text.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise _refuse(_("A currency is three letters, such as EUR."))
    return code


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError) as error:
        raise _refuse(_("This time zone is not known.")) from error
    return text


def _language(text: str) -> str:
    tag = text.strip()
    parts = tag.split("-")
    if not 2 <= len(parts[0]) <= 3 or not all(part.isalnum() and part.isascii() for part in parts):
        raise _refuse(_("A language is written like “en” or “de-CH”."))
    return tag


def _region(text: str) -> str:
    code = text.strip().upper()
    if code and (len(code) != 2 or not code.isascii() or not code.isalpha()):
        raise _refuse(_("A country is two letters, such as CH."))
    return code


Currency = Annotated[str, AfterValidator(_currency)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Region = Annotated[str, AfterValidator(_region)]


class VenueDraft(Draft):
    """A venue to be made; without a ``region`` the one in the language or the zone is taken."""

    name: NeededName
    kind: VenueKind
    currency: Currency
    language: Language
    zone: Zone
    region: Region = ""
    rehearsal: bool = False
    owner_name: Name = ""
