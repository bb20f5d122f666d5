"""What a contact is stored and compared as, beside the text that was given."""

from __future__ import annotations

from dataclasses import dataclass

from app.contacts.emails import read_email
from app.contacts.phones import read_phone
from app.model.contact_point import ContactKind


@dataclass(frozen=True, slots=True)
class NormalForm:
    """``normal`` is what equal contacts share, empty for one that cannot be read."""

    normal: str = ""
    national_digits: str = ""


def normal_form(kind: str, value: str, *, region: str) -> NormalForm:
    """The form of a contact in ``region``; a postal or web address has none."""
    if kind == ContactKind.PHONE:
        phone = read_phone(value, region)
        return NormalForm(phone.e164, phone.national_digits) if phone else NormalForm()
    if kind == ContactKind.EMAIL:
        return NormalForm(read_email(value) or "")
    return NormalForm()
