"""The parts of a painted chart that can be pointed at."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Region:
    """Where a part lies, what it stands for, and in which row and column the arrows find it."""

    rect: QRectF
    key: Hashable
    row: int = 0
    column: int = 0


def region_at(regions: Sequence[Region], point: QPointF) -> int | None:
    """The region under a point."""
    return next((at for at, region in enumerate(regions) if region.rect.contains(point)), None)


def step_from(regions: Sequence[Region], at: int, *, down: int, right: int) -> int:
    """The region beside another: the next in its row, or the nearest in the next row; else the same."""
    here = regions[at]
    if right:
        row = [(other.column, number) for number, other in enumerate(regions) if other.row == here.row]
        beyond = [each for each in row if (each[0] - here.column) * right > 0]
        return min(beyond, key=lambda each: abs(each[0] - here.column), default=(0, at))[1]
    rows = {other.row for other in regions if (other.row - here.row) * down > 0}
    if not rows:
        return at
    row_number = min(rows, key=lambda number: abs(number - here.row))
    middle = here.rect.center().x()
    return min(
        (number for number, other in enumerate(regions) if other.row == row_number),
        key=lambda number: abs(regions[number].rect.center().x() - middle),
    )
