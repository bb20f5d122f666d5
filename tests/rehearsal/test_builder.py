"""Building, repeating, stopping and replacing a rehearsal venue."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.clock import FixedClock
from app.core.errors import AppError, Cancelled, Conflict, InvalidInput, Locked, NotOurs, ReadOnly
from app.rehearsal.builder import build_rehearsal
from tests.rehearsal.conftest import SIZE, TODAY, Built
from tests.venues import open_place


def _rows_of(path: Path) -> str:
    """A digest over every row of every table."""
    connection = sqlite.connect(str(path))
    digest = hashlib.sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        digest.update(f"{table}\n".encode())
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'):
            digest.update(repr(row).encode())
    connection.close()
    return digest.hexdigest()


def _people_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite.connect(str(path))
    people: list[tuple[str, str]] = connection.execute(
        "SELECT display_name, created_at FROM customer ORDER BY id"
    ).fetchall()
    connection.close()
    return people


def test_the_same_arguments_give_the_same_rows(built: Built, tmp_path: Path) -> None:
    again = tmp_path / "again.regulars"
    build_rehearsal(again, built.kind, size=SIZE, today=TODAY)
    assert _rows_of(again) == _rows_of(built.path)


@pytest.mark.parametrize("other", [{"seed": 2}, {"today": date(2026, 11, 26)}, {"size": 31}], ids=str)
def test_another_seed_day_or_size_gives_another_venue(tmp_path: Path, other: dict[str, Any]) -> None:
    first, second = tmp_path / "first.regulars", tmp_path / "second.regulars"
    build_rehearsal(first, "hotel", size=30, today=TODAY)
    build_rehearsal(second, "hotel", **{"size": 30, "today": TODAY, **other})
    assert _people_of(first) != _people_of(second)


def test_the_answer_counts_what_is_in_the_file(tmp_path: Path) -> None:
    row = build_rehearsal(tmp_path / "venue.regulars", "hotel", size=40, today=TODAY)
    connection = sqlite.connect(str(row.path))
    customers = connection.execute("SELECT count(*) FROM customer").fetchone()[0]
    visits = connection.execute("SELECT count(*) FROM visit").fetchone()[0]
    connection.close()
    assert (row.venue, row.customers, row.visits) == ("Harbour House", customers, visits)
    assert customers == 40


@pytest.mark.parametrize("size", [1, 12, 14])
def test_even_the_smallest_venue_has_its_first_people(tmp_path: Path, size: int) -> None:
    row = build_rehearsal(tmp_path / "venue.regulars", "hotel", size=size, today=TODAY)
    connection = sqlite.connect(str(row.path))
    names = [name for (name,) in connection.execute("SELECT display_name FROM customer ORDER BY id")]
    connection.close()
    assert len(names) == size
    assert names[0] == "Léa Müller-Odermatt"


def test_without_a_day_it_plays_today_at_the_venue(tmp_path: Path) -> None:
    late_in_utc = FixedClock(datetime(2026, 11, 25, 23, 30, tzinfo=UTC))
    build_rehearsal(tmp_path / "venue.regulars", "hotel", size=12, clock=late_in_utc)
    connection = sqlite.connect(str(tmp_path / "venue.regulars"))
    (made,) = connection.execute("SELECT value FROM venue_setting WHERE key = 'rehearsal'").fetchone()
    connection.close()
    assert made == '{"size": 12, "seed": 1, "today": "2026-11-26"}'


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_rehearsal(
        tmp_path / "venue.regulars", "hotel", size=50, progress=lambda done, total: seen.append((done, total))
    )
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (100, 100)


def test_a_cancelled_build_leaves_nothing_behind(tmp_path: Path) -> None:
    cancellation = Cancellation()
    with pytest.raises(Cancelled):
        build_rehearsal(
            tmp_path / "venue.regulars",
            "hotel",
            size=50,
            progress=lambda _done, _total: cancellation.cancel(),
            cancellation=cancellation,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_build_keeps_the_venue_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=12, today=TODAY)
    before = _rows_of(path)
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        build_rehearsal(path, "hotel", size=20, today=TODAY, cancellation=cancellation)
    assert _rows_of(path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["venue.regulars"]


def test_building_again_replaces_the_earlier_rehearsal(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=12, today=TODAY)
    build_rehearsal(path, "boutique", size=20, today=TODAY)
    connection = sqlite.connect(str(path))
    found = connection.execute(
        "SELECT name, rehearsal, (SELECT count(*) FROM customer) FROM venue"
    ).fetchone()
    connection.close()
    assert found == ("Kite & Linen", 1, 20)


def test_what_was_written_last_into_the_earlier_one_does_not_leak_into_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=12, today=TODAY)
    killed = os.fork() if hasattr(os, "fork") and threading.active_count() == 1 else None
    if killed is None:
        pytest.skip("a process that dies in the middle of a write cannot be made here")
    if killed == 0:
        connection = sqlite.connect(str(path))
        connection.execute("UPDATE customer SET note = 'written last'")
        connection.commit()
        os._exit(0)
    os.waitpid(killed, 0)
    build_rehearsal(path, "hotel", size=13, today=TODAY)
    connection = sqlite.connect(str(path))
    assert connection.execute("SELECT count(*) FROM customer WHERE note = 'written last'").fetchone() == (0,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_rehearsal_that_is_open_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=12, today=TODAY)
    elsewhere = sqlite.connect(str(path))
    elsewhere.execute("SELECT count(*) FROM customer").fetchone()
    with pytest.raises(Locked):
        build_rehearsal(path, "hotel", size=13, today=TODAY)
    elsewhere.close()


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".venue.regulars.building"
    left.write_bytes(b"half a file")
    build_rehearsal(tmp_path / "venue.regulars", "hotel", size=12, today=TODAY)
    assert [entry.name for entry in tmp_path.iterdir()] == ["venue.regulars"]


def test_two_builds_of_one_venue_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    path, second = tmp_path / "venue.regulars", []

    def build_the_same(done: int, _total: int) -> None:
        if done and not second:
            second.append(True)
            with pytest.raises(Locked):
                build_rehearsal(path, "hotel", size=12, today=TODAY)

    build_rehearsal(path, "hotel", size=30, today=TODAY, progress=build_the_same)
    assert second
    assert path.exists()


def test_a_real_venue_is_never_replaced(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        path = place.path
    before = path.read_bytes()
    with pytest.raises(Conflict):
        build_rehearsal(path, "hotel", size=12, today=TODAY)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_how: int, **_options: bool) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadOnly):
        build_rehearsal(tmp_path / "venue.regulars", "hotel", size=12, today=TODAY)


def test_a_venue_that_cannot_even_be_read_is_not_replaced(built: Built, tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    path.write_bytes(built.path.read_bytes())
    (tmp_path / "venue.regulars-shm").mkdir()
    before = path.read_bytes()
    with pytest.raises(AppError):
        build_rehearsal(path, "hotel", size=12, today=TODAY)
    assert path.read_bytes() == before


def test_another_kind_of_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    path.write_text("my notes")
    with pytest.raises(NotOurs):
        build_rehearsal(path, "hotel", size=12, today=TODAY)
    assert path.read_text() == "my notes"


@pytest.mark.parametrize(("kind", "size"), [("castle", 12), ("hotel", 0), ("hotel", 1_000_001)])
def test_what_cannot_be_built_is_refused(tmp_path: Path, kind: str, size: int) -> None:
    with pytest.raises(InvalidInput):
        build_rehearsal(tmp_path / "venue.regulars", kind, size=size)
    assert list(tmp_path.iterdir()) == []
