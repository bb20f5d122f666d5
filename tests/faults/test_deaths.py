"""A1 and A2: neither a killed program nor a power cut loses what was called saved."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.core.errors import AppError
from app.law.service import erasing
from tests.faults import work
from tests.faults.forks import Programs, programs
from tests.faults.invariants import all_guards, broken_in, broken_in_file
from tests.faults.power import cuts, record
from tests.figures import Figures
from tests.venues import handing_on_empty_file, open_place

__all__ = ["programs"]

KINDS = {"guest", "note", "case", "answer", "batch", "undone", "erased"}
ROUNDS = 20
can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="each loop is a fork")


def kill(programs: Programs, folder: Path, loops: int, *, seed: int) -> dict[str, Any]:
    """Kill so many working programs; what came of it."""
    surroundings = handing_on_empty_file(folder)
    done = programs.run("tests.faults.killing", folder, loops, seed, told_in=folder, environment=surroundings)
    assert (done.code, done.err) == (0, "")
    told: dict[str, Any] = json.loads(done.out)
    return told


@can_fork
def test_A1_fifty_killed_programs_lost_nothing(tmp_path: Path, programs: Programs) -> None:
    told = kill(programs, tmp_path, 50, seed=1)

    assert told["saved"] > 50
    assert told["broken"] == []
    assert set(told["kinds"]) == KINDS


@can_fork
@pytest.mark.long
def test_A1_a_thousand_killed_programs_lost_nothing(
    tmp_path: Path, programs: Programs, figures: Figures
) -> None:
    told = kill(programs, tmp_path, 1000, seed=2)

    each = ", ".join(f"{number:,} {kind}" for kind, number in sorted(told["kinds"].items()))
    figures(f"1,000 kills, {told['saved']:,} saves ({each})", f"{len(told['broken'])} lost or half there")
    assert told["broken"] == []
    assert set(told["kinds"]) == KINDS


def test_A1_what_is_lost_or_half_there_would_be_found(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        work.add_guest(place.work, "Guest 1")
        assert broken_in(place.work.database, ["guest|Guest 1"]) == []
        assert broken_in(place.work.database, ["guest|Guest 2", "note|1|note 3", "batch|Batch 4"]) == [
            "lost: guest|Guest 2",
            "lost: note|1|note 3",
            "lost: batch|Batch 4",
        ]
        gone = ["erased|1|Guest 1", "undone|Guest 1", "case|1|Wet", "answer|1|Wet"]
        assert broken_in(place.work.database, gone) == [f"lost: {line}" for line in gone]
        assert broken_in(place.work.database, ["erasing|1|Guest 1", "note|1|note 3"]) == []
        assert broken_in(place.work.database, ["erasing|2|Guest 2"]) == ["lost: erasing|2|Guest 2"]
        with place.work.database.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM contact_point WHERE kind = 'email'")
        assert "half there: Guest 1" in broken_in(place.work.database)
        with place.work.database.engine.begin() as connection:
            connection.exec_driver_sql(f"DROP TRIGGER {min(all_guards())}")
        assert f"a guard is missing: {min(all_guards())}" in broken_in(place.work.database)


def test_A1_traces_of_whom_an_erasing_took_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "clean_file", lambda _engine: None)
    with open_place(tmp_path) as place:
        guest = work.add_guest(place.work, "Guest 1")
        erasing.ErasureService(place.work).erase(guest)
    told = [f"erased|{guest}|Guest 1"]
    assert broken_in_file(tmp_path / "venue.regulars", told) == ["traces of Guest 1"]


@dataclass
class AfterCuts:
    """What came of cutting the power: how often, and after how many saves at the most."""

    times: int = 0
    saved: int = 0
    broken: int = 0
    said: str = ""


def cut_power(
    folder: Path, tracing: Sequence[str], *, steps: int, moments: int, seed: int = 1, synchronous: str = ""
) -> AfterCuts:
    """Work, and cut the power at so many moments, each once with and once without bytes that were under way."""
    venue, after = folder / "venue", AfterCuts()
    venue.mkdir(parents=True)
    with open_place(venue):
        pass
    before = {str(path): path.read_bytes() for path in venue.iterdir()}
    chosen = ("--synchronous", synchronous) if synchronous else ()
    words = ("--steps", str(steps), "--seed", str(seed))
    record(tracing, venue, *words, *chosen, log=folder / "log")
    for cut in cuts(before, venue, folder / "log", moments=moments, seed=seed):
        for some in (None, Random(after.times)):
            files = cut.disk.after_cut(some)
            found = broken_after(folder / "copy", {Path(name).name: files[name] for name in files}, cut.saved)
            after.times += 1
            called = [line for line in cut.saved if not line.startswith(work.ANNOUNCED)]
            after.saved = max(after.saved, len(called))
            after.broken += bool(found)
            after.said = after.said or " ".join(found[:3])
    return after


def broken_after(folder: Path, files: dict[str, bytes], saved: tuple[str, ...]) -> list[str]:
    """What is broken in a venue of these files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        return broken_in_file(folder / "venue.regulars", saved)
    except AppError as error:
        return [str(error)]


def test_A2_a_power_cut_loses_nothing(tmp_path: Path, tracing: tuple[str, ...]) -> None:
    after = cut_power(tmp_path, tracing, steps=30, moments=25)

    assert (after.times, after.saved) == (50, 30)
    assert after.said == ""


def test_A2_whoever_was_erased_is_not_back_after_a_power_cut(
    tmp_path: Path, tracing: tuple[str, ...]
) -> None:
    """With this seed the power is cut soon after an erasing: before the shortened log was synced, it came back."""
    assert cut_power(tmp_path, tracing, steps=100, moments=10, seed=7).said == ""


def test_A2_with_synchronous_lowered_the_same_test_fails(tmp_path: Path, tracing: tuple[str, ...]) -> None:
    assert cut_power(tmp_path, tracing, steps=30, moments=6, synchronous="NORMAL").broken > 0


@pytest.mark.long
def test_A2_power_cuts_among_two_thousand_saves_lose_nothing(
    tmp_path: Path, tracing: tuple[str, ...], figures: Figures
) -> None:
    rounds = []
    for number in range(ROUNDS):
        # A new venue each time: what a large one writes anew at each erasing would be gigabytes to record.
        folder = tmp_path / str(number)
        rounds.append(cut_power(folder, tracing, steps=2000 // ROUNDS, moments=200 // ROUNDS, seed=number))
        shutil.rmtree(folder)
    saved, broken = (sum(getattr(after, name) for after in rounds) for name in ("saved", "broken"))

    figures(
        f"{saved:,} saves, {sum(after.times for after in rounds)} power cuts", f"{broken} lost or unreadable"
    )
    assert saved == 2000
    assert [after.said for after in rounds] == [""] * ROUNDS
