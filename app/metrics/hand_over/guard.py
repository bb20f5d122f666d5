"""Keeps whoever has the screen in their hands inside the survey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLAIN = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_NEEDED = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Shift,
    }
)
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
"""Windows that go by themselves and are not brought back."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_REFUSED = (QEvent.Type.Shortcut, QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.ToolTip)


class Guard(QObject):
    """While it stands, only keys that write or move reach the screen, and no other window comes up."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._stands = False
        self._intruders: list[QWidget] = []
        self._hidden: list[QWidget] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._turn_away)

    def stand(self) -> None:
        """Put every other window away."""
        self._stands = True
        self._hidden = [each for each in QApplication.topLevelWidgets() if self._is_other(each)]
        for window in self._hidden:
            window.hide()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def step_aside(self) -> None:
        """Bring back what was put away."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._later.stop()
        self._stands = False
        for window in self._hidden:
            if window.windowType() not in _PASSING:
                window.show()
        self._hidden = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _REFUSED:
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return not is_plain(event)
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_other(watched):
            self._intruders.append(watched)
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _is_other(self, widget: QWidget) -> bool:
        return widget.isWindow() and widget is not self._screen and widget.isVisible()

    def _turn_away(self) -> None:
        for window in self._intruders:
            window.hide()
        self._intruders = []
        self._screen.raise_()
        self._screen.activateWindow()


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key writes or moves, and nothing else: no Esc, no function keys, nothing with Ctrl or Alt."""
    held = event.modifiers() & ~_PLAIN
    writes = bool(event.text()) and event.text().isprintable()
    if held == _ALT_GR:
        # On some systems AltGr comes as both of them; what it writes is a letter.
        return writes and not (event.text().isascii() and event.text().isalnum())
    if held:
        return False
    return writes or Qt.Key(event.key()) in _NEEDED
