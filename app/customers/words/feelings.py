"""The feeling curve in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.customers.feeling import FeelingCurve, Felt
from app.wording.reading import Reading

_LONGEST = 28


def short(text: str) -> str:
    """As much of a text as fits beside a point."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def signed(feeling: int) -> str:
    """A feeling with its sign."""
    return f"+{feeling}" if feeling > 0 else str(feeling).replace("-", "−")


def peak_label(point: Felt) -> str:
    """What stands beside the peak."""
    if point.feeling < 0:
        return low_label(point)
    return _("peak: {what}").format(what=short(point.label) or signed(point.feeling))


def low_label(point: Felt) -> str:
    """What stands beside the lowest point."""
    return short(point.label) or _("lowest: {feeling}").format(feeling=signed(point.feeling))


def end_label(point: Felt, *, is_peak: bool) -> str:
    """What stands beside the end."""
    if is_peak:
        return _("peak and end: {feeling}").format(feeling=signed(point.feeling))
    return _("end: {feeling}").format(feeling=signed(point.feeling))


def curve_sentence(curve: FeelingCurve, reading: Reading) -> str:
    """What people remember: the mean of peak and end."""
    if curve.score is None:
        return ""
    score = f"{curve.score:+.1f}".replace("-", "−").replace("+0.0", "0")
    return _("Remembered as {score}, from {count}").format(
        score=score, count=reading.wording.number(len(curve.points))
    )
