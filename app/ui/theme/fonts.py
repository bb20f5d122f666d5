"""Inter from the program's own files, in the few sizes and weights that the program uses."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

TextRole = Literal[
    "body", "body_strong", "small", "small_strong", "tiny", "card_title", "panel_title", "page_title", "hero"
]

_SIZES: dict[TextRole, tuple[int, QFont.Weight]] = {
    "body": (13, QFont.Weight.Normal),
    "body_strong": (13, QFont.Weight.DemiBold),
    "small": (12, QFont.Weight.Normal),
    "small_strong": (12, QFont.Weight.DemiBold),
    "tiny": (11, QFont.Weight.Normal),
    "card_title": (14, QFont.Weight.DemiBold),
    "panel_title": (17, QFont.Weight.Bold),
    "page_title": (20, QFont.Weight.Bold),
    "hero": (30, QFont.Weight.Bold),
}
_TIGHT = ("panel_title", "page_title", "hero")
FAMILY = "Inter"


def load_fonts(folder: Path) -> list[str]:
    """Register the font files in ``folder``; gives the names of those Qt refused."""
    files = sorted(folder.glob("*.otf"))
    return [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]


def make_font(role: TextRole, *, scale: float = 1.0, tabular: bool = False) -> QFont:
    """The font of a role; ``tabular`` gives every digit the same width, for columns of numbers."""
    size, weight = _SIZES[role]
    font = QFont()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font.setFamilies([FAMILY, system] if system else [FAMILY])
    font.setPixelSize(round(size * scale))
    font.setWeight(weight)
    if role in _TIGHT:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def text_size(role: TextRole, scale: float = 1.0) -> int:
    """The height of a role's type in logical pixels."""
    return round(_SIZES[role][0] * scale)
