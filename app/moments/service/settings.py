"""Reading and changing what the venue sets for its moments."""

from __future__ import annotations

from gettext import gettext as _

from sqlalchemy.orm import Session

from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.model.venue import VenueSetting
from app.moments.settings import SETTING, MomentSettings, settings_from
from app.venue.queries import find_setting
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

    def get(self) -> MomentSettings:
        """The settings as they are."""
        with self._work.read() as session:
            return read_settings(session)

    def save(self, settings: MomentSettings) -> Outcome[None]:
        """Keep these settings; raises InvalidInput where somebody else than a manager changes a budget."""
        kept = settings.model_dump(mode="json")
        with self._work.write() as session:
            self._check_budgets(session, settings)
            row = session.get(VenueSetting, SETTING)
            if row is None:
                session.add(VenueSetting(key=SETTING, value=kept))
            elif row.value != kept:
                row.value = kept
        said = _("Settings of moments kept")
        return session.outcome(None, said=said, undo_label=_("change the settings of moments"))

    def _check_budgets(self, session: Session, wanted: MomentSettings) -> None:
        before = read_settings(session)
        changed = [name for name in BUDGETS if getattr(before, name) != getattr(wanted, name)]
        if changed and not is_manager(session, self._work.staff_id):
            refusal = _("Only a manager or the owner changes budgets.")
            raise InvalidInput([Problem(name, refusal) for name in changed])
