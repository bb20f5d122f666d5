"""What takes the place of a panel for a while: a large form, or a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.form_slot import FormSlot
from app.ui.scrolled import Scrolled
from app.ui.theme.theme import Theme


class FormPage(QScrollArea):
    """A form that needs the whole room; where that is not enough it scrolls to whatever has the keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.slot = FormSlot(theme)
        column = Scrolled(theme, self).column
        column.addWidget(self.slot)
        column.addStretch(1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_focused)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            # What has just been shown has its place only when the layouts have run.
            self._later.start(0)

    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)


class PicturePage(QWidget):
    """A picture as large as there is room for; Esc leaves it."""

    left = Signal()

    def __init__(self, theme: Theme, *, back_words: str) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._picture = QLabel()
        self._picture.setMinimumSize(80, 80)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.close_button = PushButton(theme, back_words, icon="arrow-left")
        self.close_button.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(18), 0)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._picture, 1)

    def show_picture(self, image: QImage, *, name: str) -> None:
        """Show this one."""
        self._pixmap = QPixmap.fromImage(image)
        self._picture.setAccessibleName(name)
        self._fit()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._pixmap.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(self._pixmap.scaled(self._picture.size(), keep, smooth))
