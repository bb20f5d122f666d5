"""Amounts of money as whole minor units (cents, pence, yen)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_USUAL_DIGITS = 2
_UNITS_WITHOUT_DIGITS = 100
_WITHOUT_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_WITH_THREE = "BHD IQD JOD KWD LYD OMR TND"
_OTHER_DIGITS = {
    **dict.fromkeys(_WITHOUT_DIGITS.split(), 0),
    **dict.fromkeys(_WITH_THREE.split(), 3),
    "CLF": 4,
    "UYW": 4,
}


def minor_digits(currency: str) -> int:
    """How many digits of ``currency`` (ISO 4217) stand after the decimal mark."""
    return _OTHER_DIGITS.get(currency.upper(), _USUAL_DIGITS)


def to_minor(amount: Decimal, currency: str) -> int:
    """``amount`` in minor units; what is smaller than one unit is rounded half up, away from zero."""
    return int(amount.scaleb(minor_digits(currency)).to_integral_value(ROUND_HALF_UP))


def from_minor(minor: int, currency: str) -> Decimal:
    """The amount that ``minor`` units are, with exactly the currency's digits."""
    return Decimal(minor).scaleb(-minor_digits(currency))


def usual_minor(units: int, currency: str) -> int:
    """``units`` of a usual currency in minor units of this one, a hundred times as many where it has no cents."""
    digits = minor_digits(currency)
    return units * (10**digits if digits else _UNITS_WITHOUT_DIGITS)
