"""A rehearsal hotel on disk, and a way to run commands on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main

Run = Callable[..., tuple[int, Any, str]]


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


@pytest.fixture
def hotel(run: Run, tmp_path: Path) -> Path:
    """The folder of a small rehearsal hotel that plays on 25 November 2026."""
    folder = tmp_path / "hotel"
    code, _, messages = run(
        "rehearsal", "hotel", "--size", "40", "--today", "2026-11-25", "--no-open", "--data-dir", str(folder)
    )
    assert (code, messages) == (0, "")
    return folder
