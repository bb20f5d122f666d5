"""Text as it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.typed_text import clean_line, clean_note


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
