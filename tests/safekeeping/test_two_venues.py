"""Two venues with their second folder on one stick, or one that stands where another one stood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.command_line.checking import anchors_noted
from app.model.venue import Venue
from app.safekeeping.service import SafekeepingService
from app.storage.audit_chain.checking import account_differences
from app.storage.backups.manifest import find_manifest
from app.storage.backups.names import Why
from tests.safekeeping.conftest import Desk, Kept
from tests.safekeeping.test_page import words_on
from tests.venues import NOON, open_place


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where both have their second backups."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Kept]:
    """A restaurant that was set up a day earlier."""
    (tmp_path / "other").mkdir()
    with open_place(tmp_path / "other", kind="restaurant") as place:
        place.work.database._safeguards = place.path
        with place.work.write() as session:
            session.get_one(Venue, 1).created_at = NOON - timedelta(days=1)
        yield Kept(place, SafekeepingService(place.work, place.path.parent / "backups"))


@pytest.fixture
def both(kept: Kept, other: Kept, stick: Path) -> tuple[Kept, Kept]:
    """The two, with the same second folder."""
    for one in (kept, other):
        one.service.choose_second(stick)
    return kept, other


def test_each_lists_its_own_backups_of_the_stick(both: tuple[Kept, Kept]) -> None:
    kept, other = both
    kept.service.take().path.unlink()
    other.place.clock.forward(hours=1)
    newer = other.service.take()

    (row,) = kept.service.list_backups()

    assert (row.at, row.customers) == (NOON, 0)
    assert kept.service.standing().last == row
    assert other.service.standing().last == newer
    assert other.service.list_backups() == (newer,)


def test_two_of_the_same_second_are_both_there(both: tuple[Kept, Kept], stick: Path) -> None:
    both[0].add_guest("Léa")
    taken = [one.service.take().path.read_bytes() for one in both for _time in range(2)]

    there = sorted(stick.glob("*.regulars"))

    assert sorted(path.read_bytes() for path in there) == sorted(taken)
    found = [find_manifest(path) for path in there]
    assert sorted(one.rows["customer"] for one in found if one is not None) == [0, 0, 1, 1]


def test_what_the_ladder_lets_go_is_never_one_of_the_other(both: tuple[Kept, Kept], stick: Path) -> None:
    kept, other = both
    for _hour in range(3):
        other.backups.take(Why.REGULAR)
        other.place.clock.forward(minutes=10)
    theirs = {path.name: path.read_bytes() for path in stick.glob("*.regulars")}
    kept.place.clock.forward(days=400)

    kept.service.take()

    assert theirs.items() <= {path.name: path.read_bytes() for path in stick.glob("*.regulars")}.items()


def test_the_log_is_not_compared_with_that_of_the_other(both: tuple[Kept, Kept]) -> None:
    kept, other = both
    for name in ("Léa", "Zoë", "Ada"):
        other.add_guest(name)
    other.service.take()
    kept.service.take()

    anchors = anchors_noted(kept.backups)

    assert len(anchors) == 1
    with kept.place.work.database.read() as session:
        assert account_differences(session.connection(), anchors=anchors) == []


def test_one_of_another_venue_beside_the_file_is_shown_and_said_to_be_one(desk: Desk, other: Kept) -> None:
    theirs = other.service.take().path
    kept = desk.kept
    own = kept.service.take()
    for path in (theirs, theirs.with_name(f"{theirs.name}.json")):
        (own.path.parent / path.name.replace("-hand", "-2-hand")).write_bytes(path.read_bytes())

    rows = kept.service.list_backups()

    assert [row.of_another for row in rows] == [False, True]
    assert kept.service.standing().last == own
    preview = kept.service.preview(rows[1].path)
    assert (preview.row.of_another, preview.lost, preview.newest_lost) == (True, None, ())
    desk.page.view_model.load()
    second = desk.page.list.model().index(1, 0)
    desk.page.list.setCurrentIndex(second)
    assert "This is a backup of another venue." in words_on(desk)
    assert second.data().endswith("of another venue")
