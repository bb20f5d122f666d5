"""What the page of the recovery settings shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass

from app.cases.service.rules import RecoveryRules
from app.recovery.settings.parts import SettingsParts
from app.venue.reading import VenueReader
from app.venue.rows import StaffRow


@dataclass(frozen=True)
class Shown:
    """The rules, who works here, and whether whoever is at the desk may set limits."""

    rules: RecoveryRules
    staff: tuple[StaffRow, ...]
    may_set_limits: bool

    @property
    def people(self) -> tuple[object, ...]:
        """By what the lines of the people differ."""
        return tuple((one.id, one.name, one.role, one.duty) for one in self.staff)


def read_shown(parts: SettingsParts) -> Shown:
    """All of it as it is now."""
    rules = parts.services.rules
    return Shown(rules.get(), VenueReader(parts.work.database).list_staff(), rules.may_set_limits())
