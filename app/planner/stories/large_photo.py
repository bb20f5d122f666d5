"""One photo as large as the window, over everything else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.planner.stories.photo import PhotoButton
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

_MARGIN, _LINE = 36, 34
_AWAY = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WHITE = "#FFFFFF"


class LargePhoto(QWidget):
    """Esc, Enter or a click put it away; ``left`` tells which photo it was."""

    left = Signal(int)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._theme = theme
        self._window = window
        self._attachment_id = 0
        self._image: QImage | None = None
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)

    @property
    def attachment_id(self) -> int:
        """Which photo is shown; 0 for none."""
        return self._attachment_id

    @property
    def has_picture(self) -> bool:
        """Whether it was read already."""
        return self._image is not None

    def begin(self, small: PhotoButton) -> None:
        """Cover the window; the picture follows."""
        self._attachment_id, self._image, self._words = small.attachment_id, None, small.words
        self.setAccessibleName(small.words)
        self.setAccessibleDescription(_("Esc puts it away."))
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_image(self, attachment_id: int, image: QImage | None) -> None:
        """Show the picture, if it is still wanted."""
        if attachment_id == self.attachment_id:
            self._image = image
            self.update()

    def leave(self) -> None:
        """Put it away."""
        attachment_id, self._attachment_id, self._image = self._attachment_id, 0, None
        self.hide()
        self.left.emit(attachment_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _AWAY:
            self.leave()
        else:
            event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        """Nothing below it takes the keys while it is there."""
        del next
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        veil = QColor(self._theme.colour("rail"))
        veil.setAlpha(235)
        painter.fillRect(self.rect(), veil)
        margin, line = self._theme.px(_MARGIN), self._theme.px(_LINE)
        room = self.rect().adjusted(margin, margin, -margin, -margin - line)
        if self._image is not None:
            painter.drawImage(QRectF(_within(self._image, room)), self._image)
        painter.setPen(QColor(_WHITE))
        words = QRect(margin, self.height() - margin - line // 2, self.width() - 2 * margin, line)
        paint_line(painter, self._theme, rect=words, spans=[Span(self._words)], role="body", colour="railink")


def _within(image: QImage, room: QRect) -> QRect:
    """Where it stands: as large as there is room, and never larger than twice what was taken."""
    size = image.size()
    scaled = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if scaled.width() > 2 * size.width():
        scaled = size * 2
    place = QRect(0, 0, scaled.width(), scaled.height())
    place.moveCenter(room.center())
    return place
