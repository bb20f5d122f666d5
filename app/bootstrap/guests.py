"""Putting the Guests pane together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.customers.pane import GuestsPane
from app.customers.reading import Reading
from app.customers.services import GuestServices
from app.customers.view_model import GuestsViewModel
from app.ui.lane import AnyLane

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow


def build_guests(desk: DeskWindow, *, new_lane: Callable[[], AnyLane]) -> GuestsPane:
    """The pane with its view models and services, for one window."""
    session = desk.session
    work = session.workplace
    services = GuestServices.at(work)
    view_model = GuestsViewModel(
        services,
        new_lane=new_lane,
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    return GuestsPane(
        view_model,
        theme=desk.theme,
        attachments=services.attachments,
        actions=desk.actions,
        dialogs=desk.dialogs,
        remembered=desk.remembered,
    )
