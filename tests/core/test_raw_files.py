from __future__ import annotations

from pathlib import Path

import pytest

from app.core import raw_files
from app.core.raw_files import database_opened, opened_raw

FOLDER = Path("/proc/self/fd")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the open files cannot be listed here")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "venue.regulars"
    path.write_bytes(b"0123456789")
    return path


def descriptors(path: Path) -> int:
    """How many of this process lead to the file."""
    found = 0
    for one in FOLDER.iterdir():
        try:
            found += one.samefile(path)
        except OSError:
            continue
    return found


def first(path: Path) -> bytes:
    with opened_raw(path) as file:
        return file.read(1)


def test_a_file_that_is_no_database_here_is_closed_at_once(file: Path) -> None:
    assert first(file) == b"0"
    assert descriptors(file) == 0


def test_a_database_of_this_process_stays_open_until_its_last_connection_goes(file: Path) -> None:
    one, other = database_opened(file), database_opened(file)
    first(file)
    one()
    assert descriptors(file) == 1
    other()
    assert descriptors(file) == 0


def test_looking_often_keeps_one_descriptor_and_begins_at_the_first_byte(file: Path) -> None:
    closed = database_opened(file)
    assert [first(file) for _time in range(5)] == [b"0"] * 5
    assert descriptors(file) == 1
    closed()


def test_looking_and_writing_have_descriptors_of_their_own(file: Path) -> None:
    closed = database_opened(file)
    with opened_raw(file) as reading, opened_raw(file, to_write=True) as writing:
        writing.write(b"ab")
        assert reading.read(3) == b"ab2"
    assert descriptors(file) == 2
    closed()
    assert descriptors(file) == 0


def test_a_look_that_ends_after_the_database_closes_the_file(file: Path) -> None:
    closed = database_opened(file)
    with opened_raw(file):
        closed()
    assert descriptors(file) == 0


def test_the_file_is_known_by_every_name_it_has(file: Path) -> None:
    other, link = file.with_name("list.csv"), file.with_name("link")
    other.hardlink_to(file)
    link.symlink_to(file.name)
    closed = database_opened(link)
    first(other)
    assert descriptors(file) == 1
    closed()


def test_another_file_that_takes_the_place_is_not_taken_for_it(file: Path) -> None:
    closed = database_opened(file)
    first(file)
    file.rename(file.with_name("aside"))
    file.write_bytes(b"new")
    assert first(file) == b"n"
    assert descriptors(file) == 0
    assert descriptors(file.with_name("aside")) == 1
    closed()


def test_the_shared_memory_of_a_database_stays_open_too(file: Path) -> None:
    shared = file.with_name(f"{file.name}-shm")
    closed = database_opened(file)
    shared.write_bytes(b"shared")
    assert first(shared) == b"s"
    assert descriptors(shared) == 1
    closed()
    assert descriptors(shared) == 0


def test_where_closing_ends_no_locks_nothing_stays_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_files, "CLOSING_ENDS_LOCKS", False)
    closed = database_opened(file)
    first(file)
    assert descriptors(file) == 0
    closed()
