"""Making the venue at first run, and changing it, its staff and its settings."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from app.core.clock import Clock
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.model.codes import Role
from app.model.staff import Staff
from app.model.venue import Venue, VenueSetting
from app.storage.database import Database
from app.storage.editing import apply_edit, get_row
from app.venue import queries
from app.venue.reading import VenueReader
from app.venue.rows import VenueRow

if TYPE_CHECKING:
    from app.venue.schemas import StaffDraft, StaffEdit, VenueDraft, VenueEdit


class VenueService(VenueReader):
    """Reads the venue of one database, and writes it."""

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

    def edit_venue(self, edit: VenueEdit, *, by: int) -> Outcome[VenueRow]:
        """Change the venue's name, currency, language, zone or region."""
        with self._database.write(by=by) as session:
            row = get_row(session, Venue, row_id=self.get_venue().id)
            apply_edit(row, version=edit.version, values=edit.given())
            session.flush()
            venue = queries.find_venue(session.connection())
        assert venue is not None
        return session.outcome(venue, said=_("Venue changed"), undo_label=_("change the venue"))

    def add_staff(self, draft: StaffDraft, *, by: int) -> Outcome[int]:
        """Add somebody who works here; gives the id."""
        with self._database.write(by=by) as session:
            row = Staff(name=draft.name, role=draft.role, duty=draft.duty)
            session.add(row)
            session.flush()
        said = _("{name} added").format(name=draft.name)
        return session.outcome(row.id, said=said, undo_label=_("add a staff member"))

    def edit_staff(self, staff_id: int, edit: StaffEdit, *, by: int) -> Outcome[None]:
        """Change somebody who works here; nobody is deleted, they become inactive."""
        with self._database.write(by=by) as session:
            apply_edit(get_row(session, Staff, row_id=staff_id), version=edit.version, values=edit.given())
        return session.outcome(None, said=_("Staff changed"), undo_label=_("change a staff member"))

    def set_setting(self, key: str, value: Any, *, by: int) -> Outcome[None]:
        """Keep a setting; ``value`` is anything JSON can hold."""
        with self._database.write(by=by) as session:
            row = session.get(VenueSetting, key)
            if row is None:
                session.add(VenueSetting(key=key, value=value))
            elif row.value != value:
                row.value = value
        return session.outcome(None, said=_("Setting kept"), undo_label=_("change a setting"))
