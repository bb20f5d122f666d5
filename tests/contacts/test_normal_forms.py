"""What equal contacts share."""

from __future__ import annotations

import pytest

from app.contacts.normal_forms import NormalForm, normal_form


@pytest.mark.parametrize(
    ("kind", "value", "form"),
    [
        ("phone", "079 555 88 21", NormalForm("+41795558821", "795558821")),
        ("phone", "ask the concierge", NormalForm()),
        ("email", "Léa <LEA@Example.ch>", NormalForm("lea@example.ch")),
        ("email", "not an address", NormalForm()),
        ("address", "Quai 1, Genève", NormalForm()),
    ],
)
def test_a_contact_is_brought_into_its_form_or_left_alone(kind: str, value: str, form: NormalForm) -> None:
    assert normal_form(kind, value, region="CH") == form
