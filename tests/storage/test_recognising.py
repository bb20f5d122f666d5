"""Telling a venue's file from anything else, without touching it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.errors import AppError, Corrupt, NewerSchema, NotFound, NotOurs
from app.storage.database import Database
from app.storage.opening import create_file, open_file
from app.storage.recognising import recognise
from app.storage.revisions import APPLICATION_ID, HEAD
from tests.storage.files import fingerprint, names, new_customer
from tests.venues import SetClock, open_venue_file

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40


def other_sqlite(path: Path) -> None:
    """Another program's database."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
        connection.commit()


def ours_without_tables(path: Path) -> None:
    """A file that bears our mark and nothing else."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE recipe (name)")
        connection.commit()


NOT_OURS: dict[str, tuple[Callable[[Path], object], type[AppError]]] = {
    "nothing there": (lambda path: None, NotFound),
    "0 bytes": (lambda path: path.write_bytes(b""), NotOurs),
    "a text": (lambda path: path.write_text("Dear guest,\n" * 1000), NotOurs),
    "a short text": (lambda path: path.write_text("SQLite"), NotOurs),
    "a photo": (lambda path: path.write_bytes(JPEG), NotOurs),
    "another program's database": (other_sqlite, NotOurs),
    "our mark without our tables": (ours_without_tables, Corrupt),
    "a folder": (lambda path: path.mkdir(), NotOurs),
    "a pipe": (os.mkfifo, NotOurs),
    "a link to itself": (lambda path: path.symlink_to(path), NotOurs),
    "a link to nowhere": (lambda path: path.symlink_to(path.with_name("absent")), NotFound),
    "a magic number alone": (lambda path: path.write_bytes(b"SQLite format 3\x00"), NotOurs),
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_not_ours_is_refused_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    make, error = NOT_OURS[what]
    path = tmp_path / "venue.regulars"
    make(path)
    listed, before = sorted(tmp_path.iterdir()), fingerprint(tmp_path)
    with pytest.raises(error) as caught:
        open_file(path, clock=SetClock())
    assert type(caught.value) is error
    assert "venue.regulars" in str(caught.value)
    assert (sorted(tmp_path.iterdir()), fingerprint(tmp_path)) == (listed, before)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 0.999])
def test_a_file_that_was_cut_short_is_damaged(path: Path, clock: SetClock, share: float) -> None:
    database = open_venue_file(path, clock)
    for number in range(50):
        new_customer(database, f"Guest {number}")
    database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = fingerprint(path.parent)
    with pytest.raises(Corrupt) as caught:
        open_file(path, clock=clock)
    assert "Restore the last backup" in str(caught.value)
    assert fingerprint(path.parent) == before


def test_a_damaged_schema_is_said_to_be_damaged(path: Path, clock: SetClock) -> None:
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xa5" * 3900
    path.write_bytes(content)
    before = fingerprint(path.parent)
    with pytest.raises(Corrupt):
        open_file(path, clock=clock)
    assert fingerprint(path.parent) == before


def test_a_newer_file_is_refused_with_both_versions_and_the_folder_stays_byte_identical(
    path: Path, clock: SetClock
) -> None:
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = fingerprint(path.parent)
    with pytest.raises(NewerSchema) as caught:
        open_file(path, clock=clock)
    assert "9999" in str(caught.value)
    assert HEAD in str(caught.value)
    assert fingerprint(path.parent) == before


@pytest.mark.parametrize(
    "name",
    [
        "with spaces.regulars",
        "Café Zürich.regulars",
        "🏨 Ω.regulars",
        "100% sure?.regulars",
        "a#b&c=d.regulars",
        'it\'s "quoted".regulars',
        "x" * 200 + ".regulars",
    ],
)
def test_odd_paths_are_only_paths(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a folder % with ? # ü"
    path = folder / name
    create_file(path)
    database = open_venue_file(path, SetClock())
    new_customer(database)
    assert names(database) == ["Léa"]
    database.close()
    assert [file.name for file in folder.iterdir()] == [name]
    assert [file.name for file in tmp_path.iterdir()] == [folder.name]


def test_a_link_to_a_venue_opens_the_venue(path: Path, clock: SetClock, tmp_path: Path) -> None:
    link = tmp_path / "link.regulars"
    link.symlink_to(path)
    database = open_venue_file(link, clock)
    new_customer(database)
    database.close()
    database = open_venue_file(path, clock)
    assert names(database) == ["Léa"]
    database.close()


def test_a_file_in_use_by_another_desk_is_recognised(path: Path, database: Database) -> None:
    new_customer(database)
    assert path.with_name(f"{path.name}-wal").exists()
    assert recognise(path).revision == HEAD


def test_what_another_desk_wrote_last_is_read_without_write_permission(
    path: Path, clock: SetClock, database: Database
) -> None:
    new_customer(database)
    reader = open_file(path, clock=clock, read_only=True)
    assert names(reader) == ["Léa"]
    reader.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission_is_explained(path: Path, clock: SetClock) -> None:
    path.chmod(0o000)
    with pytest.raises(AppError, match="cannot be read"):
        open_file(path, clock=clock)
