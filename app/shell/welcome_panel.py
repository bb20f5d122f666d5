"""The dark side of the first window: what the program is for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.shell.rail import paint_logo
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class WelcomePanel(QWidget):
    """The R, a promise in two lines, and four things the program does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 64, 48, 60)
        column.setSpacing(14)
        column.addWidget(_Logo(theme))
        column.addWidget(
            SpanLabel(
                theme, [Span(_("Know every guest,\nkeep every promise."))], role="hero", colour="railbright"
            )
        )
        column.addWidget(
            SpanLabel(
                theme,
                [Span(_("Everything stays on this computer. No account, no network."))],
                colour="railink",
            )
        )
        column.addStretch(1)
        for icon, words in _gains():
            column.addWidget(_Gain(theme, icon=icon, words=words))
        theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), self._theme.colour("rail"))

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(460))


def _gains() -> tuple[tuple[str, str], ...]:
    return (
        ("users", _("Who is in front of you, at a glance")),
        ("heart-handshake", _("What went wrong, put right")),
        ("cake", _("Whose day it is")),
        ("chart-line", _("Whether it works")),
    )


class _Logo(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = self._theme.px(46)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_logo(QPainter(self), self._theme, rect=QRectF(self.rect()))


class _Gain(QWidget):
    def __init__(self, theme: Theme, *, icon: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(SpanLabel(theme, [Span(words)], colour="railink"), 1)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        theme = self._theme
        pixmap = theme.icons.pixmap(
            self._icon, theme.tokens.railink, size=theme.px(16), ratio=self.devicePixelRatioF()
        )
        self._picture.setPixmap(pixmap)
