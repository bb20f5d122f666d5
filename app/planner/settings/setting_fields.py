"""Fields on settings of moments: kept together, and never over what somebody else has set meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.partial_dates import LeapDay
from app.moments.service.settings import MomentSettingsService
from app.moments.settings import MomentSettings
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.settings.bound import Bound, BoundFields

LEAP = "leap_day"
"""The only field that is no setting of moments but of the venue."""


class SettingFields(BoundFields):
    """Some of the settings; see ``Shared``."""

    def __init__(
        self, bound: Mapping[str, Bound], *, runner: CommandRunner, service: MomentSettingsService
    ) -> None:
        super().__init__(bound)
        self._runner = runner
        self._service = service

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        version, settings, leap_day = self._runner.read(self._service.look)
        return version, {name: _value(name, settings, leap_day) for name in self.bound}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save what was changed here."""
        values = {name: value for name, value in changes.items() if name != LEAP}
        leap_day = changes.get(LEAP)
        return saved(self._runner, lambda: self._service.change(version, values, leap_day=leap_day))


def _value(name: str, settings: MomentSettings, leap_day: LeapDay) -> Any:
    return leap_day if name == LEAP else getattr(settings, name)
