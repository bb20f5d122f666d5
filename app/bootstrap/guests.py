"""Putting the Guests pane together."""

from __future__ import annotations

from app.bootstrap.window_parts import WindowParts
from app.customers.pane import GuestsPane
from app.customers.reading import Reading
from app.customers.services import GuestServices
from app.customers.view_model import GuestsViewModel


def build_guests(parts: WindowParts) -> GuestsPane:
    """The pane with its view models and services, for one window."""
    session = parts.session
    work = session.workplace
    services = GuestServices.at(work)
    view_model = GuestsViewModel(
        services,
        new_lane=parts.new_lane,
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    return GuestsPane(
        view_model,
        theme=parts.theme,
        attachments=services.attachments,
        actions=parts.actions,
        dialogs=parts.dialogs,
        remembered=parts.remembered,
    )
