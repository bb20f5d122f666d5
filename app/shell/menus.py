"""The menus: behind the R on Windows and Linux, at the top of the screen on macOS."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from app.core.words import gettext as _
from app.ui.actions import ActionGroup, Actions

ORDER: tuple[ActionGroup, ...] = ("desk", "edit", "customer", "go", "view", "help")


class Menus:
    """Lists every action under its group, in the order they were added."""

    def __init__(self, actions: Actions, *, customer_title: str) -> None:
        self._actions = actions
        self._titles: Mapping[ActionGroup, str] = {
            "desk": _("Desk"),
            "edit": _("Edit"),
            "customer": customer_title,
            "go": _("Go to"),
            "view": _("View"),
            "help": _("Help"),
        }

    def compact(self, parent: QWidget) -> QMenu:
        """One menu with a submenu for each group."""
        menu = QMenu(parent)
        menu.setAccessibleName(_("Everything the program can do"))
        for group in ORDER:
            self._fill(menu, group)
        return menu

    def native_bar(self, window: QMainWindow) -> None:
        """Fill the window's menu bar, where the system shows one at the top of the screen."""
        bar = window.menuBar()
        bar.clear()
        for group in ORDER:
            menu = self._new_menu(group, bar)
            if menu is not None:
                bar.addMenu(menu)

    def _fill(self, parent: QMenu, group: ActionGroup) -> None:
        menu = self._new_menu(group, parent)
        if menu is not None:
            parent.addMenu(menu)

    def _new_menu(self, group: ActionGroup, parent: QWidget) -> QMenu | None:
        found = [listed.action for listed in self._actions.drawn() if listed.group == group]
        if not found:
            return None
        menu = QMenu(self._titles[group].replace("&", "&&"), parent)
        menu.addActions(found)
        return menu
