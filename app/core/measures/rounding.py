"""The one rounding, at display."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def round_half_away(value: float, digits: int = 0) -> Decimal:
    """``value`` with so many decimals, a half going away from zero; never "-0".

    The number is taken as it is written (0.15 is a half of a tenth), not as binary holds it.
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def whole_percent(share: float) -> int:
    """A share between 0 and 1 as whole percents."""
    return int(round_half_away(float(Decimal(repr(share)) * 100)))
