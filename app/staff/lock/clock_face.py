"""The time in large figures, with the place and the day below."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.calendar_words import long_day

_FIGURES, _GAP, _BELOW, _ROOM = 46, 10, 22, 22


class ClockFace(QWidget):
    """Follows the minute while it is on screen."""

    def __init__(self, theme: Theme, work: Workplace) -> None:
        super().__init__()
        self._theme = theme
        self._work = work
        self.time = self.place = ""
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tick)
        theme.changed.connect(self.updateGeometry)

    def follow_clock(self) -> None:
        """Say what time it is."""
        work = self._work
        self.time = work.wording.time(work.now())
        day = long_day(work.today(), work.venue.language, today=work.today())
        self.place = f"{work.venue.name} · {day}"
        self.setAccessibleName(f"{self.time}, {self.place}")
        self.update()

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._figures()).height() + self._theme.px(_GAP + _BELOW + _ROOM)
        return QSize(self._theme.px(320), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        figures = self._figures()
        high = QFontMetrics(figures).height()
        painter.setFont(figures)
        painter.setPen(self._theme.colour("railbright"))
        painter.drawText(QRect(0, 0, self.width(), high), Qt.AlignmentFlag.AlignCenter, self.time)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("railink"))
        below = QRect(0, high + self._theme.px(_GAP), self.width(), self._theme.px(_BELOW))
        words = painter.fontMetrics().elidedText(self.place, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    def _figures(self) -> QFont:
        font = self._theme.font("hero")
        font.setPixelSize(self._theme.px(_FIGURES))
        return font

    def _tick(self) -> None:
        self.follow_clock()
        self._minute.start(60_000 - QDateTime.currentMSecsSinceEpoch() % 60_000 + 50)
