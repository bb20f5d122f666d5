"""Bands that can be pressed, and a stock of them that is used again for whoever is shown next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.bands import Band
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone


class PressableBand(Band):
    """A band that can be pressed, by mouse or by keyboard."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, *, tone: Tone, icon: str) -> None:
        super().__init__(theme, tone=tone, icon=icon)
        self._ring = theme
        self.thing: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def below(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(self._ring.px(15), self.height() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.pressed.emit(self)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._ring.colour("ink"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)


class BandStock(QObject):
    """The bands of one tone in one area; ``pressed`` tells which of them was pressed."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, area: QWidget, *, tone: Tone, icon: str) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._tone: Tone = tone
        self._icon = icon
        self._bands: list[PressableBand] = []

    def show_things(self, things: Sequence[tuple[object, str, str]]) -> list[PressableBand]:
        """A band for each of these (thing, strong words, further words); the other bands go out of sight."""
        while len(self._bands) < len(things):
            self._add()
        for band, (thing, strong, rest) in zip(self._bands, things, strict=False):
            band.thing = thing
            band.set_spans([Span(strong, bold=True), Span(" " + rest)])
            show_only(band, visible=True)
        for band in self._bands[len(things) :]:
            show_only(band, visible=False)
        return self._bands[: len(things)]

    def _add(self) -> None:
        band = PressableBand(self._theme, tone=self._tone, icon=self._icon)
        band.setParent(self._area)
        band.pressed.connect(self.pressed)
        self._bands.append(band)
