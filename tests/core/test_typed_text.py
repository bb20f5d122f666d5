"""Text as it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.typed_text import clean_line, clean_note, secret_bytes, whole_letters


@pytest.mark.parametrize(
    ("typed", "line", "note"),
    [
        ("  Léa  ", "Léa", "Léa"),
        ("a\x00b\x07c\x9fd", "abcd", "abcd"),
        ("one\r\ntwo\rthree\u2028four", "one two three four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b", "a\tb"),
        ("half \ud83d", "half \ufffd", "half \ufffd"),
        ("👩\u200d👧 \u202bمرحبا\u202c", "👩\u200d👧 \u202bمرحبا\u202c", "👩\u200d👧 \u202bمرحبا\u202c"),
        ("", "", ""),
    ],
)
def test_what_cannot_be_shown_goes_and_all_else_stays(typed: str, line: str, note: str) -> None:
    assert (clean_line(typed), clean_note(typed)) == (line, note)


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more_and_always_fits_into_a_file(text: str) -> None:
    for clean in (clean_line, clean_note):
        once = clean(text)
        assert clean(once) == once
        once.encode()
        assert "\x00" not in once
    assert "\n" not in clean_line(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_what_is_asked_for_fits_into_a_file_and_is_found_as_it_is_kept(text: str) -> None:
    whole_letters(text).encode()
    assert clean_note(whole_letters(text)) == clean_note(text)


def test_a_secret_is_the_same_from_every_keyboard_and_half_a_letter_is_part_of_it() -> None:
    assert secret_bytes("e\u0301\uff21") == secret_bytes("\u00e9A")
    assert secret_bytes("half \ud83d") != secret_bytes("half \ud83e")
