"""A form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from app.ui.form_fields import Field
from app.ui.parts import parts_of
from app.ui.theme.theme import Theme

WIDTH = 760
TOP, EDGE = 60, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FloatingForm(Protocol):
    """What is asked of the form, which is a widget whose fields scroll where there is too little room."""

    scroller: QScrollArea
    inside: QWidget

    def start(self) -> None:
        """Put the focus into the first field that is empty."""
        ...

    def submit(self) -> None:
        """Keep what was typed, or say beside the field what is wrong."""
        ...


class OverWindow(QWidget):
    """Covers the window with a veil and the form; Esc or a click beside it puts it away and keeps the text.

    ``widest`` is how wide it gets where there is room.
    """

    widest = WIDTH

    def __init__(self, form: FloatingForm, *, theme: Theme, window: QWidget) -> None:
        # Tab goes round inside what Qt takes for a window of its own. It is not led by hand: PySide takes whoever
        # follows in the order of the keys for a part of whoever comes before, and when that one goes, everything in
        # the other for gone too; the next look at its layout ends the program.
        super().__init__(window, Qt.WindowType.SubWindow)
        self.hide()
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None
        self._leaving = False
        self._floating = form
        self._box = cast(QWidget, form)
        self._box.setParent(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_focused)
        theme.changed.connect(self.fit)
        window.installEventFilter(self)
        form.inside.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        for line in parts_of(self._box, QLineEdit):
            line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether it is on screen."""
        return not self.isHidden()

    def bring_up(self) -> None:
        """Show it with the keys in the form."""
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self.fit()
        self.show()
        self.raise_()
        self._floating.start()

    def leave(self) -> None:
        """Put it away, keep what was typed, and give the keys back to where they were."""
        if not self.is_open:
            return
        self._leaving = True
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leaving = False

    def fit(self) -> None:
        """Make it as high as the form needs; it moves up before it scrolls."""
        self.setGeometry(self._window.rect())
        width = min(self._theme.px(self.widest), self.width() - 2 * EDGE)
        self._box.resize(width, 10)
        height = min(self._wanted_height(width), self.height() - 2 * EDGE)
        top = min(TOP, self.height() - EDGE - height)
        self._box.setGeometry((self.width() - width) // 2, top, width, height)

    def took_enter(self, line: QObject) -> bool:
        """Do what Enter means in this line, where it means anything else than to keep everything."""
        del line
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.fit()
        elif watched is self._floating.inside:
            # Only now do the layouts inside know of what was shown or hidden in them.
            if event.type() == QEvent.Type.LayoutRequest and self.is_open:
                self.fit()
        elif isinstance(event, QKeyEvent) and self._is_enter(event):
            # A line would let Enter go on to the form after it has used it itself.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.took_enter(watched):
                self._floating.submit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._floating.submit()
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        veil = QColor(self._theme.colour("rail"))
        veil.setAlpha(120)
        QPainter(self).fillRect(self.rect(), veil)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whoever takes the keys elsewhere in the window, as by Ctrl+K, has left the form."""
        if new is None or self._leaving or not self.is_open or new.window() is not self._window:
            return
        if not self.isAncestorOf(new):
            self._before = None
            self.leave()
        else:
            # What has just been shown has its place only when the layouts have run.
            self._later.start(0)

    def _show_focused(self) -> None:
        """Scroll to whatever has the keys, with its label and what is wrong with it."""
        part, inside = QApplication.focusWidget(), self._floating.inside
        if part is None or not inside.isAncestorOf(part):
            return
        field = next((each for each in parts_of(inside, Field) if each.isAncestorOf(part)), part)
        self._floating.scroller.ensureWidgetVisible(field)

    def _wanted_height(self, width: int) -> int:
        inside = self._floating.inside
        room = width - self._theme.px(40) - 14
        layout = inside.layout()
        high = layout.heightForWidth(room) if layout is not None and layout.hasHeightForWidth() else 0
        frame = self._box.sizeHint().height() - self._floating.scroller.sizeHint().height()
        return max(high, inside.minimumSizeHint().height()) + frame

    @staticmethod
    def _is_enter(event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return event.key() in _ENTER
