"""A1: whoever looks at the bytes of a venue that is at work takes nothing from those who work with it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.venues import handing_on_empty_file

SOME = ("recognised", "imported", "backed up")
BELIEVES_LOCKS = sqlite3.sqlite_version_info < (3, 51)
"""Later libraries look at the shared memory too before they fold a log away."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="closing a file ends no locks there")


def lost(folder: Path, who: str, *words: str) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.faults.holding", str(folder), who, *words]
    surroundings = handing_on_empty_file(folder)
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=300, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_A1_no_look_at_the_file_lets_others_take_what_is_saved_after_it(tmp_path: Path) -> None:
    assert lost(tmp_path, "both", "guarded") == {}


@pytest.mark.parametrize("who", ["restoring", "an older program"])
def test_A1_without_the_guard_the_same_looks_lose_it(tmp_path: Path, who: str) -> None:
    if who == "an older program" and not BELIEVES_LOCKS:
        pytest.skip("the library beside Python believes the locks no more")
    assert set(lost(tmp_path, who, "unguarded", *SOME)) == set(SOME)
