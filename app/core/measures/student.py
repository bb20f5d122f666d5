"""Student's t distribution, as far as intervals of a mean need it."""

from __future__ import annotations

from math import exp, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 500
_HALVINGS = 200
_NEAR_NORMAL, _STEPS_FROM = 500, 6
_STEPS = 3


def t_quantile(p: float, freedom: int) -> float:
    """Where the distribution with ``freedom`` >= 1 degrees reaches ``p``, for 0.5 <= p < 1.

    The distribution function comes from the incomplete beta function, whose continued fraction is
    DLMF 8.17.22 (evaluated after Lentz). With few degrees the quantile is found by halving, with more by
    Newton's steps from what the normal distribution says, and with very many that is close enough by itself.
    """
    if not 0.5 <= p < 1 or freedom < 1:
        raise ValueError("the quantile is wanted of 0.5 <= p < 1 and one degree of freedom or more")
    if freedom < _STEPS_FROM:
        return _halved(p, freedom)
    t = _near(p, freedom)
    if freedom < _NEAR_NORMAL:
        for _step in range(_STEPS):
            t -= (_cumulative(t, freedom) - p) / _density(t, freedom)
    return t


def _near(p: float, freedom: int) -> float:
    """The quantile in terms of the normal one (Abramowitz and Stegun 26.7.5)."""
    z = NormalDist().inv_cdf(p)
    one = (z**3 + z) / 4
    two = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    three = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    four = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + (one + (two + (three + four / freedom) / freedom) / freedom) / freedom


def _density(t: float, freedom: int) -> float:
    front = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    return exp(front - (freedom + 1) / 2 * log1p(t * t / freedom))


def _halved(p: float, freedom: int) -> float:
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


def standard_error_of_counts(counted: list[tuple[int, int]]) -> float:
    """The same of whole numbers with how often each was seen, exactly until the root."""
    n = sum(times for _, times in counted)
    total = sum(value * times for value, times in counted)
    squares = sum(value * value * times for value, times in counted)
    return sqrt((n * squares - total * total) / (n * n * (n - 1)))
