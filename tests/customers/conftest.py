"""A hotel on a real file, and its services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.attachments.service import AttachmentService
from app.customers.lookup import Lookup
from app.customers.schemas.card import Card
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.capture import CaptureService
from app.customers.service.card import CardService
from app.customers.service.clues import ClueService
from app.customers.service.companions import CompanionService
from app.customers.service.consents import ConsentService
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.duplicates import DuplicateService
from app.customers.service.history import HistoryService
from app.customers.service.preferences import PreferenceService
from app.customers.service.tags import TagService
from app.customers.service.touchpoints import TouchpointService
from app.customers.service.visits import VisitService
from app.occasions.service.editing import OccasionService
from app.promises.service import PromiseService
from app.venue.workplace import Workplace
from tests.venues import Place, open_place, troubles


@dataclass
class Services:
    """Every service of the card at one desk."""

    place: Place

    def __post_init__(self) -> None:
        work = self.place.work
        self.clock = self.place.clock
        self.cards = CardService(work)
        self.customers = CustomerService(work)
        self.contacts = ContactService(work)
        self.tags = TagService(work)
        self.preferences = PreferenceService(work)
        self.companions = CompanionService(work)
        self.occasions = OccasionService(work)
        self.consents = ConsentService(work)
        self.touchpoints = TouchpointService(work)
        self.visits = VisitService(work)
        self.promises = PromiseService(work)
        self.clues = ClueService(work, preferences=self.preferences, promises=self.promises)
        self.attachments = AttachmentService(work)
        self.history = HistoryService(work)
        self.lookup = Lookup(work.database, work.clock, zone=work.venue.zone)
        self.duplicates = DuplicateService(work, self.lookup)
        self.capture = CaptureService(
            work,
            preferences=self.preferences,
            promises=self.promises,
            clues=self.clues,
            touchpoints=self.touchpoints,
            relations={"wife": "partner", "son": "child"},
        )

    @property
    def work(self) -> Workplace:
        """The venue at work."""
        return self.place.work

    def add(self, name: str = "Léa Müller-Odermatt", **fields: object) -> int:
        """Add a customer; gives the id."""
        return self.customers.add_customer(CustomerDraft(display_name=name, **fields)).value

    def card(self, customer_id: int) -> Card:
        """The card as it is now."""
        return self.cards.get_card(customer_id)


@pytest.fixture
def hotel(tmp_path: Path) -> Iterator[Services]:
    """The services of a hotel; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield Services(place)
        assert troubles(place.work.database) == []
