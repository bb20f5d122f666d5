"""What can be done in the Metrics pane, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.core.words import gettext as _
from app.metrics.page_keys import COMMENTS, COMPARE, OVERVIEW, THEMES, TO_ANSWER, VALUE, WHERE
from app.ui.actions import Actions

if TYPE_CHECKING:
    from app.metrics.pane import MetricsPane


def add_metrics_actions(actions: Actions, *, do: Callable[[Callable[[MetricsPane], object]], None]) -> None:
    """List them all; ``do`` does something to the pane, which is built when it is first needed."""
    entries: tuple[tuple[str, Callable[[MetricsPane], object], str], ...] = (
        (_("Measures at a glance"), lambda pane: pane.show_page(OVERVIEW), "chart-line"),
        (_("Measures by place, staff and hour"), lambda pane: pane.show_page(WHERE), "map-pin"),
        (_("Compare measures"), lambda pane: pane.show_page(COMPARE), "columns-3"),
        (_("Value, return and rhythm"), lambda pane: pane.show_page(VALUE), "repeat"),
        (_("Search what they said"), lambda pane: pane.show_page(COMMENTS), "search"),
        (_("Answers that wait for an answer"), lambda pane: pane.show_page(TO_ANSWER), "clock"),
        (_("Themes of comments"), lambda pane: pane.show_page(THEMES), "tag"),
        (_("How measures are counted"), lambda pane: pane.explain(), "circle-help"),
        (_("Report of a month"), lambda pane: pane.report_wanted.emit(), "printer"),
    )
    for words, run, icon in entries:
        actions.add(words, group="go", run=partial(do, run), icon=icon)
