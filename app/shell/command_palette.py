"""Every action of the program, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import RowModel
from app.ui.shortcut_hints import hint_size, keys_to_show, paint_key
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def words_of(action: QAction) -> str:
    """What an action is called, without the marks of menus."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def matching(actions: Sequence[QAction], text: str) -> list[QAction]:
    """The actions that contain every word typed; those that begin with the text come first."""
    wanted = fold(text).split()
    found = [action for action in actions if all(word in fold(words_of(action)) for word in wanted)]
    start = " ".join(wanted)
    return sorted(found, key=lambda action: not fold(words_of(action)).startswith(start))


class CommandPalette(QFrame):
    """A field and a list over the window; Enter runs what is chosen, Esc or a click elsewhere leaves."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("kind", "card")
        self._before: QWidget | None = None
        self.setAccessibleName(_("Find an action"))
        self._actions: Sequence[QAction] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.setAccessibleName(_("What do you want to do?"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.model: RowModel[QAction] = RowModel(say=_say, parent=self)
        self.list = RowList(theme, self.model, _ActionDelegate(theme), name=_("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self.run_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._theme = theme

    def open_over(self, window: QWidget, actions: Sequence[QAction]) -> None:
        """Show the actions over the upper part of ``window``."""
        self._before = QApplication.focusWidget()
        self._actions = [action for action in actions if action.isVisible()]
        self.field.clear()
        self._search("")
        width = min(self._theme.px(560), window.width() - 40)
        height = min(self._theme.px(400), window.height() - 80)
        self.resize(width, height)
        self.move((window.width() - width) // 2, self._theme.px(60))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def run_current(self) -> None:
        """Leave and run what is chosen, unless it is switched off now."""
        action = self.list.current_row
        if isinstance(action, QAction) and action.isEnabled():
            self.leave()
            action.trigger()

    def leave(self) -> None:
        """Go away and give the cursor back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.list.step(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.run_current()
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self.model.show_rows(matching(self._actions, text))
        self.list.setCurrentIndex(self.model.index(0))


def _say(action: QAction) -> str:
    keys = keys_to_show(action.shortcut())
    return f"{words_of(action)} ({keys})" if keys else words_of(action)


class _ActionDelegate(RowDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=36)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        action: QAction = row
        inner = rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
        side = theme.px(16)
        if not action.icon().isNull():
            mode = QIcon.Mode.Normal if action.isEnabled() else QIcon.Mode.Disabled
            icon = QRect(inner.x(), inner.center().y() - side // 2, side, side)
            action.icon().paint(painter, icon, Qt.AlignmentFlag.AlignCenter, mode)
        words = inner.adjusted(side + theme.px(10), 0, -theme.px(90), 0)
        colour = "ink" if action.isEnabled() else "ink3"
        paint_line(painter, theme, rect=words, spans=[Span(words_of(action))], colour=colour)
        keys = keys_to_show(action.shortcut())
        if keys:
            size = hint_size(theme, keys)
            left = inner.right() - size.width()
            top = inner.center().y() - size.height() / 2
            paint_key(painter, theme, rect=QRectF(left, top, size.width(), size.height()), text=keys)
