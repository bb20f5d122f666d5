"""After how many quiet minutes a desk is locked by itself."""

from __future__ import annotations

from app.core.acting import needs, needs_nothing
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.venue import VenueSetting
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace

IDLE_SETTING = "lock.idle_minutes"
USUAL_MINUTES = 5
MINUTES = (1, 2, 3, 5, 10, 15, 30, 60)
"""Those to choose from; a desk that is never locked is not among them."""


class LockRuleService:
    """Reads and writes the one rule there is."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs_nothing
    def minutes(self) -> int:
        """After so many; what is not one of those to choose from counts as not set."""
        kept = VenueReader(self._work.database).get_setting(IDLE_SETTING)
        return kept if kept in MINUTES else USUAL_MINUTES

    @needs(Right.SETTINGS)
    def set_minutes(self, minutes: int) -> Outcome[None]:
        """Lock after so many from now on; raises InvalidInput for any other number."""
        if minutes not in MINUTES:
            raise InvalidInput([Problem("minutes", _("Choose one of these."))])
        with self._work.write() as session:
            row = session.get(VenueSetting, IDLE_SETTING)
            if row is None:
                session.add(VenueSetting(key=IDLE_SETTING, value=minutes))
            elif row.value != minutes:
                row.value = minutes
        return session.outcome(None, said=_("Lock kept"), undo_label=_("change when the desk is locked"))
