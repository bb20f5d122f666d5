"""What the pages about staff are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.sign_in.service.keeping import SecretService
from app.sign_in.service.permissions import PermissionService
from app.sign_in.service.signing_in import SignInService
from app.staff.service.colleagues import ColleagueService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class StaffServices:
    """The use cases of the pages."""

    colleagues: ColleagueService
    secrets: SecretService
    sign_in: SignInService
    permissions: PermissionService

    @classmethod
    def at(cls, work: Workplace) -> StaffServices:
        """All of them at one workplace."""
        return cls(ColleagueService(work), SecretService(work), SignInService(work), PermissionService(work))


@dataclass(frozen=True)
class StaffParts:
    """The venue at work, and how a window writes, tells and looks."""

    work: Workplace
    services: StaffServices
    theme: Theme
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]
