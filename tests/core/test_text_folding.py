"""What folds to what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text_folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz", "lukasz"), ("Søren", "soren"), ("Straße", "strasse"), ("STRASSE", "strasse"), ("Ærøskøbing", "aeroskobing"),
        ("Đorđe", "dorde"), ("Þórður", "thordur"), ("İpek Işık", "ipek isik"), ("Dvořák", "dvorak"), ("Nguyễn", "nguyen"),
        ("Mu\u0308ller", "muller"), ("ﬁona", "fiona"), ("Ａｎｎａ", "anna"), ("𝚃𝚑𝚎 ℌ™", "the htm"), ("٠٧٩ ０７９", "079 079"),
        ("Королёв", "королев"), ("Й", "и"), ("ΓΙΏΡΓΟΣ", "γιωργοσ"), ("Γιώργος", "γιωργοσ"), ("سَعِيد", "سعيد"), ("أحمد", "احمد"),
        ("שָׁלוֹם", "שלומ"), ("サクラ", "さくら"), ("ｻｸﾗ", "さくら"), ("a\u200bb\u00adc\ufeff", "abc"), ("1️⃣", "1"), ("\ud800x", "x"),
        ("नमिता", "नमिता"), ("สมชาย", "สมชาย"),
    ],
)  # fmt: skip
def test_case_accents_and_look_alikes_are_set_aside(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_of_another_alphabet_stay_in_theirs() -> None:
    assert fold("Иван Wang 王") == "иван wang 王"


@given(text=st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=st.text())
def test_capitals_make_no_difference(text: str) -> None:
    assert fold(text.lower()) == fold(text)


@given(text=st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_stay_as_they_are(text: str) -> None:
    assert fold(text) == text.lower()
