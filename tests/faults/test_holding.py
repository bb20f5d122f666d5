"""A1: whoever looks at the bytes of a venue that is at work takes nothing from those who work with it."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.faults.forks import Programs, programs
from tests.venues import handing_on_empty_file

__all__ = ["programs"]

SOME = ("recognised", "imported", "backed up")
BELIEVES_LOCKS = sqlite3.sqlite_version_info < (3, 51)
"""Later libraries look at the shared memory too before they fold a log away."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="closing a file ends no locks there")


def lost(programs: Programs, folder: Path, who: str, *words: str) -> dict[str, str]:
    surroundings = handing_on_empty_file(folder)
    done = programs.run("tests.faults.holding", folder, who, *words, told_in=folder, environment=surroundings)
    assert done.code == 0, done.err
    found: dict[str, str] = json.loads(done.out)
    return found


def test_A1_no_look_at_the_file_lets_others_take_what_is_saved_after_it(
    tmp_path: Path, programs: Programs
) -> None:
    assert lost(programs, tmp_path, "both", "guarded") == {}


@pytest.mark.parametrize("who", ["restoring", "an older program"])
def test_A1_without_the_guard_the_same_looks_lose_it(tmp_path: Path, who: str, programs: Programs) -> None:
    if who == "an older program" and not BELIEVES_LOCKS:
        pytest.skip("the library beside Python believes the locks no more")
    assert set(lost(programs, tmp_path, who, "unguarded", *SOME)) == set(SOME)
