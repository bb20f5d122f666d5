"""The window of the desk.

What it is furnished with is imported when that is wanted, so that the window can be on the screen before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.words import gettext as _
from app.shell.frame import Frame
from app.shell.native_menus import has_native_menu_bar
from app.shell.remembered_look import SCALE_KEY
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.shell.command_palette import CommandPalette
    from app.shell.entries import PaneEntry, ShellWords
    from app.shell.shell_actions import ShellDoers
    from app.ui.actions import Actions
    from app.ui.commands import CommandRunner
    from app.ui.notices import Notices

_TEXT_STEP = 0.1


class MainWindow(Frame):
    """Rail, bars and the pane shown; knows no pane beyond its entry. Nothing is in it until it is furnished.

    ``pane_shown`` tells the key of the pane that came up; ``lookup_wanted`` that somebody is about to type
    into the lookup field.
    """

    pane_shown = Signal(str)
    lookup_wanted = Signal()
    files_dropped = Signal(object)
    refresh_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, theme: Theme, remembered: Remembered, *, venue: str = "") -> None:
        super().__init__(theme, remembered, venue=venue)
        self._theme = theme
        self._remembered = remembered
        self._panes: dict[str, QWidget] = {}
        self._palette: CommandPalette | None = None
        self._alt_alone = False

    def furnish(
        self,
        *,
        entries: Sequence[PaneEntry],
        words: ShellWords,
        actions: Actions,
        runner: CommandRunner,
        notices: Notices,
    ) -> None:
        """Put in rail and bars and bind the keys; what was typed before is in the lookup field."""
        from app.shell.drop_target import DropTarget
        from app.shell.furniture import Furniture
        from app.shell.menus import Menus
        from app.shell.saving_strip import SavingStrip
        from app.shell.shell_actions import add_shell_actions

        furniture = Furniture(
            self._theme, entries=entries, lookup_placeholder=words.lookup_placeholder, notices=notices
        )
        self.lookup, self.rail, self.top_bar = furniture.lookup, furniture.rail, furniture.top_bar
        self.status, self.strip, self.stack = furniture.status, furniture.strip, furniture.stack
        self._entries = {entry.key: entry for entry in entries}
        self._actions = actions
        self._menus = Menus(actions, customer_title=words.customer_menu)
        self._drops = DropTarget(self._theme, self, words=_("Drop it to see what would come in"))
        self.saving = SavingStrip(self._theme, self, runner)
        self._connect(actions, runner)
        add_shell_actions(actions, entries=entries, runner=runner, doers=self._doers())
        self.lookup.set_text(self.typed)
        self.put_in(furniture.body)
        self.lookup.setFocus()

    @property
    def current_key(self) -> str:
        """The key of the pane shown; empty before the first one."""
        shown = self.stack.currentWidget()
        return next((key for key, pane in self._panes.items() if pane is shown), "")

    def pane(self, key: str) -> QWidget:
        """The pane behind an entry, built now if it was not needed before."""
        if key not in self._panes:
            self._panes[key] = self._entries[key].factory()
            self.stack.addWidget(self._panes[key])
        return self._panes[key]

    def is_built(self, key: str) -> bool:
        """Whether a pane was needed already."""
        return key in self._panes

    def show_pane(self, key: str) -> None:
        """Bring a pane up."""
        self.stack.setCurrentWidget(self.pane(key))
        if self._entries[key].on_rail:
            self.rail.light(key)
            self._remembered.keep("pane", key)
        self.pane_shown.emit(key)

    def go_to(self, key: str) -> None:
        """Bring a pane up and put the keys into it, where they were in it before."""
        pane = self.pane(key)
        # On a first visit Qt would take whatever comes first in the pane.
        is_known = pane.focusWidget() is not None
        self.show_pane(key)
        focused = QApplication.focusWidget()
        if not is_known or focused is None or not pane.isAncestorOf(focused):
            pane.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def show_badge(self, key: str, count: int) -> None:
        """Show on the rail how much is late in a pane."""
        self.rail.button(key).set_badge(count)

    def take_to_lookup(self) -> None:
        """Put the cursor into the lookup field."""
        self.lookup_wanted.emit()
        self.lookup.take_focus()

    def open_palette(self) -> None:
        """Offer every action, to be found by typing."""
        from app.shell.command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self._theme, self)
        self._palette.open_over(self, [listed.action for listed in self._actions.drawn()])

    def close_palette(self) -> None:
        """Take the offer back."""
        if self._palette is not None:
            self._palette.close()

    def open_menu(self) -> None:
        """Open the menu behind the R."""
        menu = self._menus.compact(self)
        menu.aboutToHide.connect(menu.deleteLater)
        logo = self.rail.logo
        menu.popup(logo.mapToGlobal(QPoint(0, logo.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == QtCore.Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        alone = self._alt_alone and event.key() == QtCore.Qt.Key.Key_Alt
        if alone and self.is_furnished and not has_native_menu_bar():
            self.open_menu()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def _connect(self, actions: Actions, runner: CommandRunner) -> None:
        actions.added.connect(self._bind)
        for listed in actions.listed:
            self._bind(listed.action)
        self.rail.chosen.connect(self.show_pane)
        self.rail.menu_wanted.connect(self.open_menu)
        self.status.undo_wanted.connect(runner.undo)
        self.lookup.left.connect(self._leave_lookup)
        self._drops.files_dropped.connect(self.files_dropped)

    def _bind(self, action: QAction) -> None:
        self.addAction(action)
        if has_native_menu_bar():
            self._menus.native_bar(self)

    def _doers(self) -> ShellDoers:
        from app.shell.shell_actions import ShellDoers

        return ShellDoers(
            take_to_lookup=self.take_to_lookup,
            show_pane=self.go_to,
            open_palette=self.open_palette,
            open_menu=self.open_menu,
            refresh=self.refresh_wanted.emit,
            scale_text=self._scale_text,
            about=self.about_wanted.emit,
            quit=self.close,
        )

    def _scale_text(self, steps: int) -> None:
        self._theme.set_text_scale(round(self._theme.text_scale + steps * _TEXT_STEP, 2) if steps else 1.0)
        self._remembered.keep(SCALE_KEY, self._theme.text_scale)

    def _leave_lookup(self) -> None:
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
