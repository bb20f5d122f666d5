"""Every use case of the Guests pane in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.attachments.service import AttachmentService
from app.customers.capture.english_relations import RELATIONS
from app.customers.lookup import Lookup
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
from app.occasions.service.family import FamilyService
from app.occasions.service.own_kinds import OwnKindService
from app.promises.service import PromiseService
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class GuestServices:
    """The services that the pane's view models call."""

    cards: CardService
    history: HistoryService
    customers: CustomerService
    contacts: ContactService
    tags: TagService
    consents: ConsentService
    preferences: PreferenceService
    companions: CompanionService
    occasions: OccasionService
    own_kinds: OwnKindService
    family: FamilyService
    clues: ClueService
    captures: CaptureService
    touchpoints: TouchpointService
    visits: VisitService
    promises: PromiseService
    attachments: AttachmentService
    duplicates: DuplicateService
    lookup: Lookup

    @classmethod
    def at(cls, work: Workplace) -> GuestServices:
        """All of them at one workplace."""
        preferences, promises = PreferenceService(work), PromiseService(work)
        venue = work.venue
        lookup = Lookup(work.database, work.clock, zone=venue.zone, region=venue.region, desk=work.desk)
        clues = ClueService(work, preferences=preferences, promises=promises)
        touchpoints = TouchpointService(work)
        return cls(
            cards=CardService(work),
            history=HistoryService(work),
            customers=CustomerService(work),
            contacts=ContactService(work),
            tags=TagService(work),
            consents=ConsentService(work),
            preferences=preferences,
            companions=CompanionService(work),
            occasions=OccasionService(work),
            own_kinds=OwnKindService(work),
            family=FamilyService(work),
            clues=clues,
            captures=CaptureService(
                work,
                preferences=preferences,
                promises=promises,
                clues=clues,
                touchpoints=touchpoints,
                relations=RELATIONS,
            ),
            touchpoints=touchpoints,
            visits=VisitService(work),
            promises=promises,
            attachments=AttachmentService(work),
            duplicates=DuplicateService(work, lookup),
            lookup=lookup,
        )
