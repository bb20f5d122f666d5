"""Backing up the venue of very many people while somebody writes: how long it takes, and how long a write waits.

``python -m benchmarks.bench_backup SIZE`` takes another number of people. The reference is the system copying the
same file, and the same writes without a backup beside them.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from app.core.clock import SystemClock
from app.model.touchpoint import Touchpoint
from app.storage.backups.backups import Backups
from app.storage.backups.disk import begin_private
from app.storage.backups.names import Why
from app.storage.backups.taking import copied
from app.storage.database import Database
from app.storage.opening import open_file
from benchmarks.crowd import TODAY, crowd_file
from benchmarks.timing import Budget, Times, report

SECONDS, LONGEST_WAIT = 3.0, 50.0
PAUSE = 0.02
"""A desk where somebody presses Enter fifty times a second, which is far more than any desk does."""
BUILT = Path(__file__).parents[1] / "build" / "bench"
ALONE = 150
"""Writes without a backup, to compare with."""


class Writer:
    """Logs touchpoints, one transaction each, and notes how long each took."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self.times: list[float] = []

    def write(self) -> None:
        """One more."""
        began = perf_counter()
        with self._database.write(by=0) as session:
            session.add(Touchpoint(customer_id=1, at=SystemClock().now(), text="asked for a map"))
        self.times.append((perf_counter() - began) * 1000)

    def start(self) -> None:
        """Write from now on."""
        self._thread.start()

    def stop(self) -> Times:
        """Write no more; how long each took."""
        self._over.set()
        self._thread.join()
        return Times(tuple(self.times))

    def _work(self) -> None:
        while not self._over.is_set():
            self.write()
            sleep(PAUSE)


def main(size: int) -> int:
    """Measure and print; 1 when a budget was missed."""
    with TemporaryDirectory(prefix="regulars-bench-", dir=Path(__file__).parents[1] / "build") as folder:
        path = Path(folder) / "venue.regulars"
        shutil.copyfile(crowd_file(BUILT, size), path)
        database = open_file(path, clock=SystemClock())
        alone = Writer(database)
        for _time in range(ALONE):
            alone.write()
            sleep(PAUSE)
        plainly = _seconds(lambda: _copy_plainly(path, Path(folder) / "plain.copy"))
        writer = Writer(database)
        writer.start()
        taken = _seconds(lambda: _copy(path, Path(folder) / "copy.regulars"))
        beside = writer.stop()
        watcher = Writer(database)
        watcher.start()
        whole = _seconds(lambda: Backups(path, clock=SystemClock()).take(Why.HAND))
        throughout = watcher.stop()
        database.close()
        megabytes = path.stat().st_size / 1e6
    print(f"file             {megabytes:,.0f} MB, {size:,} people, as of {TODAY}")
    print(f"plain copy       {plainly:.2f} s, synced")
    print(f"backup           {taken:.2f} s, synced, ratio {taken / plainly:.2f}")
    print(f"proven and kept  {whole:.2f} s with every page read again, every row counted, and hashed")
    print(f"writes alone     {Times(tuple(alone.times)).said()}")
    print(f"beside copying   {beside.said()}   {len(beside.each)} writes")
    print(f"all the while    {throughout.said()}   {len(throughout.each)} writes")
    return report(
        [
            Budget("backup: copied, and safe on the disk", taken, SECONDS, unit="s"),
            Budget("backup: longest a write waits while copying", max(beside.each), LONGEST_WAIT),
            Budget("backup: longest a write waits all the while", max(throughout.each), LONGEST_WAIT),
        ]
    )


def _copy(path: Path, target: Path) -> None:
    begin_private(target)
    copied(path, target)


def _copy_plainly(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _seconds(work: object) -> float:
    began = perf_counter()
    work()  # type: ignore[operator]
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
