"""The real window, as often as wanted, each time as a quick fork of one process that has the program loaded.

``python -m tests.faults.window_forks`` reads what is wanted from its input, a JSON line each, and answers each with the
code the window ended with. Before a window nothing of Qt has begun there, and no thread.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any, TypedDict

from tests.architecture.source import ROOT

LOADED = ("desk_window", "first_opening", "guests", "loading", "metrics", "session", "venue_opener")
"""What a window loads once it has begun; with it loaded before, each begins in a moment."""


class Wanted(TypedDict):
    """A window on a folder: what it is given, in which surroundings, and where its words go."""

    given: list[str]
    environment: dict[str, str]
    out: str
    err: str


class Windows:
    """Starts them one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def see(self, folder: Path, *more: str, environment: dict[str, str], told_in: Path) -> dict[str, Any]:
        """What came up on that folder; ``more`` is what `tests.faults.window_alone` takes."""
        out, err = told_in / "out", told_in / "err"
        wanted = Wanted(given=[str(folder), *more], environment=environment, out=str(out), err=str(err))
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        code, said = self._process.stdout.readline().strip(), err.read_text(encoding="utf-8")
        assert "Traceback" not in said
        assert code == "0", said
        seen: dict[str, Any] = json.loads(out.read_text(encoding="utf-8").splitlines()[-1])
        return seen


@contextmanager
def windows(*powers: str) -> Iterator[Windows]:
    """Windows that are started so; ``powers`` is the command that takes powers away from them."""
    command = [*powers, sys.executable, "-m", "tests.faults.window_forks"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Windows(process)


def serve() -> Wanted | None:
    """Answer until nothing is wanted any more; in the fork, what it is to do."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            wanted: Wanted = json.loads(line)
            return wanted
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def begin(wanted: Wanted) -> None:
    """Be the process of that window."""
    os.environ.update(wanted["environment"])
    tempfile.tempdir = None
    for place, path in ((1, wanted["out"]), (2, wanted["err"])):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, place)
        os.close(file)
    folder, *more = wanted["given"]
    print(json.dumps(asdict(window_alone.main(Path(folder), *more))))


if __name__ == "__main__":
    from tests.faults import window_alone

    os.umask(0o077)
    for name in LOADED:
        import_module(f"app.bootstrap.{name}")
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()
    asked_for = serve()
    if asked_for is not None:
        begin(asked_for)
