"""What can be done in the Recovery pane, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _

from app.ui.actions import Actions

Run = Callable[[], object]


@dataclass(frozen=True)
class RecoveryDoers:
    """Who does each of them."""

    show_late: Run
    search: Run
    show_list: Run
    show_board: Run
    show_measures: Run
    hand_over: Run
    print_log: Run
    export_log: Run


def add_recovery_actions(actions: Actions, doers: RecoveryDoers) -> None:
    """List them all."""
    entries: tuple[tuple[str, Run, str], ...] = (
        (_("Cases past their target"), doers.show_late, "clock"),
        (_("Search the cases"), doers.search, "search"),
        (_("Cases as a list"), doers.show_list, "list"),
        (_("Cases by step"), doers.show_board, "square-kanban"),
        (_("Measures of recovery"), doers.show_measures, "chart-line"),
        (_("Hand over the chosen cases"), doers.hand_over, "users"),
        (_("Print the log of cases"), doers.print_log, "printer"),
        (_("Export the log of cases"), doers.export_log, "file-down"),
    )
    for words, run, icon in entries:
        actions.add(words, group="go", run=run, icon=icon)
