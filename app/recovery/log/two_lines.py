"""Text on at most two lines, the second of which ends in … where there is more."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


class TwoLines:
    """Breaks text for one font; what was broken once is kept."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.break_up = lru_cache(maxsize=4096)(self._break_up)

    @property
    def line_height(self) -> int:
        """From one line to the next."""
        return self.metrics.height() + 3

    def count(self, text: str, width: int) -> int:
        """How many lines it takes: one or two."""
        return len(self.break_up(text, width))

    def _break_up(self, text: str, width: int) -> tuple[str, ...]:
        flat = " ".join(text[:400].split())
        if self.metrics.horizontalAdvance(flat) <= width:
            return (flat,)
        layout = QTextLayout(flat, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(1, width))
        layout.endLayout()
        end = _as_characters(flat, line.textLength())
        rest = flat[end:].strip()
        return flat[:end].strip(), self.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)


def _as_characters(text: str, units: int) -> int:
    """How many characters so many UTF-16 units are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore"))
