"""Making the venue at first run, and changing it, its staff and its settings."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from app.core.clock import Clock
from app.core.errors import Conflict, NotFound
from app.core.outcome import Outcome
from app.model.staff import Role, Staff
from app.model.venue import Venue, VenueSetting
from app.storage.database import Database
from app.storage.editing import apply_edit, get_row
from app.venue import queries
from app.venue.rows import StaffRow, VenueRow

if TYPE_CHECKING:
    from app.venue.schemas import StaffDraft, StaffEdit, VenueDraft, VenueEdit


class VenueService:
    """The venue of one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find_venue(self) -> VenueRow | None:
        """The venue; None in a database that is not set up yet."""
        with self._database.read() as session:
            return queries.find_venue(session)

    def get_venue(self) -> VenueRow:
        """The venue; raises NotFound in a database that is not set up yet."""
        venue = self.find_venue()
        if venue is None:
            raise NotFound(_("This file holds no venue yet."))
        return venue

    def make_venue(self, draft: VenueDraft) -> Outcome[VenueRow]:
        """Set the database up, with starter groups, stages, tags and an owner."""
        from app.venue.making import add_starters, new_venue

        with self._database.write(by=0) as session:
            if queries.find_venue(session) is not None:
                raise Conflict(_("This file holds a venue already."), kept=_("It was not touched."))
            session.add(new_venue(draft, at=self._clock.now()))
            session.add(Staff(name=draft.owner_name or _("Owner"), role=Role.OWNER))
            add_starters(session, draft.kind)
            session.flush()
            venue = queries.find_venue(session)
        assert venue is not None
        return session.outcome(venue, said=_("“{venue}” is ready").format(venue=venue.name))

    def edit_venue(self, edit: VenueEdit, *, by: int) -> Outcome[VenueRow]:
        """Change the venue's name, currency, language, zone or region."""
        with self._database.write(by=by) as session:
            row = get_row(session, Venue, row_id=self.get_venue().id)
            apply_edit(row, version=edit.version, values=edit.given())
            session.flush()
            venue = queries.find_venue(session)
        assert venue is not None
        return session.outcome(venue, said=_("Venue changed"), undo_label=_("change the venue"))

    def list_staff(self, *, also_gone: bool = False) -> tuple[StaffRow, ...]:
        """The people who work here; ``also_gone`` adds those who have left."""
        with self._database.read() as session:
            return queries.list_staff(session, also_gone=also_gone)

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

    def get_setting(self, key: str, default: Any = None) -> Any:
        """The value of a setting, or ``default`` when nobody has set it."""
        with self._database.read() as session:
            value = queries.find_setting(session, key)
        return default if value is None else value

    def set_setting(self, key: str, value: Any, *, by: int) -> Outcome[None]:
        """Keep a setting; ``value`` is anything JSON can hold."""
        with self._database.write(by=by) as session:
            row = session.get(VenueSetting, key)
            if row is None:
                session.add(VenueSetting(key=key, value=value))
            elif row.value != value:
                row.value = value
        return session.outcome(None, said=_("Setting kept"), undo_label=_("change a setting"))
