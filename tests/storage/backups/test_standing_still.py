"""A file that stands still may be copied byte for byte, while others go on writing."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.storage.backups import standing_still as still_files
from app.storage.backups.copies import reading_at_work
from app.storage.backups.disk import begin_private
from app.storage.backups.proving import prove
from app.storage.backups.standing_still import copy_bytes, standing_still
from app.storage.backups.taking import copied
from app.storage.connecting import connect
from app.storage.database import Database
from app.storage.write_lock import begin_writing
from tests.security.encrypted import put_sealed
from tests.storage.files import new_customer


@pytest.fixture(autouse=True)
def somebody_was_there_before(database: Database) -> None:
    new_customer(database, "Before")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "copy.regulars"
    begin_private(target)
    return target


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still_files, "PATIENCE", 0.1)


def guests_in(path: Path, key: str | None = None) -> list[str]:
    with closing(connect(path, read_only=True, key=key)) as connection:
        return [name for (name,) in connection.execute("SELECT display_name FROM customer ORDER BY id")]


def test_the_bytes_stay_as_they_are_while_others_write_and_want_to_fold_them_in(
    path: Path, database: Database, target: Path
) -> None:
    with standing_still(path) as still, closing(connect(path)) as other:
        assert still is not None
        before = path.read_bytes()
        new_customer(database, "Meanwhile")
        for how in ("PASSIVE", "FULL", "RESTART", "TRUNCATE"):
            other.execute("PRAGMA busy_timeout=0")
            _busy, written, folded = other.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
            assert folded < written
        for number in range(50):
            new_customer(database, f"Guest {number}")
        assert path.read_bytes() == before
        copy_bytes(still, target)
    assert target.read_bytes() == before
    assert guests_in(target) == ["Before"]
    assert prove(target).ok
    assert len(guests_in(path)) == 52


def test_an_ordinary_view_does_not_have_the_bytes_stand_still(path: Path, database: Database) -> None:
    with reading_at_work(path), closing(connect(path)) as other:
        before = path.read_bytes()
        other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        assert path.read_bytes() != before


def test_what_was_written_meanwhile_is_folded_in_afterwards(path: Path, database: Database) -> None:
    with standing_still(path) as still:
        assert still is not None
        new_customer(database, "Meanwhile")
    with closing(connect(path)) as other:
        _busy, written, folded = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    assert written == folded
    assert b"Meanwhile" in path.read_bytes()


def test_an_encrypted_file_is_copied_without_being_opened(tmp_path: Path, target: Path) -> None:
    (tmp_path / "sealed").mkdir()
    sealed = put_sealed(tmp_path / "sealed")
    with closing(sealed.open()) as database:
        new_customer(database, "Zoë")
        copied(sealed.path, target, key=sealed.key.pragma)
        assert target.read_bytes() == sealed.path.read_bytes()
    assert "Zoë" in guests_in(target, sealed.key.pragma)
    assert prove(target, key=sealed.key.pragma).ok


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("who", ["reads what was before", "writes", "folds"])
def test_whoever_is_in_the_way_for_long_has_the_copy_made_page_by_page(
    path: Path, database: Database, target: Path, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_connection: object) -> bool:
        raise sqlite.OperationalError("database or disk is full")

    with ExitStack() as stack:
        if who == "reads what was before":
            stack.enter_context(reading_at_work(path))
            new_customer(database, "Later")
        elif who == "writes":
            begin_writing(stack.enter_context(closing(connect(path))))
        else:
            monkeypatch.setattr(still_files, "_is_folded", fails)
        with standing_still(path) as still:
            assert still is None
        copied(path, target)
        assert guests_in(target) == guests_in(path)
    assert prove(target).ok


@pytest.mark.usefixtures("impatient")
def test_whoever_is_in_the_way_for_a_moment_is_waited_for(path: Path, database: Database) -> None:
    reader = ExitStack()
    reader.enter_context(reading_at_work(path))
    new_customer(database, "Later")
    asked = iter((reader.close,))
    fold = still_files._is_folded

    def is_folded(connection: object) -> bool:
        was = fold(connection)
        next(asked, lambda: None)()
        return was

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(still_files, "_is_folded", is_folded)
        with standing_still(path) as still:
            assert still is not None


def test_without_folding_the_log_first_the_bytes_lack_what_was_saved(
    path: Path, database: Database, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still_files, "_is_folded", lambda _connection: True)
    copied(path, target)
    assert guests_in(target) != guests_in(path)


def test_nobody_is_kept_from_writing_once_it_stands_still(path: Path, database: Database) -> None:
    with standing_still(path), closing(connect(path)) as other:
        begin_writing(other, patience=0)
        other.execute("ROLLBACK")


def test_cancelling_ends_the_waiting_and_the_copying(
    path: Path, database: Database, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still_files, "STEP_PAGES", 20)
    stop = Cancellation()
    with pytest.raises(Cancelled):
        copied(path, target, cancellation=stop, progress=lambda _done, _total: stop.cancel())
    with pytest.raises(Cancelled), standing_still(path, stop=stop):
        pass


def test_the_page_of_the_locks_is_not_read_and_the_rest_is(
    path: Path, database: Database, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, at = 4096, 10 * 4096
    monkeypatch.setattr(still_files, "LOCKS_AT", at)
    with standing_still(path) as still:
        assert still is not None
        copy_bytes(still, target)
    whole, copy = path.read_bytes(), target.read_bytes()
    assert copy == whole[:at] + bytes(page) + whole[at + page :]
    assert whole[at : at + page] != bytes(page)
