"""A command that waits for somebody else's writing says so."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.storage import write_lock
from app.storage.connecting import connect
from tests.command_line.conftest import Run

WORDS = "Another desk is writing into this venue, so this waits for up to half a minute.\n"


def log_case(run: Run, hotel: Path) -> tuple[int, Any, str]:
    return run("log-case", "--what", "Shower cold", "--customer", "3", "--data-dir", str(hotel))


def test_a_command_that_waits_says_so_once_and_goes_on(
    run: Run, hotel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(connect(hotel / "venue.regulars")) as other:
        other.execute("BEGIN IMMEDIATE")

        def let_go_once_told(text: str) -> int:
            other.rollback()
            return said(text)

        said = sys.stderr.write
        monkeypatch.setattr(write_lock, "SOON", 0.05)
        monkeypatch.setattr(sys.stderr, "write", let_go_once_told)
        code, answer, messages = log_case(run, hotel)

    assert (code, messages) == (0, WORDS)
    assert set(answer) == {"id"}


def test_a_command_that_need_not_wait_says_nothing(run: Run, hotel: Path) -> None:
    assert write_lock.SOON == 1
    assert log_case(run, hotel)[::2] == (0, "")
