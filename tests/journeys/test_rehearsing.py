"""Looking around in a venue that does not exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.venue_opener import Rehearsal
from app.core.paths import DataFolder
from tests.journeys.conftest import Person

Start = Callable[[Path], Person]


def test_the_rehearsal_hotel_opens_beside_and_is_full_of_people(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    folder = DataFolder(tmp_path / "place").rehearsal("hotel")
    person.program.open_rehearsal(folder, Rehearsal("hotel", size=40))
    person.wait(lambda: bool(person.program.desks))
    assert person.desk.session.workplace.venue.rehearsal
    person.look_up("odermatt", finds=1)
    assert not (tmp_path / "place" / "venue.regulars").exists()


def test_a_rehearsal_that_is_there_already_opens_as_it_was_left(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    folder = DataFolder(tmp_path / "place").rehearsal("boutique")
    wanted = Rehearsal("boutique", size=30)
    first.program.open_rehearsal(folder, wanted)
    first.wait(lambda: bool(first.program.desks))
    made_at = folder.venue_file.stat().st_ino
    first.program.close()
    second = start(tmp_path / "place")
    second.program.open_rehearsal(folder, wanted)
    second.wait(lambda: bool(second.program.desks))
    assert folder.venue_file.stat().st_ino == made_at
