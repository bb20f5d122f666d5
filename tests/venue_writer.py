"""A venue whose staff and settings a test writes, whoever is at the desk."""

from __future__ import annotations

from typing import Any

from app.core.outcome import Outcome
from app.model.staff import Staff
from app.model.venue import VenueSetting
from app.staff.schemas import StaffDraft, StaffEdit
from app.storage.editing import apply_edit, get_row
from app.venue.service import VenueService


class VenueWriter(VenueService):
    """Makes the venue as the program does, and writes without asking for rights."""

    def add_staff(self, draft: StaffDraft, *, by: int) -> Outcome[int]:
        """Add somebody who works here; gives the id."""
        with self._database.write(by=by) as session:
            row = Staff(name=draft.name, role=draft.role, duty=draft.duty)
            session.add(row)
            session.flush()
        return session.outcome(row.id, said="Added")

    def edit_staff(self, staff_id: int, edit: StaffEdit, *, by: int) -> None:
        """Change somebody who works here."""
        with self._database.write(by=by) as session:
            apply_edit(get_row(session, Staff, row_id=staff_id), version=edit.version, values=edit.given())

    def set_setting(self, key: str, value: Any, *, by: int) -> Outcome[None]:
        """Keep a setting; ``value`` is anything JSON can hold."""
        with self._database.write(by=by) as session:
            row = session.get(VenueSetting, key)
            if row is None:
                session.add(VenueSetting(key=key, value=value))
            else:
                row.value = value
        return session.outcome(None, said="Kept", undo_label="change a setting")
