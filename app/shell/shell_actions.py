"""The actions that belong to the window itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from app.core.words import gettext as _
from app.shell.entries import PaneEntry
from app.ui.actions import Actions
from app.ui.commands import CommandRunner


@dataclass(frozen=True)
class ShellDoers:
    """What the window can do, for its actions to call."""

    take_to_lookup: Callable[[], object]
    show_pane: Callable[[str], object]
    open_palette: Callable[[], object]
    open_menu: Callable[[], object]
    refresh: Callable[[], object]
    scale_text: Callable[[int], object]
    about: Callable[[], object]
    quit: Callable[[], object]


def add_shell_actions(
    actions: Actions, *, entries: Sequence[PaneEntry], runner: CommandRunner, doers: ShellDoers
) -> None:
    """List the window's own actions; panes add theirs when they are built."""
    find = actions.add(_("Find somebody"), group="go", run=doers.take_to_lookup, icon="search")
    find.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("/")])
    for entry in (entry for entry in entries if entry.on_rail):
        actions.add(
            entry.title,
            group="go",
            run=partial(doers.show_pane, entry.key),
            shortcut=entry.shortcut,
            icon=entry.icon,
        )
    undo = actions.add(_("Undo"), group="edit", run=_nothing, shortcut="Ctrl+Z", icon="undo-2")
    redo = actions.add(_("Redo"), group="edit", run=_nothing, shortcut="Ctrl+Shift+Z", icon="redo-2")
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    runner.follow(undo, redo)
    _add_view_actions(actions, doers)
    about = actions.add(_("About Regulars"), group="help", run=doers.about, icon="info")
    about.setMenuRole(QAction.MenuRole.AboutRole)
    leave = actions.add(_("Quit"), group="desk", run=doers.quit, shortcut="Ctrl+Q", icon="door-open")
    leave.setMenuRole(QAction.MenuRole.QuitRole)


def _add_view_actions(actions: Actions, doers: ShellDoers) -> None:
    actions.add(_("Look again"), group="view", run=doers.refresh, shortcut="F5", icon="refresh-cw")
    larger = actions.add(_("Larger text"), group="view", run=lambda: doers.scale_text(1), icon="plus")
    larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    actions.add(_("Smaller text"), group="view", run=lambda: doers.scale_text(-1), shortcut="Ctrl+-")
    actions.add(_("Normal text size"), group="view", run=lambda: doers.scale_text(0), shortcut="Ctrl+0")
    palette = actions.add(_("Find an action"), group="help", run=doers.open_palette, icon="keyboard")
    palette.setShortcuts([QKeySequence("Ctrl+Shift+K"), QKeySequence("F1")])
    actions.add(_("Open the menu"), group="help", run=doers.open_menu, shortcut="F10", icon="list")


def _nothing() -> None:
    """The command runner connects undo and redo itself."""
