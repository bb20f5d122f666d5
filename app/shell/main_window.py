"""The window of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.shell.command_palette import CommandPalette
from app.shell.drop_target import DropTarget
from app.shell.entries import PaneEntry, ShellWords
from app.shell.lookup_field import LookupField
from app.shell.menus import Menus, has_native_menu_bar
from app.shell.notice_strip import NoticeStrip
from app.shell.rail import Rail
from app.shell.shell_actions import ShellDoers, add_shell_actions
from app.shell.status_bar import StatusBar
from app.shell.top_bar import TopBar
from app.ui.actions import Actions
from app.ui.commands import CommandRunner
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

_TEXT_STEP = 0.1


class MainWindow(QMainWindow):
    """Rail, bars and the pane shown; knows no pane beyond its entry.

    ``pane_shown`` tells the key of the pane that came up; ``lookup_wanted`` that somebody is about to type
    into the lookup field.
    """

    pane_shown = Signal(str)
    lookup_wanted = Signal()
    files_dropped = Signal(object)
    refresh_wanted = Signal()
    about_wanted = Signal()
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        entries: Sequence[PaneEntry],
        words: ShellWords,
        actions: Actions,
        runner: CommandRunner,
        notices: Notices,
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._remembered = remembered
        self._entries = {entry.key: entry for entry in entries}
        self._panes: dict[str, QWidget] = {}
        self._alt_alone = False
        self.lookup = LookupField(
            theme,
            placeholder=words.lookup_placeholder,
            name=_("Find somebody"),
            clear_name=_("Empty the field"),
            shortcut="Ctrl+K",
        )
        self.rail = Rail(theme, entries, name=_("Parts of the program"), menu_name=_("Menu"))
        self.top_bar = TopBar(theme, self.lookup)
        self.status = StatusBar(theme, notices)
        self.strip = NoticeStrip(theme, notices)
        self.stack = QStackedWidget()
        self._menus = Menus(actions, customer_title=words.customer_menu)
        self._palette = CommandPalette(theme, self)
        self._drops = DropTarget(theme, self, words=_("Drop it to see what would come in"))
        self._connect(actions, runner)
        add_shell_actions(actions, entries=entries, runner=runner, doers=self._doers())
        self._lay_out()

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

    def show_badge(self, key: str, count: int) -> None:
        """Show on the rail how much is late in a pane."""
        self.rail.button(key).set_badge(count)

    def take_to_lookup(self) -> None:
        """Put the cursor into the lookup field."""
        self.lookup_wanted.emit()
        self.lookup.take_focus()

    def open_palette(self) -> None:
        """Offer every action, to be found by typing."""
        self._palette.open_over(self, [listed.action for listed in self._actions.listed])

    def close_palette(self) -> None:
        """Take the offer back."""
        self._palette.close()

    def open_menu(self) -> None:
        """Open the menu behind the R."""
        menu = self._menus.compact(self)
        menu.aboutToHide.connect(menu.deleteLater)
        logo = self.rail.logo
        menu.popup(logo.mapToGlobal(QPoint(0, logo.height() + 4)))

    def raise_up(self) -> None:
        """Come to the front, as when the program is started once more."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._alt_alone and event.key() == Qt.Key.Key_Alt and not has_native_menu_bar():
            self.open_menu()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remembered.keep_window(self)
        self._remembered.save()
        self.closing.emit()
        super().closeEvent(event)

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
        return ShellDoers(
            take_to_lookup=self.take_to_lookup,
            show_pane=self.show_pane,
            open_palette=self.open_palette,
            open_menu=self.open_menu,
            refresh=self.refresh_wanted.emit,
            scale_text=self._scale_text,
            about=self.about_wanted.emit,
            quit=self.close,
        )

    def _scale_text(self, steps: int) -> None:
        self._theme.set_text_scale(round(self._theme.text_scale + steps * _TEXT_STEP, 2) if steps else 1.0)
        self._remembered.keep("text_scale", self._theme.text_scale)

    def _leave_lookup(self) -> None:
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(800, 560)
        if not self._remembered.restore_window(self):
            self.resize(1366, 820)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.top_bar)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.strip)
        middle.addWidget(self.status)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        self.setCentralWidget(body)
        self.lookup.setFocus()
