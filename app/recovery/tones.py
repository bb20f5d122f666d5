"""In which colour a severity is shown; its word always stands with it."""

from __future__ import annotations

from app.model.case import Severity
from app.ui.theme.tokens import Tone

_TONES: dict[Severity, Tone] = {
    Severity.MINOR: "neutral",
    Severity.MODERATE: "brass",
    Severity.SERIOUS: "alert",
    Severity.CRITICAL: "alert",
}
_ICONS = {Severity.CRITICAL: "triangle-alert"}


def severity_tone(severity: Severity) -> Tone:
    """The tone of a severity's chip."""
    return _TONES[severity]


def severity_icon(severity: Severity) -> str:
    """The icon in the chip; only the worst has one, which tells it from serious in any colour."""
    return _ICONS.get(severity, "")
