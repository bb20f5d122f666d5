"""The one rounding at display, and what a number of observations carries."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.rounding import round_half_away, whole_percent


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (2.5, 0, "3"),
        (-0.4, 0, "0"),
        (0.15, 1, "0.2"),
        (-1.25, 1, "-1.3"),
        (1e-9, 1, "0.0"),
        (46.875, 2, "46.88"),
    ],
)
def test_a_half_goes_away_from_zero(value: float, digits: int, shown: str) -> None:
    assert str(round_half_away(value, digits)) == shown


@pytest.mark.parametrize(("share", "shown"), [(0.0, 0), (0.005, 1), (0.855, 86), (2 / 3, 67), (1.0, 100)])
def test_a_share_is_shown_in_whole_percents(share: float, shown: int) -> None:
    assert whole_percent(share) == shown


def test_rounding_gives_a_decimal_that_is_never_minus_zero() -> None:
    assert not round_half_away(-0.0).is_signed()
    assert round_half_away(-0.01, 1) == Decimal(0)


@pytest.mark.parametrize(
    ("n", "evidence"),
    [
        (0, Evidence.NOTHING),
        (1, Evidence.FEW),
        (9, Evidence.FEW),
        (10, Evidence.TENTATIVE),
        (29, Evidence.TENTATIVE),
        (30, Evidence.SOLID),
    ],
)
def test_few_observations_carry_little(n: int, evidence: Evidence) -> None:
    assert evidence_of(n) is evidence
