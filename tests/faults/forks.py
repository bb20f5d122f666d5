"""Programs, as often as wanted, each a quick fork of one process of this worker that has the program loaded.

``python -m tests.faults.forks`` reads what is wanted from its input, a JSON line each, and answers each with the code
that program ended with. Before it runs nothing of Qt has begun there, and no thread.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import runpy
import signal
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypedDict

import pytest

from tests.architecture.source import ROOT

_CAPABILITIES_3 = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH, _FOWNER = 1 << 1, 1 << 2, 1 << 3
"""Linux's names for the powers by which root reads and writes where it may not."""
LOADED = (
    *(f"app.command_line.{name}" for name in ("arguments", "casework", "looking_up", "main")),
    *(f"app.bootstrap.{name}" for name in ("desk_window", "first_opening", "guests", "loading", "metrics")),
    *(f"app.bootstrap.{name}" for name in ("session", "venue_opener")),
    *(
        f"tests.faults.{name}"
        for name in ("edits", "holding", "killing", "soak", "upgrade_alone", "window_alone")
    ),
)
"""What is loaded once a program has begun; with it loaded before, each begins in a moment."""


class Wanted(TypedDict):
    """A module that is to run: what it is given, in which surroundings, and where its words go; root may be ``powerless``."""

    module: str
    given: list[str]
    environment: dict[str, str]
    powerless: bool
    dies_after: float
    out: str
    err: str


@dataclass(frozen=True)
class Ended:
    """The code that a program ended with, and what it said."""

    code: int
    out: str
    err: str


class Programs:
    """Begins them; ``powerless`` are by somebody who may write only where it is allowed."""

    def __init__(self, process: subprocess.Popen[str], *, powerless: bool = False) -> None:
        self._process, self._powerless = process, powerless

    def without_powers(self) -> Programs:
        """The same, by somebody who may write only where it is allowed."""
        return Programs(self._process, powerless=True)

    def run(
        self,
        module: str,
        *given: object,
        told_in: Path,
        environment: Mapping[str, str] | None = None,
        dies_after: float = 0,
    ) -> Ended:
        """Run that module as ``python -m`` does, in the surroundings of the test and these, and wait for its end.

        With ``dies_after`` so many seconds it is ended from outside then, wherever it is.
        """
        out, err = told_in / "out", told_in / "err"
        wanted = Wanted(
            module=module,
            given=[str(word) for word in given],
            environment={**os.environ, **(environment or {})},
            powerless=self._powerless,
            dies_after=dies_after,
            out=str(out),
            err=str(err),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(wanted), file=self._process.stdin, flush=True)
        code = int(self._process.stdout.readline())
        return Ended(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def close(self) -> None:
        """Begin no more."""
        with self._process as process:
            process.communicate()


_PROGRAMS = pytest.StashKey[Programs]()


@pytest.fixture
def programs(pytestconfig: pytest.Config) -> Programs:
    """Those of this worker."""
    stash = pytestconfig.stash
    if _PROGRAMS not in stash:
        command = [sys.executable, "-m", "tests.faults.forks"]
        stash[_PROGRAMS] = Programs(
            subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        )
        pytestconfig.add_cleanup(stash[_PROGRAMS].close)
    return stash[_PROGRAMS]


@pytest.fixture
def without_powers(programs: Programs) -> Programs:
    """The same, by somebody who may write only where it is allowed."""
    if not hasattr(os, "geteuid") or (os.geteuid() == 0 and sys.platform != "linux"):
        pytest.skip("nobody here is without the power to write everywhere")
    return programs.without_powers()


def serve() -> Wanted | None:
    """Answer until nothing is wanted any more; in the fork, what it is to run."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            wanted: Wanted = json.loads(line)
            return wanted
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def lay_powers_down() -> None:
    """Be root without the power to write where it may not."""
    library = ctypes.CDLL(None, use_errno=True)
    head, powers = struct.pack("=Ii", _CAPABILITIES_3, 0), ctypes.create_string_buffer(6 * 4)
    if library.capget(head, powers):
        raise OSError(ctypes.get_errno(), "the powers cannot be read")
    # Effective, permitted and inheritable ones, first all that have a low number.
    *low, high_1, high_2, high_3 = struct.unpack("=6I", powers.raw)
    kept = [each & ~(_DAC_OVERRIDE | _DAC_READ_SEARCH | _FOWNER) for each in low]
    if library.capset(head, struct.pack("=6I", *kept, high_1, high_2, high_3)):
        raise OSError(ctypes.get_errno(), "the powers cannot be laid down")


def run(wanted: Wanted) -> None:
    """Be the process of that program."""
    os.environ.clear()
    os.environ.update(wanted["environment"])
    tempfile.tempdir = None
    for place, path, how in (
        (0, os.devnull, os.O_RDONLY),
        (1, wanted["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, wanted["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        file = os.open(path, how, 0o600)
        os.dup2(file, place)
        os.close(file)
    if wanted["powerless"] and os.geteuid() == 0:
        lay_powers_down()
    sys.argv[1:] = wanted["given"]
    # The system ends whoever does not listen to this alarm.
    signal.setitimer(signal.ITIMER_REAL, wanted["dies_after"])
    # It is to run anew, not to be found.
    sys.modules.pop(wanted["module"], None)
    runpy.run_module(wanted["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for name in LOADED:
        import_module(name)
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()
    asked_for = serve()
    if asked_for is not None:
        run(asked_for)
