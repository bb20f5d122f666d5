"""The small parts that backups are made of."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, DiskFull
from app.storage.backups.backups import Backups
from app.storage.backups.choices import Choices, read_choices
from app.storage.backups.copies import copy, reading_at_work
from app.storage.backups.disk import begin_private
from app.storage.backups.names import BackupName, Why, free_name, read_name
from app.storage.backups.shares import kind_of_mount
from app.storage.holding import is_held
from app.storage.plain.table_file import TableFile, read_table
from tests.faults.filled import put_filled
from tests.storage.files import new_customer
from tests.venues import SetClock, make_file, open_venue_file

AT = datetime(2026, 11, 26, 8, 10, 5, tzinfo=UTC)
STEP = 20
CELLS = ["", None, "a,b", 'say "no"', "two\r\nlines", "=1+1", "'=1", "-5", "Zoë", "\ttab", "'", '"', ","]


def test_a_name_says_when_and_why_and_is_read_back() -> None:
    name = BackupName(AT, Why.IMPORT)
    assert name.text == "20261126-081005-import.regulars"
    assert read_name(name.text) == name
    assert read_name(BackupName(AT, Why.HAND, 3).text) == BackupName(AT, Why.HAND, 3)


@pytest.mark.parametrize(
    "text",
    ["venue.regulars", "20261126-081005-holiday.regulars", "20269926-081005-hand.regulars", ".x", "a.json"],
)
def test_other_names_are_none_of_ours(text: str) -> None:
    assert read_name(text) is None


def test_two_of_one_second_have_two_names(tmp_path: Path) -> None:
    (tmp_path / free_name(tmp_path, at=AT, why=Why.HAND).text).touch()
    assert free_name(tmp_path, at=AT, why=Why.HAND).text == "20261126-081005-2-hand.regulars"


def test_a_plain_table_is_read_back_as_it_was(tmp_path: Path) -> None:
    file = TableFile(tmp_path, "guest", ["id", "name"])
    file.write([(number, cell) for number, cell in enumerate(CELLS)])
    file.close()
    columns, rows = read_table(tmp_path / "guest.csv")
    assert columns == ("id", "name")
    assert [row[1] for row in rows] == CELLS
    assert stat.S_IMODE((tmp_path / "guest.csv").stat().st_mode) == 0o600


def test_bytes_in_a_plain_table_become_files(tmp_path: Path) -> None:
    file = TableFile(tmp_path, "photo", ["id", "content"])
    file.write([(1, b"\x00\xff")])
    file.close()
    _columns, ((_id, name),) = read_table(tmp_path / "photo.csv")
    assert (tmp_path / str(name)).read_bytes() == b"\x00\xff"


def test_the_kind_of_a_mount_is_that_of_the_nearest_one() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "//nas/desk /mnt/the\\040desk cifs rw 0 0\n"
        "tmpfs /mnt/the\\040desk/fast tmpfs rw 0 0\n"
        "broken line\n"
    )
    assert kind_of_mount(Path("/mnt/the desk/venue.regulars"), mounts) == "cifs"
    assert kind_of_mount(Path("/mnt/the desk/fast/venue.regulars"), mounts) == "tmpfs"
    assert kind_of_mount(Path("/srv/venue.regulars"), mounts) == "ext4"


def test_choices_that_cannot_be_read_are_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text("{")
    assert read_choices(tmp_path) == Choices()


def test_a_backup_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    backups = Backups(put_filled(tmp_path / "venue.regulars"), clock=SetClock())
    stop = Cancellation()
    with pytest.raises(Cancelled):
        backups.take(Why.HAND, cancellation=stop, progress=lambda _done, _total: stop.cancel())
    assert list(backups.folder.iterdir()) == []


def test_a_backup_for_which_there_is_no_room_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = Backups(put_filled(tmp_path / "venue.regulars"), clock=SetClock())

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.backups.taking.sync_file", full)
    with pytest.raises(DiskFull):
        backups.take(Why.HAND)
    assert list(backups.folder.iterdir()) == []


def test_backups_are_readable_by_the_user_alone(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    path.chmod(0o644)
    backups = Backups(path, clock=SetClock())
    backups.take(Why.HAND)
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in backups.folder.iterdir()} == {0o600}


HOLD = """
import sys, sqlcipher3.dbapi2 as sqlite
connection = sqlite.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM customer").fetchone()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_has_open_is_held(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    assert not is_held(path)
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert is_held(path)
        process.communicate()
    assert not is_held(path)


def test_writes_elsewhere_do_not_begin_a_copy_anew(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    make_file(path)
    database = open_venue_file(path, SetClock())
    target = tmp_path / "copy.regulars"
    begin_private(target)
    steps = 0

    def write(done: int, total: int) -> None:
        nonlocal steps
        steps += 1
        assert steps <= total // STEP + 1
        new_customer(database, f"Guest {steps}")

    with reading_at_work(path) as source:
        copy(source, target, progress=write, step_pages=STEP)
    database.close()
