"""Making the venue at first run; who changes it, its staff and its settings has a desk and a right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.clock import Clock
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.core.words import gettext as _
from app.model.codes import Role
from app.model.staff import Staff
from app.storage.database import Database
from app.venue import queries
from app.venue.reading import VenueReader
from app.venue.rows import VenueRow

if TYPE_CHECKING:
    from app.venue.schemas import VenueDraft


class VenueService(VenueReader):
    """Reads the venue of one database, and makes it where there is none: before that there is nobody to ask for rights."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database)
        self._clock = clock

    def make_venue(self, draft: VenueDraft) -> Outcome[VenueRow]:
        """Set the database up, with starter groups, stages, tags, gestures, playbooks and themes, and an owner."""
        from app.venue.making import add_starters, new_venue
        from app.venue.starter_gestures import add_gestures
        from app.venue.starter_playbooks import add_playbooks
        from app.venue.starter_themes import add_themes

        with self._database.write(by=0) as session:
            if queries.find_venue(session.connection()) is not None:
                raise Conflict(_("This file holds a venue already."), kept=_("It was not touched."))
            session.add(new_venue(draft, at=self._clock.now()))
            session.add(Staff(name=draft.owner_name or _("Owner"), role=Role.OWNER))
            add_starters(session, draft.kind)
            session.flush()
            add_gestures(session, draft.kind, currency=draft.currency)
            add_playbooks(session, draft.kind, at=self._clock.now())
            add_themes(session, draft.kind)
            session.flush()
            venue = queries.find_venue(session.connection())
        assert venue is not None
        return session.outcome(venue, said=_("“{venue}” is ready").format(venue=venue.name))
