"""Student's t distribution, as far as intervals of a mean need it."""

from __future__ import annotations

from math import exp, lgamma, log, sqrt

_TINY = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 500
_HALVINGS = 200


def t_quantile(p: float, freedom: int) -> float:
    """Where the distribution with ``freedom`` >= 1 degrees reaches ``p``, for 0.5 <= p < 1.

    The distribution function comes from the incomplete beta function, whose continued fraction is
    DLMF 8.17.22 (evaluated after Lentz); the quantile is found by halving.
    """
    if not 0.5 <= p < 1 or freedom < 1:
        raise ValueError("the quantile is wanted of 0.5 <= p < 1 and one degree of freedom or more")
    low, high = 0.0, 2.0
    while _cumulative(high, freedom) < p:
        low, high = high, high * 2
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _cumulative(middle, freedom) < p else (low, middle)
    return (low + high) / 2


def _cumulative(t: float, freedom: int) -> float:
    """The probability of a value up to ``t`` >= 0."""
    return 1 - _beta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    return front * _continued_fraction(x, a, b) / a


def _continued_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _apart(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        step = 1.0
        for term in (even, odd):
            d = 1 / _apart(1 + term * d)
            c = _apart(1 + term / c)
            step = c * d
            value *= step
        if abs(step - 1) < _CLOSE:
            break
    return value


def _apart(number: float) -> float:
    """The number, kept away from 0 so that it can divide."""
    return number if abs(number) > _TINY else _TINY


def standard_error(values: list[float]) -> float:
    """The standard error of the mean of two values or more."""
    n = len(values)
    mean = sum(values) / n
    return sqrt(sum((value - mean) ** 2 for value in values) / (n - 1) / n)
