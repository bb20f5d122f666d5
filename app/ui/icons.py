"""Icons from the bundled SVG files, tinted, and drawn for the exact pixels of the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

_STROKE = 'stroke-width="2"'


class Icons:
    """Draws the icons of one folder; what was drawn once is kept."""

    def __init__(self, folder: Path, *, stroke: float = 1.75) -> None:
        self._folder = folder
        self._stroke = stroke
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def names(self) -> list[str]:
        """Every icon there is."""
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def svg(self, name: str, colour: str) -> str:
        """The picture's source with its strokes in ``colour``; raises OSError for an unknown name."""
        if name not in self._sources:
            source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = source.replace(_STROKE, f'stroke-width="{self._stroke}"')
        return self._sources[name].replace("currentColor", colour)

    def pixmap(self, name: str, colour: str, *, size: int, ratio: float = 1.0) -> QPixmap:
        """A square picture of ``size`` logical pixels for a screen of this device pixel ratio."""
        key = (name, colour, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, colour, size, ratio=ratio)
        return found

    def icon(self, name: str, colour: str, *, size: int = 18, on: str = "", faint: str = "") -> QIcon:
        """An icon for buttons and menus; ``on`` is its colour when checked, ``faint`` when disabled."""
        icon = QIcon()
        for ratio in self._ratios():
            icon.addPixmap(self.pixmap(name, colour, size=size, ratio=ratio))
            if on:
                icon.addPixmap(
                    self.pixmap(name, on, size=size, ratio=ratio), QIcon.Mode.Normal, QIcon.State.On
                )
            if faint:
                icon.addPixmap(self.pixmap(name, faint, size=size, ratio=ratio), QIcon.Mode.Disabled)
        return icon

    def clear(self) -> None:
        """Forget what was drawn, as after a change of theme."""
        self._pixmaps.clear()

    def _draw(self, name: str, colour: str, size: int, *, ratio: float) -> QPixmap:
        pixels = max(1, round(size * ratio))
        pixmap = QPixmap(QSize(pixels, pixels))
        pixmap.fill(QColor("transparent"))
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(self.svg(name, colour).encode()))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    @staticmethod
    def _ratios() -> list[float]:
        screens = QGuiApplication.screens()
        return sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in screens)})
