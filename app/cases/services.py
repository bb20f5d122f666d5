"""Every use case of service recovery in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.cases.service.settings import SettingsService
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class CaseServices:
    """The services that view models and commands call."""

    settings: SettingsService

    @classmethod
    def at(cls, work: Workplace) -> CaseServices:
        """All of them at one workplace."""
        return cls(settings=SettingsService(work))
