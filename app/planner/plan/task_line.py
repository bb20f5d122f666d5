"""One thing to do, with its box to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import TaskRow
from app.planner.plan.words import task_rest
from app.ui.buttons import IconButton
from app.ui.press_row import PressRow, RowWords
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_MENU = (Qt.Key.Key_F2, Qt.Key.Key_Menu)


class TickRow(PressRow):
    """Space, Enter or a click ticks; F2 or the right button asks for more."""

    menu_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MENU:
            self.menu_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()
        event.accept()


class TaskLine(QWidget):
    """``turned`` follows a tick, ``menu_wanted`` asks what else can be done with it."""

    turned = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, row: TaskRow, reading: Reading) -> None:
        super().__init__()
        self.row = row
        done = row.done_at is not None
        rest = task_rest(row, reading)
        spans = [Span(row.what, struck=done, colour="ink2" if done else "")]
        if rest:
            spans.append(Span("  " + rest, small=True, colour="alert" if row.late else "ink2"))
        self.tick = TickRow(theme, RowWords(tuple(spans), icon="check" if done else "square"))
        self.tick.setAccessibleName(
            _("{task}, {state}").format(task=self.tick.words.spoken, state=_said(row))
        )
        self.tick.clicked.connect(lambda: self.turned.emit(row))
        self.tick.menu_wanted.connect(lambda: self.menu_wanted.emit(row))
        self.more = IconButton(
            theme, icon="ellipsis", name=_("More for: {task}").format(task=row.what), token="ink3", size=14
        )
        self.more.clicked.connect(lambda: self.menu_wanted.emit(row))
        self.setFocusProxy(self.tick)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        line.addWidget(self.tick, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)


def _said(row: TaskRow) -> str:
    return _("done") if row.done_at is not None else _("to do")
