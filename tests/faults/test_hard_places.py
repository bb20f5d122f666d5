"""A3, A5 and A6: what connections are set to, a full disk, and places that cannot be written or are oddly named."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.errors import DiskFull
from app.storage import connecting
from app.storage.database import Database
from app.venue.workplace import Workplace
from tests.faults.forks import Ended, Programs, programs, without_powers
from tests.faults.invariants import broken_in, broken_in_file
from tests.faults.work import add_guest
from tests.storage.files import fingerprint
from tests.venues import SetClock, make_file, open_place, open_venue_file

__all__ = ["programs", "without_powers"]

POOLED = 15
PROMISED = {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000, "mmap_size": 0, "journal_mode": "wal"}


def unlike_promised(database: Database) -> list[str]:
    """Every setting of any connection that is not as promised: those of the pool, of looking, and of watching."""
    with ExitStack() as stack:
        found = [stack.enter_context(database.engine.connect()).connection for _ in range(POOLED)]
        looks = [stack.enter_context(database.look()) for _ in range(3)]
        watch = database._place.new_watch()
        stack.callback(watch.close)
        asked = [each.cursor().execute for each in (*found, watch)]
        asked += [each.exec_driver_sql for each in looks]  # type: ignore[misc]
        return [
            f"{name} is {value}"
            for ask in asked
            for name, wanted in PROMISED.items()
            if (value := ask(f"PRAGMA {name}").fetchone()[0]) != wanted
        ]


def test_A3_every_connection_is_set_as_promised(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        assert unlike_promised(place.work.database) == []


def test_A3_a_connection_that_is_set_otherwise_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = connecting._pragmas
    monkeypatch.setattr(connecting, "_pragmas", lambda **chosen: (*pragmas(**chosen), "synchronous=NORMAL"))
    with open_place(tmp_path) as place:
        assert set(unlike_promised(place.work.database)) == {"synchronous is 1"}


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own, which only root can make."""
    folder.mkdir()
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("no disk can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(path: Path) -> None:
    """Until there is no room for a page more."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def save_until_refused(work: Workplace) -> tuple[list[str], str]:
    """What was saved before the disk was full, and what was said then."""
    saved: list[str] = []
    try:
        for number in range(1000):
            add_guest(work, f"Guest {number}")
            saved.append(f"guest|Guest {number}")
    except DiskFull as error:
        return saved, str(error)
    return saved, ""


@pytest.mark.parametrize("room", [0, 40_000, 150_000])
def test_A5_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path / "disk", "16m") as disk, open_place(disk) as place:
        fill(disk / "filler")
        os.truncate(disk / "filler", (disk / "filler").stat().st_size - room)
        saved, said = save_until_refused(place.work)
        assert "The disk is full." in said
        (disk / "filler").unlink()

        assert broken_in(place.work.database, saved) == []
        add_guest(place.work, "Guest next")
        assert broken_in(place.work.database, [*saved, "guest|Guest next"]) == []


ODD = [
    "with spaces",
    "Zürich",
    "名前",
    "🛎️ hotel",
    "it's; 'quoted' %20?a=b#c",
    "x" * 200,
    "a\nb",
    "-dash",
    "~",
]


@pytest.mark.parametrize("name", ODD)
def test_A6_an_odd_folder_is_a_folder_like_others(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "outer" / name
    folder.mkdir(parents=True)
    with open_place(folder) as place:
        add_guest(place.work, "Guest 1")

    assert main(["find", "guest", "--data-dir", str(folder)]) == 0
    assert "Guest 1" in capsys.readouterr().out
    assert main(["log-case", "--walk-in", "Somebody", "--what", "Wet", "--data-dir", str(folder)]) == 0
    assert main(["backup", "--data-dir", str(folder)]) == 0
    assert broken_in_file(folder / "venue.regulars", ["guest|Guest 1"]) == []
    assert [path.name for path in (tmp_path / "outer").iterdir()] == [name]


@pytest.mark.parametrize("command", [["find", "x"], ["check"], ["backup"], ["cases"]])
def test_A6_a_missing_folder_is_explained_and_not_made(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--data-dir", str(tmp_path / "none")]) == 1

    said = "".join(capsys.readouterr())
    assert "There is no venue in" in said
    assert not (tmp_path / "none").exists()


@pytest.fixture
def command(tmp_path: Path, without_powers: Programs) -> Callable[..., Ended]:
    """A command by somebody who may write only where it is allowed."""
    return lambda *words: without_powers.run("app", *words, told_in=tmp_path)


@pytest.fixture
def closed_place(tmp_path: Path) -> Iterator[Path]:
    """A venue with one guest, whose permissions come back in the end."""
    folder = tmp_path / "closed"
    folder.mkdir()
    with open_place(folder) as place:
        add_guest(place.work, "Guest 1")
    yield folder
    folder.chmod(0o700)
    (folder / "venue.regulars").chmod(0o600)


@pytest.mark.parametrize(("of_folder", "of_file"), [(0o500, 0o400), (0o500, 0o600), (0o700, 0o400)])
def test_A6_what_cannot_be_written_can_be_read_and_says_so(
    closed_place: Path, of_folder: int, of_file: int, command: Callable[..., Ended]
) -> None:
    (closed_place / "venue.regulars").chmod(of_file)
    closed_place.chmod(of_folder)
    before = fingerprint(closed_place)

    found = command("find", "guest", "--data-dir", closed_place)
    refused = command("log-case", "--walk-in", "X", "--what", "Wet", "--data-dir", closed_place)

    assert (found.code, "Guest 1" in found.out) == (0, True), found.err
    assert refused.code == 1
    assert "cannot be written" in refused.err
    assert "Traceback" not in found.err + refused.err
    assert fingerprint(closed_place) == before


@pytest.mark.parametrize("of_folder", [0o000, 0o700])
def test_A6_what_may_not_be_read_is_explained(
    closed_place: Path, of_folder: int, command: Callable[..., Ended]
) -> None:
    (closed_place / "venue.regulars").chmod(0o000)
    closed_place.chmod(of_folder)

    told = command("find", "guest", "--data-dir", closed_place)

    assert told.code == 1
    assert told.err.strip()
    assert "Traceback" not in told.err


def test_A6_a_long_path_is_a_path_like_others(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 350:
        folder = folder / ("y" * 100)
    folder.mkdir(parents=True)
    make_file(folder / "venue.regulars")
    database = open_venue_file(folder / "venue.regulars", SetClock())
    assert broken_in(database) == []
    database.close()
