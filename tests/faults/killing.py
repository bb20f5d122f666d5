"""Kills working programs: ``python -m tests.faults.killing FOLDER LOOPS SEED`` prints what came of it as JSON.

A process of its own, without threads, so that each loop is a quick fork of it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.faults.invariants import broken_in_file
from tests.faults.work import ANNOUNCED, at_work, keep_working
from tests.statements import statements_shared
from tests.venues import open_place

MOST_STEPS, LONGEST_STEP = 8, 0.03
"""It dies after so many steps at most, so many seconds into the next one."""
WARMED = 60
"""Steps after which every kind of step has been taken once."""
KEPT = 20
"""Loops on one file; a new one keeps the proof of each loop quick."""


def one_kill(path: Path, *, seed: int, dice: Random) -> list[str]:
    """Work in a child, kill it at a random moment; what it had told by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work = at_work(path)
        os.write(writing, b"begun\n")
        keep_working(
            work,
            path.parent,
            seed=seed,
            steps=10_000,
            tell=lambda line: os.write(writing, f"{line}\n".encode()),
        )
        os._exit(0)
    os.close(writing)
    told: list[str] = []
    with os.fdopen(reading, encoding="utf-8") as lines:
        for _step in range(1 + dice.randrange(MOST_STEPS)):
            told.append(lines.readline().strip())
        time.sleep(dice.random() * LONGEST_STEP)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        told += lines.read().split("\n")
    assert os.WIFSIGNALED(status), "it died before it was killed"
    assert told[0] == "begun", told
    return [line for line in told[1:] if line]


def load_everything(folder: Path) -> None:
    """What is imported here need not be in every child."""
    with open_place(folder):
        work = at_work(folder / "venue.regulars")
        keep_working(work, folder, seed=0, steps=WARMED, tell=lambda _line: None)
        work.database.close()


def kill_often(folder: Path, loops: int, seed: int) -> dict[str, object]:
    """Kill so many times; how much was called saved, and what was broken."""
    dice, saved, broken, kinds = Random(seed), [], [], Counter[str]()
    path = folder / "first" / "venue.regulars"
    path.parent.mkdir()
    load_everything(path.parent)
    gc.collect()
    gc.freeze()
    for loop in range(loops):
        if loop % KEPT == 0:
            place = folder / f"venue{loop}"
            place.mkdir()
            with open_place(place):
                path, saved = place / "venue.regulars", []
        told = one_kill(path, seed=loop, dice=dice)
        saved += told
        kinds.update(line.partition("|")[0] for line in told if not line.startswith(ANNOUNCED))
        broken += [f"loop {loop}: {each}" for each in broken_in_file(path, saved)]
    return {"saved": kinds.total(), "kinds": kinds, "broken": broken}


if __name__ == "__main__":
    with statements_shared():
        print(json.dumps(kill_often(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
