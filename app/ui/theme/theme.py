"""The theme in force: follows the system or a choice, and tells everybody who paints."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.icons import Icons
from app.ui.theme.fonts import TextRole, load_fonts, make_font
from app.ui.theme.palette import build_palette
from app.ui.theme.stylesheet import build_stylesheet
from app.ui.theme.tokens import DARK, LIGHT, Tokens

ThemeMode = Literal["system", "light", "dark"]
_SCHEMES = {"system": "Unknown", "light": "Light", "dark": "Dark"}
_SHEET_ICONS = {"chevron-down": "ink2", "chevron-up": "ink2", "chevron-right": "ink2", "check": "brandink"}
SMALLEST, LARGEST = 1.0, 2.0
_MIDDLE = 128


class Theme(QObject):
    """Tokens, fonts, icons and sizes of the theme in force; handed to every widget that paints.

    The colours are made for the style that ``new_application`` chooses.

    ``changed`` is emitted after colours or the text size have changed.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, resources: Path, mode: ThemeMode = "system", text_scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app = app
        self._sheet_folder = QTemporaryDir()
        # At the end of the program nobody destroys what Qt holds, so the folder would stay.
        atexit.register(self._sheet_folder.remove)
        self.icons = Icons(resources / "icons")
        load_fonts(resources / "fonts")
        self._mode = mode
        self._scale = _within_range(text_scale)
        self.tokens = LIGHT
        self._fonts: dict[tuple[TextRole, bool], QFont] = {}
        if mode != "system":
            self._follow_mode()
        self._apply(self._first_tokens())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> ThemeMode:
        """What was chosen: system, light or dark."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self.tokens is DARK

    @property
    def text_scale(self) -> float:
        """1.0 is the normal size of text, 2.0 twice that."""
        return self._scale

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system's colours, or stay light or dark."""
        self._mode = mode
        self._follow_mode()
        self._apply(self._wanted())

    def set_text_scale(self, scale: float) -> None:
        """Show text at ``scale`` times its normal size, held between 1 and 2."""
        scale = _within_range(scale)
        if scale != self._scale:
            self._scale = scale
            self._apply(self.tokens)

    def colour(self, token: str) -> QColor:
        """A token's colour, by its name."""
        return QColor(getattr(self.tokens, token))

    def font(self, role: TextRole = "body", *, tabular: bool = False) -> QFont:
        """The font of a role at the text size in force; whoever asks may change theirs."""
        key = role, tabular
        if key not in self._fonts:
            self._fonts[key] = make_font(role, scale=self._scale, tabular=tabular)
        return QFont(self._fonts[key])

    def px(self, size: float) -> int:
        """A length that grows with the text, in logical pixels."""
        return round(size * self._scale)

    def icon(self, name: str, token: str = "ink", *, size: int = 18, on: str = "") -> QIcon:
        """A button's icon in a token's colour; ``on`` names the colour when it is checked."""
        return self.icons.icon(
            name,
            getattr(self.tokens, token),
            size=self.px(size),
            on=getattr(self.tokens, on) if on else "",
            faint=self.tokens.ink3,
        )

    def _follow_mode(self) -> None:
        hints = QGuiApplication.styleHints()
        scheme = QtCore.Qt.ColorScheme[_SCHEMES[self._mode]]
        if hints.colorScheme() != scheme:
            hints.setColorScheme(scheme)

    def _system_changed(self) -> None:
        if self._wanted() is not self.tokens:
            self._apply(self._wanted())

    def _first_tokens(self) -> Tokens:
        """Where the system decides, its palette tells: to ask for its scheme takes a tenth of the whole start.

        With the first scheme Python makes every name there is in ``QtCore.Qt``.
        """
        if self._mode != "system":
            return self._wanted()
        self._app.setPalette(QPalette())
        return DARK if self._app.palette().window().color().lightness() < _MIDDLE else LIGHT

    def _wanted(self) -> Tokens:
        if self._mode == "system":
            return DARK if QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _apply(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.icons.clear()
        self._fonts.clear()
        self._app.setPalette(build_palette(self.tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(build_stylesheet(self.tokens, scale=self._scale, images=self._sheet_images()))
        self.changed.emit()

    def _sheet_images(self) -> dict[str, str]:
        """Tinted files for the few marks that a stylesheet can only take from disk."""
        images = {}
        for name, token in _SHEET_ICONS.items():
            colour: str = getattr(self.tokens, token)
            path = Path(self._sheet_folder.filePath(f"{name}-{colour[1:]}.svg"))
            path.write_text(self.icons.svg(name, colour), encoding="utf-8")
            images[name] = path.as_posix()
        return images


def _within_range(scale: float) -> float:
    return min(LARGEST, max(SMALLEST, scale))
