"""How much a number of observations can carry."""

from __future__ import annotations

from enum import StrEnum

TENTATIVE_FROM = 10
SOLID_FROM = 30


class Evidence(StrEnum):
    """NOTHING to show, too FEW for more than the cases themselves, TENTATIVE, or SOLID."""

    NOTHING = "nothing"
    FEW = "few"
    TENTATIVE = "tentative"
    SOLID = "solid"


def evidence_of(n: int) -> Evidence:
    """What ``n`` observations can carry: fewer than 10 no line, fewer than 30 nothing firm."""
    if n <= 0:
        return Evidence.NOTHING
    if n < TENTATIVE_FROM:
        return Evidence.FEW
    return Evidence.TENTATIVE if n < SOLID_FROM else Evidence.SOLID
