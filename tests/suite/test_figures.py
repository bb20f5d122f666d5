"""The long tests tell what they tried and what held in one table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MADE_UP = """
import pytest


@pytest.mark.long
def test_B10_copies(figures):
    figures("1,000 copies", "all opened")


@pytest.mark.long
def test_A2_cuts(figures):
    figures("2,000 saves", "1 lost")
    assert False


@pytest.mark.long
def test_A9_server():
    pytest.skip("no server is installed here")


@pytest.mark.long
def test_A1_kills(figures):
    raise ValueError


@pytest.mark.long
@pytest.mark.parametrize("kind", ["file", "server"])
def test_A8_desks(figures, kind):
    figures(kind, "0 lost")


def test_quick():
    pass
"""

TABLE = """
row  tried           held
A1   test_A1_kills   NOT HELD
A2   2,000 saves     NOT HELD: 1 lost
A8   file            0 lost
A8   server          0 lost
A9   test_A9_server  SKIPPED: no server is installed here
B10  1,000 copies    all opened
"""


def table_of(folder: Path, *options: str) -> str:
    """What a run of the made-up tests says in its table."""
    (folder / "test_made_up.py").write_text(MADE_UP, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")]
    rest = ["-p", "no:cacheprovider", "-p", "no:randomly", "--color=no", *options, str(folder)]
    done = subprocess.run(
        [*command, *rest], cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )
    lines = done.stdout.partition("what was tried, and what held")[2].splitlines()[1:]
    return "\n".join(line.rstrip() for line in lines[: TABLE.count("\n") - 1])


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_table_tells_each_promise_by_its_row(tmp_path: Path, workers: str) -> None:
    assert table_of(tmp_path, "-m", "long", "-n", workers) == TABLE.strip()


def test_a_run_without_long_tests_has_no_table(tmp_path: Path) -> None:
    assert table_of(tmp_path, "-n0") == ""
