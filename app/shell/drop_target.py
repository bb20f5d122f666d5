"""Files dropped anywhere on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme


class DropTarget(QObject):
    """Watches a window; ``files_dropped`` gives the paths. Widgets that take drops themselves go first."""

    files_dropped = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, *, words: str) -> None:
        super().__init__(window)
        self._window = window
        self._new_veil = partial(_Veil, theme, window, words=words)
        self._veil: _Veil | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDragEnterEvent) and kind == QEvent.Type.DragEnter:
            if dropped_files(event.mimeData()):
                event.acceptProposedAction()
                self._cover()
                return True
        elif kind == QEvent.Type.DragLeave:
            self._uncover()
        elif isinstance(event, QDropEvent) and kind == QEvent.Type.Drop:
            self._uncover()
            files = dropped_files(event.mimeData())
            if files:
                event.acceptProposedAction()
                self.files_dropped.emit(files)
                return True
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        if self._veil is None:
            self._veil = self._new_veil()
        self._veil.cover(self._window)

    def _uncover(self) -> None:
        if self._veil is not None:
            self._veil.hide()


def dropped_files(data: QMimeData) -> list[Path]:
    """The files on this computer that somebody drags; folders and web addresses are left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class _Veil(QWidget):
    """What lies over the window while a file is held above it."""

    def __init__(self, theme: Theme, window: QWidget, *, words: str) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, window: QWidget) -> None:
        """Lie over all of the window."""
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("bg")
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.colour("brand"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(24, 24, -24, -24), 12, 12)
        side = theme.px(32)
        top = self.height() // 2 - side - theme.px(8)
        pixmap = theme.icons.pixmap("file-up", theme.tokens.brand, size=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, top, pixmap)
        painter.setFont(theme.font("card_title"))
        painter.setPen(theme.colour("ink"))
        words = self.rect().adjusted(0, self.height() // 2 + theme.px(4), 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words)
