"""A photo of a story, small until somebody opens it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from app.core.words import gettext as _
from app.ui.theme.theme import Theme

WIDTH, HEIGHT = 156, 117
_RADIUS = 8.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhotoButton(QAbstractButton):
    """Click, Enter or Space open it; ``words`` say what it is."""

    def __init__(self, theme: Theme, attachment_id: int, *, words: str) -> None:
        super().__init__()
        self.attachment_id = attachment_id
        self.words = words
        self._theme = theme
        self._image: QImage | None = None
        self._is_read = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Enter shows it large."))
        self.setToolTip(_("Show it large"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to see."""
        return self._image is not None

    def show_image(self, image: QImage | None) -> None:
        """Show what was read; None for what cannot be shown."""
        self._image, self._is_read = image, True
        self.setEnabled(image is not None)
        if image is None:
            self.setAccessibleDescription(_("This photo cannot be shown."))
            self.setToolTip(_("This photo cannot be shown."))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(path)
        painter.fillPath(path, self._theme.colour("sunk"))
        if self._image is not None:
            painter.drawImage(rect, self._image, _middle_of(self._image, rect))
        else:
            self._paint_missing(painter)
        painter.restore()
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("brand" if focused else "line"), 2 if focused else 1))
        painter.drawPath(path)

    def _paint_missing(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.px(22)
        icon = "circle-alert" if self._is_read else "image"
        pixmap = theme.icons.pixmap(icon, theme.tokens.ink3, size=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())


def _middle_of(image: QImage, rect: QRectF) -> QRectF:
    """The part of a picture that has the shape of ``rect``, so that nothing is squeezed."""
    wide = min(image.width(), image.height() * rect.width() / rect.height())
    high = min(image.height(), image.width() * rect.height() / rect.width())
    return QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
