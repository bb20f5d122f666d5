"""Going back to a backup with all that belongs to it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.bootstrap.opening import begin_work
from app.bootstrap.restoring import restore_venue
from app.core.paths import DataFolder
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from tests.venues import MARA, SetClock, open_place, open_venue_file, troubles


@pytest.mark.parametrize(("by", "told"), [(MARA, "Mara Kovac"), (0, ""), (99, "")])
def test_the_log_tells_who_went_back_and_to_what(tmp_path: Path, by: int, told: str) -> None:
    with open_place(tmp_path) as place:
        backup = Backups(place.path, clock=place.clock).take(Why.HAND).kept.path

    restore_venue(backup, DataFolder(tmp_path), clock=SetClock(), by=by)

    with closing(open_venue_file(tmp_path / "venue.regulars", SetClock())) as database:
        assert troubles(database) == []
        (newest,) = LogService(begin_work(database, SetClock())).list_log(LogFilter(), limit=1).rows
    assert (newest.staff_name, newest.what) == (told, "Gone back to a backup")
    assert [(one.field, one.after) for one in newest.changes] == [("Backup", backup.name)]
