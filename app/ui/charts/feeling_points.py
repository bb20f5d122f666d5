"""The points of a feeling curve, and what they say in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.core.words import gettext as _

Mark = Literal["", "peak", "low", "end"]


@dataclass(frozen=True)
class FeelingPoint:
    """One contact: how far along (any rising number), the feeling from −2 to +2, and what it was.

    ``label`` stands beside a marked point; ``when`` and ``what`` are for the table.
    """

    x: float
    feeling: float
    when: str = ""
    what: str = ""
    mark: Mark = ""
    label: str = ""


def describe(points: Sequence[FeelingPoint]) -> str:
    """The curve in words."""
    if not points:
        return _("Nothing known yet")
    marked = [
        _("{label}: {feeling}").format(label=point.label or point.what, feeling=signed(point.feeling))
        for point in points
        if point.mark
    ]
    return _("{count} contacts. {marked}").format(count=len(points), marked="; ".join(marked)).strip()


def signed(feeling: float) -> str:
    """A feeling with its sign: +2, 0, −1.5."""
    shown = f"{abs(feeling):g}"
    return shown if feeling == 0 else ("+" if feeling > 0 else "−") + shown
