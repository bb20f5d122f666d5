"""All that a venue sets for its recovery, seen and kept as one: the settings and everybody's own limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.service.settings import keep_settings, read_settings
from app.cases.settings import RecoverySettings
from app.core.acting import needs
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.schemas import Amount
from app.model.staff import Staff
from app.storage.failures import conflict
from app.venue.roles import is_manager
from app.venue.workplace import Workplace

_OWN_LIMITS: TypeAdapter[dict[int, int | None]] = TypeAdapter(dict[int, Amount | None])


@dataclass(frozen=True)
class RecoveryRules:
    """The settings, and by staff member's id what they may give on their own; None is as their role."""

    settings: RecoverySettings
    own_limits: Mapping[int, int | None]


class RulesService:
    """Keeps settings and own limits together, and loses nothing that somebody else has set meanwhile."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get(self) -> RecoveryRules:
        """The rules as they are, with everybody who works here."""
        with self._work.read() as session:
            return _read(session)

    @needs(Right.LOOK)
    def may_set_limits(self) -> bool:
        """Whether whoever is at the desk may say how much is given."""
        with self._work.read() as session:
            return is_manager(session, self._work.staff_id)

    @needs(Right.SETTINGS, again=True)
    def save(self, wanted: RecoveryRules, *, seen: RecoveryRules) -> Outcome[None]:
        """Keep these rules in place of those that were ``seen``, and work out the targets of open cases anew.

        Raises Conflict when they are others by now, and AppError when limits change by somebody who
        is no manager. Staff who came meanwhile are left alone.
        """
        limits = _OWN_LIMITS.validate_python(dict(wanted.own_limits))
        with self._work.write() as session:
            now = _read(session)
            if now.settings != seen.settings or any(
                now.own_limits.get(staff_id, limit) != limit for staff_id, limit in seen.own_limits.items()
            ):
                raise conflict()
            if _limits(wanted) != _limits(seen) and not is_manager(session, self._work.staff_id):
                raise AppError(
                    _("Only a manager or the owner says how much may be given."),
                    kept=_("What you typed is still here; nothing was saved."),
                )
            for staff in session.scalars(select(Staff).where(Staff.id.in_(limits))):
                if staff.limit_minor != limits[staff.id]:
                    staff.limit_minor = limits[staff.id]
            if wanted.settings != seen.settings:
                keep_settings(session, wanted.settings, zone=self._work.venue.zone)
        said = _("Recovery settings kept")
        return session.outcome(None, said=said, undo_label=_("change the recovery settings"))


def _read(session: Session) -> RecoveryRules:
    here = select(Staff.id, Staff.limit_minor).where(Staff.active).order_by(Staff.name, Staff.id)
    return RecoveryRules(read_settings(session), {row.id: row.limit_minor for row in session.execute(here)})


def _limits(rules: RecoveryRules) -> object:
    return rules.settings.limit_basis, rules.settings.limits, dict(rules.own_limits)
