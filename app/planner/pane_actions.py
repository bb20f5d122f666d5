"""What can be done in the Moments pane, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.core.words import gettext as _
from app.ui.actions import Actions

if TYPE_CHECKING:
    from app.planner.pane import MomentsPane


def add_moments_actions(actions: Actions, *, do: Callable[[Callable[[MomentsPane], object]], None]) -> None:
    """List them all; ``do`` does something to the pane, which is built when it is first needed."""
    entries: tuple[tuple[str, Callable[[MomentsPane], object], str], ...] = (
        (_("Moments of today"), lambda pane: pane.show_day(pane.view_model.reading.today), "sun"),
        (_("Moments without a plan"), _show_without_plan, "circle-alert"),
        (_("My moments"), _show_mine, "user"),
        (_("Calendar of the month"), lambda pane: pane.show_month_or_year(as_year=False), "calendar"),
        (_("Calendar of the year"), lambda pane: pane.show_month_or_year(as_year=True), "calendar"),
        (_("Print the list of moments"), lambda pane: pane.coming.agenda.head.print_wanted.emit(), "printer"),
        (
            _("Print the month of moments"),
            lambda pane: pane.coming.agenda.head.month_wanted.emit(),
            "printer",
        ),
        (
            _("Print the task sheets"),
            lambda pane: pane.coming.agenda.head.tasks_wanted.emit(),
            "printer",
        ),
        (
            _("Export moments as a calendar"),
            lambda pane: pane.coming.agenda.head.export_wanted.emit(),
            "file-down",
        ),
    )
    for words, run, icon in entries:
        actions.add(words, group="go", run=partial(do, run), icon=icon)


def _show_without_plan(pane: MomentsPane) -> None:
    from app.occasions.schemas import AgendaView

    pane.show_view(AgendaView.WITHOUT_PLAN)


def _show_mine(pane: MomentsPane) -> None:
    from app.occasions.schemas import AgendaView

    pane.show_view(AgendaView.MINE)
