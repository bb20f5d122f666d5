"""A menu of choices to tick, which stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckMenu(QMenu):
    """Entries are plain text; Space and Enter tick as a click does, Esc closes."""

    def __init__(self, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self._groups: list[QActionGroup] = []

    def add_choice(self, words: str, *, ticked: bool, then: Callable[[bool], object]) -> QAction:
        """An entry to tick or not."""
        action = self.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(then)
        return action

    def add_one_of(
        self, choices: Sequence[tuple[str, str]], *, chosen: str, then: Callable[[str], object]
    ) -> None:
        """Entries given as (key, words) of which one holds."""
        group = QActionGroup(self)
        self._groups.append(group)
        for key, words in choices:
            action = self.add_choice(words, ticked=key == chosen, then=lambda _on, key=key: then(key))
            group.addAction(action)

    def add_clearing(self, *, then: Callable[[], object]) -> None:
        """The entry that takes every tick away."""
        self.addSeparator()
        action = self.addAction(_("Any"))
        action.triggered.connect(lambda _checked=False: then())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _PRESS and action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)
