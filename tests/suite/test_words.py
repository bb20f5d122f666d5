"""Words are translated in a test as the program translates them."""

from __future__ import annotations

import gettext

import pytest

from tests.words import at_once


def asked_of(language: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """What a word becomes in a language, and what was looked up for it."""
    looked_up: list[str] = []

    def translate(_domain: str, message: str) -> str:
        looked_up.append(message)
        return message.upper()

    monkeypatch.setenv("LANGUAGE", language)
    return at_once(translate)("regulars", "Guests"), looked_up


def test_nothing_is_looked_up_where_there_is_nothing_to_translate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of("C", monkeypatch) == ("Guests", [])


def test_a_language_with_a_catalogue_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of("de", monkeypatch) == ("GUESTS", ["Guests"])


def test_gettext_asks_there(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(gettext, "translation", lambda *_asked: looked.append(_asked))
    assert gettext.gettext("Guests") == "Guests"
    assert not looked
