"""Noticing that nobody has touched keys or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.Drop,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Listens at the windows of the system, where few events pass, not at every widget.

    ``idle`` follows when it was quiet for long enough, again after each touch.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._length_ms = 0
        self._deadline = QDeadlineTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._runs = False

    @property
    def runs(self) -> bool:
        """Whether it counts."""
        return self._runs

    def start(self, length_ms: int) -> None:
        """Count from now; every window that comes to the front is listened at."""
        self._length_ms = length_ms
        if not self._runs:
            self._runs = True
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            app.focusWindowChanged.connect(self._listen_at)
            for window in QGuiApplication.topLevelWindows():
                self._listen_at(window)
        self._timer.stop()
        self.touch()

    def stop(self) -> None:
        """Count no more."""
        if self._runs:
            self._runs = False
            self._timer.stop()
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            app.focusWindowChanged.disconnect(self._listen_at)

    def touch(self) -> None:
        """Somebody is there."""
        self._deadline.setRemainingTime(self._length_ms)
        if self._runs and not self._timer.isActive():
            self._timer.start(self._length_ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _look(self) -> None:
        left = self._deadline.remainingTime()
        if left > 0:
            self._timer.start(left)
        else:
            self.idle.emit()

    def _listen_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
