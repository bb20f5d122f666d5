"""What can be done in the Recovery pane, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.core.words import gettext as _
from app.ui.actions import Actions

if TYPE_CHECKING:
    from app.recovery.pane import RecoveryPane


def add_recovery_actions(actions: Actions, *, do: Callable[[Callable[[RecoveryPane], object]], None]) -> None:
    """List them all; ``do`` does something to the pane, which is built when it is first needed."""
    entries: tuple[tuple[str, Callable[[RecoveryPane], object], str], ...] = (
        (_("Cases past their target"), lambda pane: pane.show_late(), "clock"),
        (_("Search the cases"), lambda pane: pane.search(), "search"),
        (_("Cases as a list"), lambda pane: pane.show_page("list"), "list"),
        (_("Cases by step"), lambda pane: pane.show_page("board"), "square-kanban"),
        (_("Measures of recovery"), lambda pane: pane.show_page("measures"), "chart-line"),
        (_("Hand over the chosen cases"), lambda pane: pane.hand_over(), "users"),
        (_("Print the log of cases"), lambda pane: pane.front.ask_print(), "printer"),
        (_("Export the log of cases"), lambda pane: pane.front.ask_export(), "file-down"),
    )
    for words, run, icon in entries:
        actions.add(words, group="go", run=partial(do, run), icon=icon)
