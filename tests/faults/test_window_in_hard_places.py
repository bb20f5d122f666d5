"""A6 through the window: places that cannot be written or read, are missing, oddly named or on a share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from tests.faults.forks import Programs, programs, without_powers
from tests.faults.test_hard_places import ODD
from tests.faults.window_alone import GUEST, see
from tests.faults.work import add_guest
from tests.isolation.homes import variables
from tests.storage.files import fingerprint
from tests.venues import open_place

__all__ = ["programs", "without_powers"]

READ_ONLY = "read only: nothing can be saved"
REFUSED = "the venue's file cannot be written. nothing was changed."


class Alone:
    """Starts the window without the power to write where it may not, and with a home that must stay empty."""

    def __init__(self, base: Path, programs: Programs) -> None:
        self._programs = programs
        self._home, self._temporary, self._told = (
            base / name for name in ("nobody's home", "temporary", "told")
        )
        for folder in (self._home, self._temporary, self._told):
            folder.mkdir()

    def see(self, folder: Path, *more: str) -> dict[str, Any]:
        """What came up on that folder; no traceback, and nothing anywhere else."""
        surroundings = variables(self._home) | {"TMPDIR": str(self._temporary)}
        seen = see(self._programs, folder, *more, environment=surroundings, told_in=self._told)
        assert [*self._home.rglob("*"), *self._temporary.rglob("*")] == []
        assert [words for words in seen["words"] if "traceback (most recent" in words] == []
        log = folder / "logs" / "regulars.log"
        assert not os.access(log, os.R_OK) or " bug " not in log.read_text(encoding="utf-8")
        return seen


@pytest.fixture
def alone(tmp_path: Path, without_powers: Programs) -> Alone:
    """Somebody at the window."""
    return Alone(tmp_path, without_powers)


@pytest.fixture
def closed_place(tmp_path: Path) -> Iterator[Path]:
    """A venue with one guest, whose permissions come back in the end."""
    folder = tmp_path / "closed"
    put_place(folder)
    yield folder
    folder.chmod(0o700)
    (folder / "venue.regulars").chmod(0o600)


def put_place(folder: Path) -> None:
    """A venue with one guest."""
    folder.mkdir(parents=True)
    with open_place(folder) as place:
        add_guest(place.work, "Guest 1")


def guests_in(folder: Path) -> list[str]:
    """The names in the venue's file."""
    with closing(sqlite.connect(str(folder / "venue.regulars"))) as connection:
        return [row[0] for row in connection.execute("SELECT display_name FROM customer ORDER BY id")]


@pytest.mark.parametrize(
    ("of_folder", "of_file", "used"),
    [(0o500, 0o400, False), (0o500, 0o600, True), (0o700, 0o400, False)],
    ids=["folder and file", "folder where logs are written", "file"],
)
def test_A6_the_window_reads_what_cannot_be_written_and_says_so(
    alone: Alone, closed_place: Path, of_folder: int, of_file: int, used: bool
) -> None:
    if used:
        (closed_place / "logs").mkdir(mode=0o700)
    (closed_place / "venue.regulars").chmod(of_file)
    closed_place.chmod(of_folder)
    before = fingerprint(closed_place)

    seen = alone.see(closed_place)

    assert seen["came"] == "desk"
    assert READ_ONLY in seen["words"]
    assert any("guest 1" in words for words in seen["words"])
    assert any(words.startswith(REFUSED) for words in seen["after"])
    after = fingerprint(closed_place)
    assert after["venue.regulars"] == before["venue.regulars"]
    own = {"window.ini"} if of_folder & 0o200 else set()
    assert {name for name in after if not name.startswith("logs/")} - set(before) <= own


@pytest.mark.parametrize("of_folder", [0o000, 0o700])
def test_A6_the_window_explains_what_may_not_be_read(
    alone: Alone, closed_place: Path, of_folder: int
) -> None:
    (closed_place / "venue.regulars").chmod(0o000)
    closed_place.chmod(of_folder)

    seen = alone.see(closed_place)

    assert (seen["came"], seen["code"]) == ("message", 1)
    assert any("cannot be" in words for words in seen["words"])
    assert any("permissions" in words for words in seen["words"])


def test_A6_the_window_asks_for_a_new_place_where_there_is_none(alone: Alone, tmp_path: Path) -> None:
    seen = alone.see(tmp_path / "not" / "there")

    assert seen["came"] == "first run"
    assert not (tmp_path / "not" / "there" / "venue.regulars").exists()


def test_A6_the_window_explains_a_folder_that_cannot_be_made(alone: Alone, closed_place: Path) -> None:
    closed_place.chmod(0o500)

    seen = alone.see(closed_place / "inside")

    assert (seen["came"], seen["code"]) == ("message", 1)
    assert any("cannot be written" in words for words in seen["words"])


def check_odd(alone: Alone, folder: Path, *more: str) -> dict[str, Any]:
    """A guest is added there by the window and stands in the file."""
    put_place(folder)
    seen = alone.see(folder, *more)
    assert seen["came"] == "desk"
    assert READ_ONLY not in seen["words"]
    assert guests_in(folder) == ["Guest 1", GUEST]
    return seen


@pytest.mark.parametrize("name", ["with spaces, Zürich 名前 🛎️ it's; 'quoted' %20?a=b#c", "x" * 200])
def test_A6_the_window_works_in_a_folder_of_any_name(alone: Alone, tmp_path: Path, name: str) -> None:
    check_odd(alone, tmp_path / "outer" / name)
    assert [path.name for path in (tmp_path / "outer").iterdir()] == [name]


@pytest.mark.long
@pytest.mark.parametrize("name", [*ODD, "/".join("y" * 100 for _ in range(4))])
def test_A6_the_window_works_in_every_odd_folder(alone: Alone, tmp_path: Path, name: str) -> None:
    check_odd(alone, tmp_path / "outer" / name)


def test_A6_the_window_warns_of_a_network_share(alone: Alone, tmp_path: Path) -> None:
    seen = check_odd(alone, tmp_path / "share", "cifs")

    assert any("network share" in words for words in seen["after"])
