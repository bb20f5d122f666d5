"""Amounts are read exactly, with the decimal mark that the whole column has."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transfer.mapping.amounts import NumberEvidence, currency_in, read_amount, read_count


@pytest.mark.parametrize(
    ("values", "mark", "sure"),
    [
        (["98,00", "1.234,50"], ",", True),
        (["98.00", "1,234.50"], ".", True),
        (["1.234", "98,5"], ",", True),
        (["1.234.567"], ",", True),
        (["1,234"], ".", False),
        (["12", "7"], ".", True),
        (["12,50 €", "€ 3,00"], ",", True),
        ([], ".", True),
    ],
)
def test_the_column_tells_its_decimal_mark(values: list[str], mark: str, sure: bool) -> None:
    evidence = NumberEvidence()
    for value in values:
        evidence.feed(value)
    assert evidence.mark() == (mark, sure)


@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("98,00", ",", "98.00"),
        ("1.234,50", ",", "1234.50"),
        ("1,234.50", ".", "1234.50"),
        ("1'234.50", ".", "1234.50"),
        ("1\u202f234,50 €", ",", "1234.50"),
        ("EUR 12.50", ".", "12.50"),
        ("(12.50)", ".", "-12.50"),
        ("12.50-", ".", "-12.50"),
        ("−5", ".", "-5"),
        ("$1,234", ".", "1234"),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, mark: str, amount: str) -> None:
    assert read_amount(text, mark) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "abc", "12.5.1", "1,23", "1e5", "12,", "--3", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_amount(text, ".")


def test_half_a_guest_is_no_count() -> None:
    assert read_count("2,0", ",") == 2
    with pytest.raises(ValueError, match="whole"):
        read_count("2,5", ",")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Total EUR", "EUR"), ("12,50 €", "EUR"), ("Price (USD)", "USD"), ("VAT", ""), ("Room", "")],
)
def test_a_currency_is_found_where_it_is_named(text: str, code: str) -> None:
    assert currency_in(text) == code


@given(st.decimals(-(10**9), 10**9, places=2))
def test_every_amount_is_read_back_exactly(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    assert read_amount(english, ".") == amount
    assert read_amount(english.translate(str.maketrans(",.", ".,")), ",") == amount


@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("R$ 1.234,56", ",", "1234.56"),
        ("\\12,500", ".", "12500"),
        ("￥12,500", ".", "12500"),
        ("12,500円", ".", "12500"),
        ("1 250,00 руб.", ",", "1250.00"),
        ("A$12.50", ".", "12.50"),
    ],
)
def test_a_currency_beside_an_amount_is_passed_over(text: str, mark: str, amount: str) -> None:
    evidence = NumberEvidence()
    evidence.feed(text)
    assert evidence.share() == 1
    assert read_amount(text, mark) == Decimal(amount)
