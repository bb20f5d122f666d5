"""What customers are worth, who returns and how often, of 1,000,000 customers, against reading every visit.

`python -m benchmarks.bench_value --size 100000` takes fewer; the files are kept in build/bench. There is no budget
for it: the page reads on lanes, and the old figures stay until new ones come. A figure is missed when it takes
more than 2.5 times as long as reading every visit into Python, which would hold the window up meanwhile.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, insert

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.core.rhythm import rhythm_days
from app.measures.value.people import VisitScope
from app.measures.value.service import ValueMeasures
from app.model.venue import Venue
from app.storage.building import build_file
from app.storage.opening import open_file
from app.storage.summaries import rebuild_summaries
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.translation import start_translation
from benchmarks.answers import NOW, TODAY
from benchmarks.timing import Budget, report

FOLDER = Path(__file__).parents[1] / "build" / "bench"
SIZE, TIMES, MOST = 1_000_000, 3, 2.5
VISITS = (1, 1, 1, 2, 2, 3, 4, 6)
DAYS = 5 * 365
_CUSTOMER = "INSERT INTO customer (id, display_name, created_at) VALUES (?, ?, ?)"
_VISIT = (
    "INSERT INTO visit (customer_id, status, arrives_on, place, segment, amount_minor, currency) "
    "VALUES (?, 'completed', ?, ?, ?, ?, 'CHF')"
)
YEAR = VisitScope(date(2025, 12, 1), TODAY)
OF_A_PLACE = VisitScope(date(2024, 12, 1), TODAY, places=("101",))


def value_file(size: int) -> Path:
    """A hotel with so many customers, 2.5 visits each."""
    path = FOLDER / f"value-{size}.regulars"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        build_file(path, load=lambda connection: _load(connection, size), derive=_derive)
    return path


def _load(connection: Connection, size: int) -> None:
    venue = {
        "name": "Harbour House",
        "kind": "hotel",
        "currency": "CHF",
        "language": "en",
        "zone": "Europe/Zurich",
    }
    connection.execute(insert(Venue), [venue | {"created_at": NOW}])
    made = "2021-01-01 00:00:00.000000"
    connection.exec_driver_sql(_CUSTOMER, [(at, f"Guest {at}", made) for at in range(1, size + 1)])
    connection.exec_driver_sql(_VISIT, list(_visits(Random(5), size)))


def _visits(dice: Random, size: int) -> Iterator[tuple[Any, ...]]:
    for customer in range(1, size + 1):
        for _each in range(dice.choice(VISITS)):
            day = TODAY - timedelta(days=dice.randrange(DAYS))
            place, segment = str(100 + dice.randrange(300)), dice.choice(("leisure", "business", ""))
            yield customer, day.isoformat(), place, segment, dice.randrange(5_000, 200_000)


def _derive(connection: Connection) -> None:
    rebuild_summaries(connection)
    connection.exec_driver_sql("ANALYZE")


def by_hand(path: Path) -> dict[str, float]:
    """Seconds that it takes to read every visit and work the same out in Python, and the middle rhythm."""
    started = perf_counter()
    days: dict[int, list[date]] = {}
    spent: dict[int, int] = {}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as plain:
        wanted = "SELECT customer_id, arrives_on, amount_minor FROM visit WHERE status = 'completed'"
        for customer, day, amount in plain.execute(wanted):
            days.setdefault(customer, []).append(date.fromisoformat(day))
            spent[customer] = spent.get(customer, 0) + (amount or 0)
    read = perf_counter() - started
    middle = median(spent.values())
    value = perf_counter() - started
    gaps = [gap for each in days.values() if (gap := rhythm_days(each)) is not None]
    usual = median(gaps)
    rhythm = perf_counter() - started - (value - read)
    return {"value": value, "returning": read, "rhythm": rhythm, "median": middle, "usual": usual}


def best_of(work: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of some runs in seconds, and what the last one gave."""
    taken, found = [], None
    for _run in range(TIMES):
        started = perf_counter()
        found = work()
        taken.append(perf_counter() - started)
    return min(taken), found


def main(size: int) -> int:
    """Print what each figure takes beside reading everything."""
    start_translation("en", FOLDER.parents[1] / "resources")
    path, clock = value_file(size), FixedClock(NOW)
    plain = by_hand(path)
    database = open_file(path, clock=clock, keepers=())
    try:
        venue = VenueReader(database).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        measures = ValueMeasures(Workplace(database, clock, Desk(0), venue, wording))
        budgets = []
        for name, scope in (
            ("all days", VisitScope()),
            ("a year", YEAR),
            ("two years, one place", OF_A_PLACE),
        ):
            for what, work in (
                ("value", measures.value),
                ("returning", measures.returning),
                ("rhythm", measures.rhythm),
            ):
                taken, found = best_of(lambda work=work, scope=scope: work(scope))  # type: ignore[misc]
                budgets.append(
                    Budget(
                        f"{what}, {name} (reading it all: {plain[what]:.2f} s)",
                        taken,
                        MOST * plain[what],
                        unit="s",
                    )
                )
                if scope == VisitScope():
                    _compare(what, found, plain)
    finally:
        database.close()
    return report(budgets)


def _compare(what: str, found: Any, plain: dict[str, float]) -> None:
    """Say whether the figures of all days are those of a plain count."""
    if what == "value":
        print(f"value in the middle {found.median_minor}, by hand {plain['median']:.0f}")
    if what == "rhythm":
        print(f"rhythm in the middle {found.median_days}, by hand {plain['usual']}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    sys.exit(main(parser.parse_args().size))
