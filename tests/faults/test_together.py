"""A7 and A8: a second window raises the first, and several processes overwrite nothing of each other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import text

from app.storage.database import Database
from app.storage.editing import apply_edit
from tests.faults.edits import GUESTS, open_place
from tests.faults.forks import Programs, programs
from tests.faults.invariants import broken_in
from tests.faults.power import PROJECT
from tests.faults.work import add_guest
from tests.figures import Figures
from tests.venues import open_place as open_new_place
from tests.venues import open_server_place

__all__ = ["programs"]

DESKS = 4
EditAtOnce: TypeAlias = Callable[..., tuple[int, list[str]]]
can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="each desk is a fork")


@pytest.fixture
def edit_at_once(programs: Programs, tmp_path: Path) -> EditAtOnce:
    """So many edits at each desk; how often one was overtaken, and what anybody was told."""
    return partial(_edited_at_once, programs, told_in=tmp_path)


def _edited_at_once(programs: Programs, place: str, *, edits: int, told_in: Path) -> tuple[int, list[str]]:
    done = programs.run("tests.faults.edits", place, edits, DESKS, told_in=told_in)
    assert done.code == 0, done.err
    answers = json.loads(done.out)
    assert len(answers) == DESKS
    return sum(each["overtaken"] for each in answers), [said for each in answers for said in each["told"]]


def lost_in(database: Database, *, edits: int) -> int:
    """How many edits that were called saved are not there."""
    with database.read() as session:
        notes = session.scalars(text("SELECT note FROM customer WHERE note <> ''")).all()
    there = sum(int(note.split()[0]) for note in notes)
    assert broken_in(database) == []
    return edits * DESKS - there


def on_file(edit_at_once: EditAtOnce, folder: Path, *, edits: int) -> tuple[int, list[str], int]:
    """The same on a file."""
    with open_new_place(folder) as place:
        for number in range(GUESTS):
            add_guest(place.work, f"Guest {number}")
    overtaken, told = edit_at_once(str(folder / "venue.regulars"), edits=edits)
    database = open_place(str(folder / "venue.regulars"))
    try:
        return overtaken, told, lost_in(database, edits=edits)
    finally:
        database.close()


def on_server(edit_at_once: EditAtOnce, url: str, *, edits: int) -> tuple[int, list[str], int]:
    """The same on a server."""
    with open_server_place(url) as (work, _clock):
        for number in range(GUESTS):
            add_guest(work, f"Guest {number}")
        overtaken, told = edit_at_once(url, edits=edits)
        return overtaken, told, lost_in(work.database, edits=edits)


@can_fork
def test_A8_four_processes_on_a_file_lose_no_edit(tmp_path: Path, edit_at_once: EditAtOnce) -> None:
    _, told, lost = on_file(edit_at_once, tmp_path, edits=25)

    assert (told, lost) == ([], 0)


@can_fork
def test_A8_four_processes_on_a_server_lose_no_edit(
    postgres_hotel_url: str, edit_at_once: EditAtOnce
) -> None:
    _, told, lost = on_server(edit_at_once, postgres_hotel_url, edits=25)

    assert (told, lost) == ([], 0)


@can_fork
@pytest.mark.long
def test_A8_ten_thousand_edits_on_a_file(tmp_path: Path, edit_at_once: EditAtOnce, figures: Figures) -> None:
    overtaken, told, lost = on_file(edit_at_once, tmp_path, edits=2500)

    figures(f"file: 10,000 edits, {overtaken:,} done again", f"{lost} lost, {len(told)} told")
    assert (told, lost) == ([], 0)


@can_fork
@pytest.mark.long
def test_A8_ten_thousand_edits_on_a_server(
    postgres_hotel_url: str, edit_at_once: EditAtOnce, figures: Figures
) -> None:
    overtaken, told, lost = on_server(edit_at_once, postgres_hotel_url, edits=2500)

    figures(f"server: 10,000 edits, {overtaken:,} done again", f"{lost} lost, {len(told)} told")
    assert (told, lost) == ([], 0)


def test_A8_without_looking_at_versions_an_edit_would_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.core.errors import Conflict
    from app.customers.schemas.drafts import CustomerEdit
    from app.customers.service import customers

    def blindly(row: object, *, version: int, values: dict[str, object]) -> None:
        apply_edit(row, version=row.version, values=values)  # type: ignore[attr-defined, type-var]

    with open_new_place(tmp_path) as place:
        add_guest(place.work, "Guest 1")
        service = customers.CustomerService(place.work)
        edits = [CustomerEdit(version=1, note=str(number)) for number in (1, 2)]
        service.edit_customer(1, edits[0])
        with pytest.raises(Conflict):
            service.edit_customer(1, edits[1])
        monkeypatch.setattr(customers, "apply_edit", blindly)
        service.edit_customer(1, edits[1])


def start_window(folder: Path) -> subprocess.Popen[bytes]:
    """The program as a person starts it."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="qt.text.font.db=false")
    return subprocess.Popen(
        [sys.executable, "-m", "app", "--data-dir", str(folder)], cwd=PROJECT, env=environment
    )


def wait_until_held(folder: Path, by: int) -> None:
    """Until that program has the folder and hears of others."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        lock = folder / "desk.lock"
        if lock.exists() and lock.read_bytes().split(b"\n")[0] == str(by).encode():
            return
        time.sleep(0.02)
    pytest.fail("the window never came up")


def test_A7_a_second_window_leaves_and_a_killed_one_is_no_hindrance(tmp_path: Path) -> None:
    with open_new_place(tmp_path):
        pass
    first = start_window(tmp_path)
    try:
        wait_until_held(tmp_path, first.pid)
        assert start_window(tmp_path).wait(60) == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()
    third = start_window(tmp_path)
    try:
        wait_until_held(tmp_path, third.pid)
    finally:
        third.kill()
        third.wait()
