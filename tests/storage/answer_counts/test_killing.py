"""A process that was killed leaves counts that agree with its answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.storage.answer_counts.keeper import AnswerKeeper
from app.storage.opening import open_file
from tests.storage.answer_counts.acting import Hand, keepers
from tests.storage.answer_counts.naive import kept_lines
from tests.storage.answer_counts.test_keeping import assert_all_is_as_the_answers_say
from tests.storage.answer_counts.writing_on import Dying, write_on
from tests.venues import SetClock, make_file

ROOT = Path(__file__).parents[3]


def start(path: Path, *, seed: int, dies_in: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.storage.answer_counts.writing_on", str(path), str(seed)]
    return subprocess.Popen(
        [*command, str(dies_in)], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def assert_it_goes_on(path: Path) -> int:
    """The file agrees with itself, and still does after more was written."""
    database = open_file(path, clock=SetClock(), keepers=keepers([AnswerKeeper()]))
    found = assert_all_is_as_the_answers_say(database)
    hand = Hand(database)
    for number, act in enumerate(("answer", "nobody answers", "merge", "score")):
        hand.act(act, number)
    assert_all_is_as_the_answers_say(database)
    database.close()
    return found


@pytest.mark.parametrize("commits", [3, 40])
def test_what_was_committed_is_counted_after_the_process_was_killed_at_any_moment(
    tmp_path: Path, commits: int
) -> None:
    path = tmp_path / "venue.regulars"
    make_file(path)
    with start(path, seed=commits) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < commits:
            pass
        process.kill()
    assert process.returncode != 0
    assert assert_it_goes_on(path) > 0


def stop() -> None:
    """End a write as an error does."""
    raise InterruptedError


def lines_in(path: Path) -> set[tuple[Any, ...]]:
    database = open_file(path, clock=SetClock())
    with database.read() as session:
        found = kept_lines(session)
    database.close()
    return found


def test_a_write_that_was_killed_before_its_commit_counts_for_nothing(tmp_path: Path) -> None:
    killed, stopped = tmp_path / "killed.regulars", tmp_path / "stopped.regulars"
    make_file(killed)
    make_file(stopped)
    with start(killed, seed=5, dies_in=30) as process:
        process.communicate()
    assert process.returncode == 9
    with pytest.raises(InterruptedError):
        write_on(stopped, 5, dying=Dying(30, end=stop))
    assert len(lines_in(killed)) > 10
    assert lines_in(killed) == lines_in(stopped)
    assert_it_goes_on(killed)
