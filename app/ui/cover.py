"""Putting everything of a window away behind one sheet, and bringing it back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QToolTip, QWidget
from shiboken6 import isValid

from app.ui.parts import shown_in

_REFUSED = (QEvent.Type.DragEnter, QEvent.Type.ToolTip)
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class Cover(QObject):
    """While the sheet is on, nothing of the window can be seen, reached by keys, or read out.

    What is in the window is hidden, not only painted over: screen readers speak what is painted over. Text,
    scrolling and the place of the cursor stay; questions that were open are answered with no.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sheet: QWidget | None = None
        self._before: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._intruders: list[QWidget] = []
        self._title = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._turn_away)

    @property
    def is_on(self) -> bool:
        """Whether the window is covered."""
        return self._sheet is not None

    def put_on(self, sheet: QWidget, *, title: str) -> None:
        """Cover the window with this sheet, under a title that tells nothing."""
        assert self._sheet is None
        self._sheet = sheet
        self._before = self._window.focusWidget()
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(title)
        self._close_passing()
        for each in (*_others(self._window), *self._children()):
            self._put_away(each)
        # As a window in the window Tab goes round in it; see OverWindow for why it is not led by hand.
        sheet.setParent(self._window, Qt.WindowType.SubWindow)
        sheet.setGeometry(self._window.rect())
        sheet.show()
        sheet.raise_()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def take_off(self, *, title: str = "") -> None:
        """Bring everything back; the keys go where they were."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._later.stop()
        self._window.setWindowTitle(title or self._title)
        hidden, self._hidden, self._intruders = self._hidden, [], []
        for each in hidden:
            if isValid(each):
                each.show()
        sheet.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The window goes: watch no more, and bring nothing back."""
        app = QApplication.instance()
        if self._sheet is not None and app is not None:
            app.removeEventFilter(self)
            self._later.stop()
            self._sheet = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Shortcut:
            return QApplication.activeWindow() in (self._window, None)
        if not isinstance(watched, QWidget):
            return False
        if kind in _REFUSED:
            return watched.window() is self._window
        if kind == QEvent.Type.Resize and watched is self._window and self._sheet is not None:
            self._sheet.setGeometry(self._window.rect())
        elif kind == QEvent.Type.Show and self._is_intruder(watched):
            self._intruders.append(watched)
            self._later.start(0)
        return False

    def _is_intruder(self, widget: QWidget) -> bool:
        if widget.isWindow():
            return widget is not self._window and _belongs(widget, self._window)
        return widget.parentWidget() is self._window and widget is not self._sheet

    def _turn_away(self) -> None:
        intruders, self._intruders = self._intruders, []
        for each in intruders:
            if isValid(each) and each.isVisible():
                self._put_away(each)
        if self._sheet is not None:
            self._sheet.raise_()

    def _put_away(self, widget: QWidget) -> None:
        """A question is answered with no, for hiding it would do so too; everything else comes back later."""
        if isinstance(widget, QDialog) and widget.isModal() and not isinstance(widget, QProgressDialog):
            widget.reject()
            return
        widget.hide()
        if widget.windowType() not in _PASSING or not widget.isWindow():
            self._hidden.append(widget)

    def _children(self) -> list[QWidget]:
        return shown_in(self._window)

    def _close_passing(self) -> None:
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                break


def _others(window: QWidget) -> list[QWidget]:
    """Dialogs and the like that stand before this window."""
    tops = QApplication.topLevelWidgets()
    return [each for each in tops if each is not window and each.isVisible() and _belongs(each, window)]


def _belongs(widget: QWidget, window: QWidget) -> bool:
    """Whether a window came out of this one; a dialog of nobody belongs to all."""
    above = widget.parentWidget()
    if above is None:
        return isinstance(widget, QDialog)
    while above is not None:
        if above is window:
            return True
        above = above.parentWidget()
    return False
