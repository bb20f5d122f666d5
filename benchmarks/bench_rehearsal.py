"""A rehearsal hotel of a million guests, against the bare driver copying the very same rows.

Another size can be given: ``python -m benchmarks.bench_rehearsal 50000``; the budget grows with it.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.rehearsal.builder import build_rehearsal
from benchmarks.timing import Budget, report

MILLION = 1_000_000
BUDGET_SECONDS, SMALLEST = 240, 50_000
LOOKUP = "lookup%"
CASE_SEARCH = "case_search%"


def main(size: int) -> int:
    """Measure and print; 1 when the budget was missed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "venue.regulars"
        started = time.perf_counter()
        row = build_rehearsal(path, "hotel", size=size, today=date(2026, 11, 25))
        took = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        megabytes = path.stat().st_size / 1e6
        copied, rows = copy_bare(path, Path(folder) / "copy")
    print(
        f"rehearsal hotel  {row.customers:,} guests, {row.visits:,} stays, {rows:,} rows, {megabytes:,.0f} MB"
    )
    print(f"built in         {took:.1f} s, peak memory {peak:.0f} MiB")
    print(
        f"bare driver      {copied:.1f} s for the same rows with their indexes, without the indexes of words"
    )
    print(f"ratio            {took / copied:.1f}")
    limit = BUDGET_SECONDS * max(size, SMALLEST) / MILLION
    return report([Budget(f"rehearsal hotel of {size:,}", took, limit, unit="s")])


def copy_bare(source: Path, target: Path) -> tuple[float, int]:
    """Seconds and rows of copying every table through the driver's own executemany."""
    there, here = sqlite.connect(str(source)), sqlite.connect(str(target))
    statements = there.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE ? AND name NOT LIKE ?"
        " AND name NOT LIKE 'sqlite_%' AND type IN ('table', 'index') ORDER BY type = 'index'",
        (LOOKUP, CASE_SEARCH),
    ).fetchall()
    rows = 0
    started = time.perf_counter()
    here.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-65536; BEGIN")
    for kind, name, statement in statements:
        here.execute(statement)
        if kind == "table":
            found = there.execute(f'SELECT * FROM "{name}"')
            values = ", ".join("?" * len(found.description))
            rows += here.executemany(f'INSERT INTO "{name}" VALUES ({values})', found).rowcount
    here.commit()
    took = time.perf_counter() - started
    there.close()
    here.close()
    return took, rows


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION))
