"""What is typed while the window waits: kept, and given afterwards to whoever has the focus then."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.parts import parts_of

ANSWERS = "answers_while_waiting"
"""Property of the widgets that can be clicked meanwhile."""

_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_POINTED = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletRelease,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    }
)


class HeldInput(QObject):
    """Keeps keys, lets no click through, and puts off whatever would take a widget away.

    Somebody further up waits in the middle of a handler of one of these widgets. ``escaped`` is called for Esc.
    """

    def __init__(self, escaped: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._escaped = escaped
        self._holds = self._waits = False
        self._typed: list[QEvent] = []
        self._doomed: list[QObject] = []
        self._closing: list[QWidget] = []

    def hold(self) -> None:
        """Begin to keep."""
        self._waits = True
        if not self._holds:
            self._holds = True
            _app().installEventFilter(self)

    def let_go(self) -> None:
        """The wait is over: hand everything on as soon as its handler is over as well."""
        self._waits = False
        if not self._typed:
            # What is typed from now on has nothing before it that it must come after.
            self.close()
        QTimer.singleShot(0, self, self._hand_on)

    def close(self) -> None:
        """Keep nothing more."""
        if self._holds:
            self._holds = False
            _app().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DeferredDelete:
            self._doomed.append(watched)
            return True
        if kind in _TYPED:
            return self._keep(event)
        if kind == QEvent.Type.ShortcutOverride:
            # Otherwise a shortcut would act before the key itself comes.
            event.accept()
            return True
        if kind in _POINTED:
            return not _answers(watched)
        if kind == QEvent.Type.Close and self._waits and isinstance(watched, QWidget):
            event.ignore()
            self._closing.append(watched)
            return True
        return False

    def _keep(self, event: QEvent) -> bool:
        if self._waits and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._escaped()
        else:
            self._typed.append(event.clone())
        return True

    def _hand_on(self) -> None:
        if self._waits:
            return
        self.close()
        doomed, self._doomed = self._doomed, []
        closing, self._closing = self._closing, []
        for one in doomed:
            if shiboken6.isValid(one):
                QCoreApplication.sendEvent(one, QEvent(QEvent.Type.DeferredDelete))
        while self._typed and not self._holds:
            type_again(self._typed.pop(0))
        for window in closing:
            if shiboken6.isValid(window):
                window.close()


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app


def type_again(event: QEvent) -> None:
    """Give a key to whoever has the focus, or to the shortcut that it belongs to."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    if target is None:
        return
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        first = QKeyEvent(
            QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text(), event.isAutoRepeat()
        )
        first.ignore()
        QCoreApplication.sendEvent(target, first)
        if not first.isAccepted() and _acted(target, event):
            return
    QCoreApplication.sendEvent(target, event)


def _acted(target: QWidget, event: QKeyEvent) -> bool:
    """Whether the key belonged to a shortcut of the window, which has acted."""
    window, keys = target.window(), QKeySequence(event.keyCombination())
    acts = [
        *(action.trigger for action in window.actions() if action.isEnabled() and keys in action.shortcuts()),
        *(one.activated.emit for one in parts_of(window, QShortcut) if one.key() == keys and _reaches(one)),
    ]
    if len(acts) == 1:
        acts[0]()
    return len(acts) == 1


def _reaches(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible()


def _answers(watched: QObject) -> bool:
    """Whether what is pointed at can be clicked; a window hands on to its widgets what comes to it."""
    under = watched if isinstance(watched, QWidget) else QApplication.widgetAt(QCursor.pos())
    return under is not None and bool(under.property(ANSWERS))
