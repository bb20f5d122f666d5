"""strace, which records what a program asks of the system: it may be missing, and a container may forbid it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

import pytest

# Everything that a program starts is watched too; the system itself lets by what nobody asked for, which costs nothing.
OPTIONS = ("-f", "--seccomp-bpf")
PROBE_SECONDS = 20


@dataclass(frozen=True)
class Tracer:
    """How a command begins that is watched, or why none can be."""

    command: tuple[str, ...] = ()
    why_not: str = ""


def look_for_tracer() -> Tracer:
    """Watch a program that does nothing, to see whether that is possible here."""
    program = shutil.which("strace")
    if program is None:
        return Tracer(
            why_not="strace is not installed, which records what is written; `make setup` installs it"
        )
    command = (program, *OPTIONS)
    try:
        tried = subprocess.run(
            [*command, "-e", "trace=fsync", "true"], capture_output=True, check=False, timeout=PROBE_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return Tracer(why_not="strace does not run here")
    if tried.returncode:
        return Tracer(why_not="strace may not watch other programs here (ptrace is forbidden)")
    return Tracer(command)


@cache
def tracer() -> Tracer:
    """The same, looked for once."""
    return look_for_tracer()


@pytest.fixture
def tracing() -> tuple[str, ...]:
    """How a watched command begins; where that is impossible, a reason to skip."""
    found = tracer()
    if not found.command:
        pytest.skip(found.why_not)
    return found.command
