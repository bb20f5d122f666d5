"""Payment card numbers anywhere on an address book card: refused, or masked where that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.core.card_numbers import find_card_numbers, mask_card_numbers
from app.core.words import gettext as _
from app.transfer.interpreting.drafts import Draft
from app.transfer.reading.vcard_contacts import Contact

_PROPERTIES = {
    "name": "FN",
    "family": "N",
    "given": "N",
    "middle": "N",
    "title": "N",
    "suffix": "N",
    "nickname": "NICKNAME",
    "phonetic": "X-PHONETIC-FIRST-NAME",
    "uid": "UID",
    "company": "ORG",
    "job": "TITLE",
    "note": "NOTE",
    "language": "LANG",
    "emails": "EMAIL",
    "phones": "TEL",
    "addresses": "ADR",
    "categories": "CATEGORIES",
    "websites": "URL",
    "dates": "X-ABDATE",
    "related": "RELATED",
}


def without_card_numbers(contact: Contact, draft: Draft, *, mask: bool) -> Contact:
    """The contact with every card number masked; without ``mask`` its record is refused as well."""
    found = [
        name
        for name in _PROPERTIES
        if any(find_card_numbers(text) for text in _texts(getattr(contact, name)))
    ]
    for written in dict.fromkeys(_PROPERTIES[name] for name in found):
        if mask:
            draft.keep_out(written, _("Card number masked"))
        else:
            draft.reject(written, _("Card number refused"))
    return replace(contact, **{name: _masked(getattr(contact, name)) for name in found})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask_card_numbers(value)
    if isinstance(value, list):
        return [_masked(part) for part in value]
    texts = [part.name for part in fields(value) if isinstance(getattr(value, part.name), str)]
    return replace(value, **{name: mask_card_numbers(getattr(value, name)) for name in texts})
