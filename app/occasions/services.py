"""Every use case of dates worth remembering in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.occasions.service.agenda import AgendaReader
from app.occasions.service.editing import OccasionService
from app.occasions.service.family import FamilyService
from app.occasions.service.own_kinds import OwnKindService
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class OccasionServices:
    """The services that view models and commands call."""

    agenda: AgendaReader
    occasions: OccasionService
    own_kinds: OwnKindService
    family: FamilyService

    @classmethod
    def at(cls, work: Workplace) -> OccasionServices:
        """All of them at one workplace."""
        return cls(
            agenda=AgendaReader(work),
            occasions=OccasionService(work),
            own_kinds=OwnKindService(work),
            family=FamilyService(work),
        )
