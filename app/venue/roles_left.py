"""Who may do what at a venue of which perhaps not everything can be read any more."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from app.core.rights import Right, rights_of
from app.storage.salvage.damaged_file import DAMAGE, DamagedFile
from app.venue.reading import RIGHTS_SETTING


def may_do(file: DamagedFile, staff_ids: Collection[int], *, right: Right) -> bool:
    """Whether one of these staff members may; everybody where nobody can be looked up any more."""
    try:
        staff = file.ask("SELECT id, role FROM staff WHERE active")
    except DAMAGE:
        return True
    changes = _changed_rights(file)
    return any(right in rights_of(role, changes) for staff_id, role in staff if staff_id in staff_ids)


def _changed_rights(file: DamagedFile) -> Mapping[str, Mapping[str, bool]]:
    """What the venue decided otherwise, as far as that can be read."""
    try:
        rows = file.ask("SELECT value FROM venue_setting WHERE key = ?", RIGHTS_SETTING)
        found = json.loads(rows[0][0]) if rows else {}
    except (*DAMAGE, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
