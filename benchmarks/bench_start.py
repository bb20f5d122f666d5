"""The start: from the process to the first painted window, and to the first lookup answered.

Each start is a process of its own on the rehearsal hotel of 2,000, whose file and compiled modules are warm. The
reference is a bare QMainWindow in the same run, in turn with the others. The ratios are those of processor time:
other work on the same computer stretches the wall time, but not what a start has to do. The same hotel whose staff
sign in starts in turn with them: "signed" is its first painted window, "locked" the lock screen with everybody on it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bootstrap.opening import open_database
from app.core.clock import SystemClock
from app.core.paths import DataFolder
from app.model.staff import Staff
from app.model.venue import Venue
from app.rehearsal.builder import build_rehearsal
from app.ui.remembered import Remembered
from benchmarks.timing import Budget, Times, report

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    # Without a screen, Qt complains of a few things at every start; no such line is written on a desk.
    "QT_LOGGING_RULES": "qt.text.font.db=false;default.warning=false",
}
ROUNDS, SIZE = 15, 2000
BARE, PAINTED, ANSWERED, SIGNED, LOCKED = WAYS = ("bare", "painted", "answered", "signed", "locked")
GUARDED = (SIGNED, LOCKED)


def main() -> int:
    """Start each of them in turn, and compare."""
    with TemporaryDirectory(prefix="regulars-bench-") as folder:
        open_, guarded = Path(folder) / "open", Path(folder) / "guarded"
        make_hotel(DataFolder(open_))
        make_hotel(DataFolder(guarded))
        guard(DataFolder(guarded))
        folders = {what: str(guarded if what in GUARDED else open_) for what in WAYS}
        for what in WAYS:
            start(what, folders[what])
        taken = [[start(what, folders[what]) for what in WAYS] for _ in range(ROUNDS)]
    processor, walls = {}, {}
    for place, what in enumerate(WAYS):
        wall = Times(tuple(round_[place][0] for round_ in taken))
        used = Times(tuple(round_[place][1] for round_ in taken))
        processor[what], walls[what] = used.p50, wall.p50
        print(
            f"{what:10} wall {wall.said()}\n{'':10} cpu  {used.said()}   × {used.p50 / processor[BARE]:.2f}"
        )
    return report(
        [
            Budget(
                "first painted window, to a bare one", processor[PAINTED] / processor[BARE], 1.5, unit="×"
            ),
            Budget("first lookup answered, to it", processor[ANSWERED] / processor[BARE], 4, unit="×"),
            Budget("sign-in, more until the first painted window", walls[SIGNED] - walls[PAINTED], 150),
        ]
    )


def start(what: str, folder: str) -> tuple[float, float]:
    """One process, from its start to its end: wall time and processor time in milliseconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "benchmarks.starting", what, folder]
    before, began = processor_seconds(), time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment | ENVIRONMENT, check=True)
    return (time.perf_counter() - began) * 1000, (processor_seconds() - before) * 1000


def processor_seconds() -> float:
    """What the processes started so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make_hotel(data: DataFolder) -> None:
    """The rehearsal hotel as the user's own venue, and what a window remembers of it."""
    made = build_rehearsal(data.venue_file, "hotel", size=SIZE)
    remembered = Remembered(data.window_settings)
    remembered.keep("venue_kind", "hotel")
    remembered.keep("venue_name", made.venue)
    remembered.save()


def guard(data: DataFolder) -> None:
    """Have staff sign in there; nobody ever types this password."""
    database = open_database(data.venue_file, SystemClock())
    with database.write(by=0) as session:
        session.get_one(Venue, 1).rehearsal = False
        session.get_one(Staff, 1).password_hash = "unknown"
    database.close()


if __name__ == "__main__":
    sys.exit(main())
