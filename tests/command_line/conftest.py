"""A rehearsal hotel on disk, and a way to run commands on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from tests.venues import schema_copied

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(autouse=True)
def quick_files() -> Iterator[None]:
    """A new venue's file takes no time."""
    with schema_copied():
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit code, its JSON answer (None without one) and its messages."""

    def command(*words: str) -> tuple[int, Any, str]:
        try:
            code = main([*words, "--json"])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out.startswith(("{", "[")) else None, said.err

    return command


@pytest.fixture(scope="session")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the hotel that all tests copy is kept, once the first of them has built it."""
    return tmp_path_factory.mktemp("rehearsed") / "hotel"


@pytest.fixture
def hotel(run: Run, rehearsed: Path, tmp_path: Path) -> Path:
    """The folder of a small rehearsal hotel that plays on 25 November 2026."""
    if not rehearsed.exists():
        words = ("rehearsal", "hotel", "--size", "40", "--today", "2026-11-25", "--no-open")
        code, _, messages = run(*words, "--data-dir", str(rehearsed))
        assert (code, messages) == (0, "")
    return Path(shutil.copytree(rehearsed, tmp_path / "hotel"))
