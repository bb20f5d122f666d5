"""What can be done in the Guests pane, for the menus, the palette and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.words import gettext as _
from app.ui.actions import Actions

Run = Callable[[], object]


@dataclass(frozen=True)
class PaneDoers:
    """Who does each of them."""

    new_customer: Run
    capture: Run
    log: Run
    promise: Run
    preference: Run
    attach: Run
    rename: Run
    arrived: Run
    departed: Run
    archive: Run


def add_pane_actions(actions: Actions, doers: PaneDoers, *, new_customer: str) -> None:
    """List them all."""
    entries: tuple[tuple[str, Run, str, str], ...] = (
        (new_customer, doers.new_customer, "Ctrl+N", "user-plus"),
        (_("Write down what you notice"), doers.capture, "Ctrl+J", "notebook-pen"),
        (_("Log a touchpoint"), doers.log, "Ctrl+L", "message-square"),
        (_("Promise something"), doers.promise, "Ctrl+Shift+P", "handshake"),
        (_("Add a preference"), doers.preference, "", "heart"),
        (_("Add a photo or file…"), doers.attach, "", "paperclip"),
        (_("Change the name"), doers.rename, "", "pencil"),
        (_("Is here now"), doers.arrived, "", "log-in"),
        (_("Has left"), doers.departed, "", "door-open"),
        (_("Archive, or bring back"), doers.archive, "", "archive"),
    )
    for words, run, shortcut, icon in entries:
        actions.add(words, group="customer", run=run, shortcut=shortcut, icon=icon)
