"""A menu of choices to tick, which stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.core.words import gettext as _

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

        def tell(is_ticked: bool) -> None:
            then(is_ticked)

        action.triggered.connect(tell)
        return action

    def add_one_of(
        self, choices: Sequence[tuple[str, str]], *, chosen: str, then: Callable[[str], object]
    ) -> None:
        """Entries given as (key, words) of which one holds."""
        group = QActionGroup(self)
        self._groups.append(group)
        for key, words in choices:
            action = self.add_choice(words, ticked=key == chosen, then=_telling(then, key))
            group.addAction(action)

    def add_clearing(self, *, then: Callable[[], object]) -> None:
        """The entry that takes every tick away."""
        self.addSeparator()
        action = self.addAction(_("Any"))
        action.triggered.connect(lambda _checked=False: then())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action: QAction | None = self.activeAction()
        if event.key() in _PRESS and _can_tick(action):
            action.trigger()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action: QAction | None = self.actionAt(event.position().toPoint())
        if _can_tick(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


def _can_tick(action: QAction | None) -> TypeGuard[QAction]:
    return action is not None and action.isCheckable() and action.isEnabled()


def _telling(then: Callable[[str], object], key: str) -> Callable[[bool], object]:
    return lambda _ticked: then(key)
