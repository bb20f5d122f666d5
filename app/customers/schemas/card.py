"""Everything a card shows at once; history and changes are read by the page."""

from __future__ import annotations

from dataclasses import dataclass

from app.attachments.schemas import AttachmentRow
from app.customers.schemas.knowledge import (
    ClueRow,
    CompanionRow,
    OccasionRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.customers.schemas.person import CardRow, ConsentRow
from app.promises.schemas import PromiseRow


@dataclass(frozen=True, slots=True)
class Card:
    """One customer.

    ``musts`` are the standing ones and those of the present visit, companions' included. ``groups``
    hold all preferences that still hold, musts too, in the venue's order, without empty groups.
    ``promises`` are the open ones, the most urgent first. ``occasions`` include the companions'.
    """

    head: CardRow
    musts: tuple[PreferenceRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    groups: tuple[PreferenceGroupRow, ...] = ()
    companions: tuple[CompanionRow, ...] = ()
    occasions: tuple[OccasionRow, ...] = ()
    clues: tuple[ClueRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
