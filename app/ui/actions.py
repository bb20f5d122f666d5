"""Every action of the program in one list, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.ui.theme.theme import Theme

ActionGroup = Literal["desk", "edit", "customer", "go", "view", "help"]


@dataclass(frozen=True)
class ListedAction:
    """An action and the menu it belongs to."""

    action: QAction
    group: ActionGroup


class Actions(QObject):
    """Panes and the shell add what can be done; the window binds the keys and draws the menus."""

    added = Signal(QAction)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._listed: list[ListedAction] = []
        self._icons: list[tuple[QAction, str]] = []
        self._drawn = 0
        self._held = False
        theme.changed.connect(self._tint)

    @property
    def listed(self) -> tuple[ListedAction, ...]:
        """What there is, in the order it was added."""
        return tuple(self._listed)

    def drawn(self) -> tuple[ListedAction, ...]:
        """The same for a list that shows icons: they are drawn only now, for it takes longer than the actions."""
        for action, icon in self._icons[self._drawn :]:
            action.setIcon(self._theme.icon(icon, "ink2"))
        self._drawn = len(self._icons)
        return self.listed

    def add(
        self, text: str, *, group: ActionGroup, run: Callable[[], object], shortcut: str = "", icon: str = ""
    ) -> QAction:
        """List an action; ``shortcut`` is written as in "Ctrl+Shift+K" and is Cmd on macOS."""
        action = QAction(text.replace("&", "&&"), self)
        action.setToolTip(text)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: None if self._held else run())
        if icon:
            self._icons.append((action, icon))
        self._listed.append(ListedAction(action, group))
        self.added.emit(action)
        return action

    def hold(self, *, held: bool) -> None:
        """Do nothing, whatever is triggered, or do it again: as while the desk is locked."""
        self._held = held

    def _tint(self) -> None:
        for action, icon in self._icons[: self._drawn]:
            action.setIcon(self._theme.icon(icon, "ink2"))
