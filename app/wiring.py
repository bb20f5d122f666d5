"""Which signal of which part reaches which other part: the one page on how panes talk."""

from __future__ import annotations

from app.customers.pane import GuestsPane
from app.shell.main_window import MainWindow


def wire_guests(window: MainWindow, guests: GuestsPane, *, key: str) -> None:
    """The lookup field at the top drives the Guests pane; the pane asks for the field and for room."""
    field = window.lookup
    field.text_changed.connect(guests.look_up)
    field.text_changed.connect(lambda text: window.show_pane(key) if text else None)
    field.moved.connect(guests.step)
    field.entered.connect(guests.open_entered)
    guests.lookup_wanted.connect(window.take_to_lookup)
    guests.attention_wanted.connect(lambda: window.show_pane(key))
    window.refresh_wanted.connect(guests.refresh)
