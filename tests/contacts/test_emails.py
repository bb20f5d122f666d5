"""Email addresses are read from what people type and export."""

from __future__ import annotations

import pytest

from app.contacts.emails import read_email


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Lea@Example.CH ", "lea@example.ch"),
        ("Léa Müller <lea@example.ch>", "lea@example.ch"),
        ("mailto:lea@example.ch?subject=Hello", "lea@example.ch"),
        ("o'brien+desk@mail.example.ie", "o'brien+desk@mail.example.ie"),
        ("jörg@müller.example", "jörg@müller.example"),
    ],
)
def test_an_address_is_found(text: str, address: str) -> None:
    assert read_email(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lea",
        "lea@",
        "@example.ch",
        "lea@example",
        "lea@@example.ch",
        "a b@example.ch",
        "ÑÑÑÑ",
        "lea@example..ch",
        ".lea@example.ch",
        "x" * 300 + "@example.ch",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert read_email(text) is None
