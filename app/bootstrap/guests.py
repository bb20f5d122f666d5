"""Putting the Guests pane together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.window_parts import WindowParts
from app.customers.lookup import Lookup
from app.customers.pane import GuestsPane
from app.customers.view_model import GuestsViewModel
from app.venue.workplace import Workplace
from app.wording.reading import Reading

if TYPE_CHECKING:
    from app.customers.services import GuestServices


def build_guests(parts: WindowParts) -> GuestsPane:
    """The pane with its view models and services, for one window."""
    session = parts.session
    work = session.workplace
    view_model = GuestsViewModel(
        Lookup(
            work.database,
            work.clock,
            zone=work.venue.zone,
            region=work.venue.region,
            desk=work.desk,
            readings=work.readings,
        ),
        services=partial(_services, work),
        new_lane=parts.new_lane,
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
        when_ready=parts.loading.for_cards,
    )
    return GuestsPane(
        view_model,
        theme=parts.theme,
        actions=parts.actions,
        dialogs=parts.dialogs,
        remembered=parts.remembered,
    )


def _services(work: Workplace) -> GuestServices:
    from app.customers.services import GuestServices

    return GuestServices.at(work)
