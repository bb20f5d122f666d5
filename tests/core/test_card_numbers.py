"""Payment card numbers are found however they are written, and look-alikes are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.card_numbers import find_card_numbers, mask_card_numbers

TEST_CARD = "4111111111111111"


def test_every_card_number_of_the_corpus_is_found_and_nothing_else(corpora: Path) -> None:
    for case in json.loads((corpora / "pan/must_be_caught.json").read_text("utf-8")):
        spans = find_card_numbers(case["text"])
        assert len(spans) == 1, case
        found = case["text"][spans[0].start : spans[0].end]
        assert "".join(letter for letter in found if letter.isdigit()) == case["pan"]


def test_every_look_alike_of_the_corpus_passes(corpora: Path) -> None:
    cases = json.loads((corpora / "pan/must_pass.json").read_text("utf-8"))
    assert [case for case in cases if find_card_numbers(case["text"])] == []


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111\u00a01111\u202f1111\u20091111",
        "4111 – 1111 – 1111 – 1111",
        "41111111 11111111",
        "4111111111111111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111\n1111 1111\n1111",
        "Karte4111111111111111gültig",
        "room 12, 4111 1111 1111 1111 09/27 123",
        "order 1234 4111 1111 1111 1111",
        "3782 822463 10005",
        "6759649826438453",
        "2223003122003222",
        "9792030394440796",
        "6200000000000005",
    ],
)
def test_a_card_number_is_found_however_it_is_written(text: str) -> None:
    assert len(find_card_numbers(text)) == 1
    assert find_card_numbers(mask_card_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digits at all",
        "4111 1111 1111 1112",
        "+411111111111116",
        "+49 4111 1111 1111",
        "(+351) 799-556063",
        "GB29 NWBK 6016 1331 9268 19",
        "41111111111111111111111",
        "02.10.2024 16.10.2024 18.10.2024",
        "550e8400-e29b-41d4-a716-446655440000",
        "0000000000000000",
        "1985-04-12T10:22:00",
    ],
)
def test_what_only_looks_like_a_card_number_passes(text: str) -> None:
    assert find_card_numbers(text) == []


def test_masking_keeps_the_last_four_digits_and_everything_around_them() -> None:
    masked = mask_card_numbers("card: 4111 1111 1111 1111 exp 09/27, and 378282246310005")
    assert masked == "card: •••• •••• •••• 1111 exp 09/27, and •••••••••••0005"


@given(st.text(alphabet="0123456789 -./+abc\n", max_size=80))
def test_a_masked_text_holds_no_card_number_and_keeps_its_length(text: str) -> None:
    masked = mask_card_numbers(text)
    assert find_card_numbers(masked) == []
    assert len(masked) == len(text)


@given(st.text(alphabet="abcdefg ,;", max_size=20), st.text(alphabet="abcdefg ,;", max_size=20))
def test_a_card_number_is_found_in_the_middle_of_words(before: str, after: str) -> None:
    (span,) = find_card_numbers(before + TEST_CARD + after)
    assert (span.start, span.end, span.brand) == (len(before), len(before) + 16, "visa")
