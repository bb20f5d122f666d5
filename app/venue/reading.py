"""What the venue is, who works there and what is set: all that a start needs to know."""

from __future__ import annotations

from typing import Any

from app.core.errors import NotFound
from app.core.rights import Right, rights_of
from app.core.words import gettext as _
from app.storage.database import Database
from app.venue import queries
from app.venue.rows import StaffRow, VenueRow

RIGHTS_SETTING = "sign_in.rights"
"""What the venue decided otherwise than the program does: role → right → yes or no."""


class VenueReader:
    """The venue of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_venue(self) -> VenueRow | None:
        """The venue; None in a database that is not set up yet."""
        with self._database.look() as connection:
            return queries.find_venue(connection)

    def get_venue(self) -> VenueRow:
        """The venue; raises NotFound in a database that is not set up yet."""
        venue = self.find_venue()
        if venue is None:
            raise NotFound(_("This file holds no venue yet."))
        return venue

    def list_staff(self, *, also_gone: bool = False) -> tuple[StaffRow, ...]:
        """The people who work here; ``also_gone`` adds those who have left."""
        with self._database.look() as connection:
            return queries.list_staff(connection, also_gone=also_gone)

    def anybody_has_password(self) -> bool:
        """Whether somebody who works here has a password: from then on all have to sign in."""
        with self._database.look() as connection:
            return queries.anybody_has_password(connection)

    def list_deciders(self) -> tuple[StaffRow, ...]:
        """Those of them who decide on what others asked for."""
        changes = self.get_setting(RIGHTS_SETTING, {})
        return tuple(one for one in self.list_staff() if Right.DECIDE in rights_of(one.role, changes))

    def get_setting(self, key: str, default: Any = None) -> Any:
        """The value of a setting, or ``default`` when nobody has set it."""
        with self._database.look() as connection:
            value = queries.find_setting(connection, key)
        return default if value is None else value
