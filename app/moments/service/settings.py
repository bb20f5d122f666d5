"""Reading and changing what the venue sets for its moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.partial_dates import LeapDay
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.venue import VenueSetting
from app.moments.settings import SETTING, MomentSettings, settings_from
from app.storage.failures import conflict
from app.storage.write_session import WriteSession
from app.venue.queries import LEAP_DAY, find_setting
from app.venue.roles import is_manager
from app.venue.workplace import Workplace

BUDGETS = ("budget_moment_minor", "budget_month_minor")


def read_settings(session: Session) -> MomentSettings:
    """The settings as they are kept; the usual ones when nobody has changed any."""
    return settings_from(find_setting(session.connection(), SETTING))


class MomentSettingsService:
    """Keeps the settings of moments."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get(self) -> MomentSettings:
        """The settings as they are."""
        with self._work.read() as session:
            return read_settings(session)

    @needs(Right.LOOK)
    def look(self) -> tuple[int, MomentSettings, LeapDay]:
        """The settings with their version, and on which day those of 29 February are celebrated."""
        with self._work.read() as session:
            row = session.get(VenueSetting, SETTING)
            leap_day = find_setting(session.connection(), LEAP_DAY) or LeapDay.FEB_28
            return (row.version if row else 0), read_settings(session), LeapDay(leap_day)

    @needs(Right.LOOK)
    def may_set_budgets(self) -> bool:
        """Whether whoever is at the desk may change budgets."""
        with self._work.read() as session:
            return is_manager(session, self._work.staff_id)

    @needs(Right.SETTINGS, again=True)
    def change(
        self, version: int, values: Mapping[str, Any], *, leap_day: LeapDay | None = None
    ) -> Outcome[None]:
        """Change some settings and keep the others as they are; raises Conflict when they are newer.

        Raises InvalidInput where somebody else than a manager changes a budget.
        """
        with self._work.write() as session:
            row = session.get(VenueSetting, SETTING)
            before = read_settings(session)
            wanted = MomentSettings.model_validate(before.model_dump() | dict(values))
            if wanted != before:
                if (row.version if row else 0) != version:
                    raise conflict(theirs=before.model_dump(), yours=dict(values))
                self._keep(session, wanted)
            if leap_day is not None:
                _put(session, LEAP_DAY, leap_day.value)
        return _kept(session)

    @needs(Right.SETTINGS, again=True)
    def save(self, settings: MomentSettings) -> Outcome[None]:
        """Keep these settings; raises InvalidInput where somebody else than a manager changes a budget."""
        with self._work.write() as session:
            self._keep(session, settings)
        return _kept(session)

    def _keep(self, session: Session, settings: MomentSettings) -> None:
        self._check_budgets(session, settings)
        _put(session, SETTING, settings.model_dump(mode="json"))

    def _check_budgets(self, session: Session, wanted: MomentSettings) -> None:
        before = read_settings(session)
        changed = [name for name in BUDGETS if getattr(before, name) != getattr(wanted, name)]
        if changed and not is_manager(session, self._work.staff_id):
            refusal = _("Only a manager or the owner changes budgets.")
            raise InvalidInput([Problem(name, refusal) for name in changed])


def _put(session: Session, key: str, value: Any) -> None:
    row = session.get(VenueSetting, key)
    if row is None:
        session.add(VenueSetting(key=key, value=value))
    elif row.value != value:
        row.value = value


def _kept(session: WriteSession) -> Outcome[None]:
    said = _("Settings of moments kept")
    return session.outcome(None, said=said, undo_label=_("change the settings of moments"))
