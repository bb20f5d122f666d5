"""The key on paper: read back as it was printed, and mistakes in it found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.core.recovery_key import RecoveryKey


def test_a_new_key_is_another_every_time():
    assert RecoveryKey.new() != RecoveryKey.new()


def test_a_key_is_shown_in_eleven_groups_of_five():
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){10}[0-9A-HJKMNP-TV-Z]{5}", RecoveryKey.new().shown)


@given(st.binary(min_size=32, max_size=32))
def test_every_key_is_read_back_as_it_was_shown(secret):
    assert RecoveryKey.read(RecoveryKey(secret).shown).secret == secret


def test_small_letters_gaps_and_letters_like_digits_are_read():
    key = RecoveryKey(bytes(32))
    assert RecoveryKey.read(key.shown.lower().replace("-", " ").replace("0", "o")) == key


@given(st.integers(0, 54), st.integers(1, 31))
def test_one_wrong_character_is_found(place, by):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    letters = RecoveryKey(bytes(range(32))).shown.replace("-", "")
    other = alphabet[(alphabet.index(letters[place]) + by) % 32]
    with pytest.raises(InvalidInput, match="wrong"):
        RecoveryKey.read(letters[:place] + other + letters[place + 1 :])


@pytest.mark.parametrize("text", ["", "ABCDE", "ABCDE-" * 12])
def test_a_key_of_another_length_says_how_long_it_should_be(text):
    with pytest.raises(InvalidInput, match="11 groups of 5"):
        RecoveryKey.read(text)


def test_a_letter_that_no_key_has_is_named():
    with pytest.raises(InvalidInput, match="“Ä”"):
        RecoveryKey.read("Ä" * 55)


def test_a_key_says_nothing_about_itself_in_a_log():
    key = RecoveryKey(b"s" * 32)
    assert "s" * 8 not in f"{key!r} {key}"


def test_a_password_is_not_taken_for_a_key():
    assert not RecoveryKey.looks_like("correct horse battery staple")
    assert RecoveryKey.looks_like(RecoveryKey.new().shown)
