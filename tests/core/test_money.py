"""Money is whole minor units, exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.money import from_minor, minor_digits, to_minor


@pytest.mark.parametrize(("currency", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("usd", 2), ("jpy", 0)])
def test_a_currency_has_its_own_digits(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("196.00", "EUR", 19600),
        ("2.555", "EUR", 256),
        ("-2.555", "EUR", -256),
        ("1500", "JPY", 1500),
        ("1.5", "KWD", 1500),
    ],
)
def test_an_amount_becomes_minor_units(amount: str, currency: str, minor: int) -> None:
    assert to_minor(Decimal(amount), currency) == minor


@given(st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_minor_units_come_back_unchanged(minor: int, currency: str) -> None:
    assert to_minor(from_minor(minor, currency), currency) == minor
