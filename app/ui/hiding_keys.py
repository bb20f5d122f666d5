"""Keys that hide the screen, also while something stands before the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget


class HidingKeys(QObject):
    """Dialogs, menus and lists keep every key from the window; those of ``acts`` act all the same, while ``may``.

    Listens at the windows of the system, where only those keys come that were no shortcut.
    """

    def __init__(
        self, window: QWidget, acts: Mapping[str, Callable[[], object]], *, may: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._acts = {QKeySequence(keys): act for keys, act in acts.items()}
        self._may = may
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen_at)
        for front in QGuiApplication.topLevelWindows():
            self._listen_at(front)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        act = self._acts.get(QKeySequence(event.keyCombination()))
        if act is None or not self._may() or not self._is_ours(watched):
            return False
        act()
        return True

    def _listen_at(self, front: QWindow | None) -> None:
        if front is not None:
            front.installEventFilter(self)

    def _is_ours(self, front: QObject) -> bool:
        """Whether it is the window or came out of it; of what, a window knows only once it is on screen."""
        ours, above = self._window.windowHandle(), front
        while isinstance(above, QWindow) and above != ours:
            above = above.transientParent()
        return above == ours
