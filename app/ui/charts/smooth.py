"""A smooth line through points that never goes beyond them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def smooth_line(
    xs: Sequence[float], ys: Sequence[float], *, steps: int = 24
) -> tuple[list[float], list[float]]:
    """Points on a monotone cubic curve through the given ones, ``steps`` between two neighbours.

    Its peaks and valleys are given points, so that it shows no feeling that nobody had. ``xs`` must rise.
    """
    if len(xs) < 3:
        return list(xs), list(ys)
    slopes = _slopes(xs, ys)
    found_x, found_y = [], []
    total = (len(xs) - 1) * steps
    for step in range(total + 1):
        x = xs[0] + (xs[-1] - xs[0]) * step / total
        at = min(bisect_right(xs, x) - 1, len(xs) - 2)
        found_x.append(x)
        found_y.append(_between(xs, ys, slopes, at=at, x=x))
    return found_x, found_y


def _slopes(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Fritsch and Carlson's choice: flat where the direction turns, else the weighted harmonic mean."""
    widths = [after - before for before, after in pairwise(xs)]
    rises = [(after - before) / width for (before, after), width in zip(pairwise(ys), widths, strict=True)]
    inner = []
    for at in range(1, len(rises)):
        before, after = rises[at - 1], rises[at]
        if before * after <= 0:
            inner.append(0.0)
            continue
        first, second = 2 * widths[at] + widths[at - 1], widths[at] + 2 * widths[at - 1]
        inner.append((first + second) / (first / before + second / after))
    return [rises[0], *inner, rises[-1]]


def _between(
    xs: Sequence[float], ys: Sequence[float], slopes: Sequence[float], *, at: int, x: float
) -> float:
    width = xs[at + 1] - xs[at]
    part = (x - xs[at]) / width
    square, cube = part * part, part * part * part
    return (
        (2 * cube - 3 * square + 1) * ys[at]
        + (cube - 2 * square + part) * width * slopes[at]
        + (3 * square - 2 * cube) * ys[at + 1]
        + (cube - square) * width * slopes[at + 1]
    )
