"""Importing a hotel's booking export: rows a second, peak memory, and how long a window would wait.

``python -m benchmarks.bench_importing FILE`` takes another export. The reference is the bare driver copying the rows
that the import stored, indexes included, without the lookup. Beside the import a second thread does what a window
does, a little work every few milliseconds; what it waits longer than that is what a person would feel.
"""

from __future__ import annotations

import gc
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.storage.lookup.keeper import LookupKeeper
from app.storage.occasion_lines.keeper import OccasionKeeper
from app.storage.opening import create_file, open_file
from app.storage.summaries import SummaryKeeper
from app.transfer.importing.service import ImportService
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from benchmarks.bench_rehearsal import copy_bare
from benchmarks.desk import NOW
from benchmarks.timing import Budget, Times, report

EXPORT = Path(__file__).parents[2] / "shared" / "corpora" / "pms-export" / "bookings.csv"
ROWS_A_SECOND, MEGABYTES, LONGEST_WAIT = 5_000, 300, 50
BEAT = 0.005
T = TypeVar("T")


def main(export: Path) -> int:
    """Measure and print; 1 when a budget was missed."""
    if not export.exists():
        print(f"{export} is not here; name an export to measure with.", file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="regulars-bench-") as folder:
        path = Path(folder) / "venue.regulars"
        work = open_hotel(path)
        service = ImportService(work, else_folder=Path(folder))
        gc.collect()
        gc.freeze()  # as the program does once its window is up
        looks, looked, _ = timed(lambda: service.inspect([export]))
        brought, took, waits = timed(lambda: service.run(looks).value)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        copied, stored = copy_bare(path, Path(folder) / "copy")
        again, took_again, _ = timed(lambda: service.run(service.inspect([export])).value)
        assert brought.batch_id is not None
        assert again.batch_id is not None
        service.undo(again.batch_id)
        undone, took_back, _ = timed(lambda: service.undo(brought.batch_id or 0).value)
        work.database.close()
    print(f"export           {brought.rows:,} rows, looked through in {looked:.1f} s")
    print(
        f"imported in      {took:.1f} s: {brought.customers_added:,} guests, {brought.visits_added:,} visits,"
        f" {stored:,} rows, {brought.rows / took:,.0f} rows/s, peak memory {peak:.0f} MiB"
    )
    print(f"bare driver      {copied:.1f} s for the same rows with their indexes, without the lookup")
    print(f"ratio            {took / copied:.1f}")
    print(f"same file again  {took_again:.1f} s, {again.customers_added + again.visits_added} added")
    print(f"taken back in    {took_back:.1f} s, {undone.customers_removed:,} guests, {len(undone.kept)} kept")
    print(f"a window waits   {waits.said()}   p99.9 {waits.at(0.999):.1f} ms")
    return report(
        [
            Budget("import, rows a second", brought.rows / took, ROWS_A_SECOND, at_least=True, unit="/s"),
            Budget("import, peak memory", peak, MEGABYTES, unit="MiB"),
            Budget("import, longest a window waits", max(waits.each), LONGEST_WAIT),
        ]
    )


def open_hotel(path: Path) -> Workplace:
    """An empty hotel on a file."""
    clock = FixedClock(NOW)
    create_file(path)
    database = open_file(path, clock=clock, keepers=(SummaryKeeper(), OccasionKeeper(), LookupKeeper()))
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="EUR", language="pt-PT", zone="Europe/Lisbon"
    )
    venue = VenueService(database, clock).make_venue(draft).value
    return Workplace(database, clock, Desk(1), venue, Wording("hotel", "en", venue.zone, venue.currency))


def timed(work: Callable[[], T]) -> tuple[T, float, Times]:
    """Value and seconds of ``work`` done in a thread, and the milliseconds that the main thread was kept waiting."""
    found: list[T] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    waits = []
    started = time.perf_counter()
    thread.start()
    while thread.is_alive():
        before = time.perf_counter()
        time.sleep(BEAT)
        waits.append((time.perf_counter() - before - BEAT) * 1000)
    return found[0], time.perf_counter() - started, Times(tuple(waits))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXPORT))
