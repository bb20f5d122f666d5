"""What a chart is painted with: the theme on screen, or plain light colours on paper and in files."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QColor, QFont

from app.ui.theme.fonts import TextRole, make_font
from app.ui.theme.tokens import LIGHT, Tokens


class Look(Protocol):
    """Colours, fonts and lengths; the theme is one."""

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        ...

    def colour(self, token: str) -> QColor:
        """A token's colour, by its name."""
        ...

    def font(self, role: TextRole = "body", *, tabular: bool = False) -> QFont:
        """The font of a role."""
        ...

    def px(self, size: float) -> int:
        """A length that grows with the text, in logical pixels."""
        ...


class PaperLook:
    """The light colours at ``scale`` times the normal size, whatever is on screen."""

    def __init__(self, scale: float = 1.0) -> None:
        self.tokens = LIGHT
        self._scale = scale

    def colour(self, token: str) -> QColor:
        """A token's colour, by its name."""
        return QColor(getattr(self.tokens, token))

    def font(self, role: TextRole = "body", *, tabular: bool = False) -> QFont:
        """The font of a role; never tabular, for digits of one width cannot be copied out of a PDF."""
        del tabular
        return make_font(role, scale=self._scale)

    def px(self, size: float) -> int:
        """A length that grows with the text, in logical pixels."""
        return round(size * self._scale)


def strong_colour(look: Look, tone: str) -> QColor:
    """The colour of a line, bar or word of a tone."""
    return QColor(look.tokens.ink2 if tone == "neutral" else getattr(look.tokens, tone))


def soft_colour(look: Look, tone: str) -> QColor:
    """The pale ground of a tone, as of the band around a line."""
    return QColor(look.tokens.line if tone == "neutral" else getattr(look.tokens, f"{tone}soft"))
