"""Where nothing can be watched, a test that needs it is skipped with a reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tracing import Tracer, look_for_tracer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the made-up programs are shell scripts")


def put_program(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> Tracer:
    """What is found where strace does this."""
    (folder / "strace").write_text(f"#!/bin/sh\n{body}\n")
    (folder / "strace").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return look_for_tracer()


def test_a_tracer_that_watches_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = put_program(tmp_path, "exit 0", monkeypatch)
    assert found.command[0] == str(tmp_path / "strace")
    assert found.why_not == ""


def test_one_that_may_not_watch_is_a_reason_to_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "echo 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted' >&2; exit 1"
    found = put_program(tmp_path, said, monkeypatch)
    assert found.command == ()
    assert "forbidden" in found.why_not


def test_one_that_cannot_run_is_a_reason_to_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "strace").write_bytes(b"\x7fELF")
    (tmp_path / "strace").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert look_for_tracer() == Tracer(why_not="strace does not run here")


def test_none_is_a_reason_to_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "not installed" in look_for_tracer().why_not
