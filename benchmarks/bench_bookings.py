"""A hotel's own bookings of years, brought in from its export: start, lookup, card, agenda and figures of visits.

``python -m benchmarks.bench_bookings FILE`` takes another export. Made-up crowds are even; bookings that people really
made are not: many of one name, agencies with a thousand stays, profiles that came once. The years before are the same
bookings once more, by as many other people, so that there are twice as many.
"""

from __future__ import annotations

import csv
import gc
import random
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.bootstrap.opening import begin_work, open_database
from app.core.clock import FixedClock
from app.core.paths import DataFolder
from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.measures.value.people import VisitScope
from app.measures.value.service import ValueMeasures
from app.occasions.schemas import AgendaQuery
from app.occasions.service.agenda import AgendaReader
from app.transfer.importing.service import ImportService
from app.ui.remembered import Remembered
from app.venue.workplace import Workplace
from benchmarks.bench_importing import EXPORT, open_hotel
from benchmarks.bench_moments import month_marks, next_days
from benchmarks.bench_start import ANSWERED, BARE, PAINTED, start
from benchmarks.desk import NOW
from benchmarks.timing import Budget, Times, report, take_times

PEOPLE, CARDS, OPENED, STARTS = 150, 300, 40, 9
EARLIER = timedelta(days=26 * 30)
BUSIEST = "SELECT customer_id FROM customer_summary ORDER BY visits_count DESC LIMIT 1"
SOME = "SELECT id, display_name FROM customer WHERE archived_at IS NULL ORDER BY id"


def main(export: Path) -> int:
    """Bring it in, measure and print; 1 when a budget was missed."""
    if not export.exists():
        print(f"{export} is not here; name an export to measure with.", file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="regulars-bench-") as made:
        data = DataFolder(Path(made))
        bring_in(data, (years_before(export, Path(made) / "before.csv"), export))
        clock = FixedClock(NOW)
        work = begin_work(open_database(data.venue_file, clock), clock)
        gc.collect()
        gc.freeze()  # as the program does once its window is up
        remembered = Remembered(data.window_settings)
        remembered.keep("venue_kind", "hotel")
        remembered.keep("venue_name", work.venue.name)
        remembered.save()
        budgets = measure(work)
        work.database.close()
        return report([*budgets, *starts(made)])


def bring_in(data: DataFolder, exports: Iterable[Path]) -> None:
    """Make the hotel out of its exports, and close it: it is measured as the desk opens it on another day."""
    work = open_hotel(data.venue_file)
    service = ImportService(work, else_folder=data.root)
    brought = [service.run(service.inspect([each])).value for each in exports]
    work.database.close()
    guests, visits = (
        sum(getattr(each, of) for each in brought) for of in ("customers_added", "visits_added")
    )
    print(f"{guests:,} guests and {visits:,} visits")


def years_before(export: Path, to: Path) -> Path:
    """The same bookings some years earlier by as many people of other names, who are reached in no way."""
    with export.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = dict.fromkeys(row["Guest Name"] for row in rows)
    dice = random.Random(2)
    families, firsts = zip(*(name.partition(", ")[::2] for name in names), strict=True)
    others = [", ".join(pair) for pair in zip(dice.sample(families, len(names)), firsts, strict=True)]
    renamed: dict[str, str] = {}
    for row in rows:
        profile = row["Profile ID"]
        renamed.setdefault(profile, others[len(renamed) % len(others)])
        row |= {"Conf No": f"E{row['Conf No']}", "Profile ID": f"E{profile}", "Guest Name": renamed[profile]}
        row |= {"E-Mail": "", "Phone": ""}
        for column in ("Booked On", "Arrival", "Departure"):
            if row[column]:
                row[column] = (
                    f"{date(*reversed([int(part) for part in row[column].split('.')])) - EARLIER:%d.%m.%Y}"
                )
    with to.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return to


def measure(work: Workplace) -> list[Budget]:
    """What a desk asks for, with its budgets."""
    with work.read() as session:
        driver = session.connection().connection
        people = [tuple(row) for row in driver.execute(SOME)]  # type: ignore[attr-defined]
        busiest = driver.execute(BUSIEST).fetchone()[0]  # type: ignore[attr-defined]
    dice = random.Random(1)
    lookup, cards, agenda, value = (
        Lookup(work.database, work.clock, zone=work.venue.zone),
        CardService(work),
        AgendaReader(work),
        ValueMeasures(work),
    )
    typed = [
        name[:end] for _id, name in dice.sample(people, PEOPLE) for end in range(1, 1 + min(12, len(name)))
    ]
    some = [row[0] for row in dice.sample(people, CARDS)]
    coming = AgendaQuery(first=work.today(), days=14)
    scope = VisitScope()
    asked: tuple[tuple[str, Callable[[Any], object], list[Any], float], ...] = (
        ("lookup, p95", lookup.find, typed, 5),
        ("a card, p95", cards.get_card, some, 20),
        ("the card of who came most often, p95", cards.get_card, [busiest] * OPENED, 20),
        ("planner open on two weeks, p95", lambda _turn: agenda.read(coming), list(range(OPENED)), 50),
        ("who comes again, p95", lambda _turn: value.returning(scope), list(range(9)), 300),
        ("rhythm of coming, p95", lambda _turn: value.rhythm(scope), list(range(9)), 300),
    )
    budgets = []
    for name, work_, arguments, most in asked:
        take_times(work_, arguments[:20])
        times = take_times(work_, arguments)
        print(f"{name.removesuffix(', p95'):38} {times.said()}")
        budgets.append(Budget(name, times.p95, most))
    return [*budgets, *measure_lines(work)]


def measure_lines(work: Workplace) -> list[Budget]:
    """What is to be celebrated, of the lines alone: the best of each of the next fourteen days, and a month's marks."""
    days = [work.today() + timedelta(days=ahead) for ahead in range(OPENED)]
    budgets = []
    with work.read() as session:
        connection = session.connection()
        for what, read, most in (("next 14 days", next_days, 5), ("month marks", month_marks, 1)):
            times = take_times(partial(read, connection), days)
            print(f"{what:38} {times.said()}")
            budgets.append(Budget(f"{what}, p95", times.p95, most))
    return budgets


def starts(folder: str) -> list[Budget]:
    """The start on it, beside a bare window's."""
    ways = (BARE, PAINTED, ANSWERED)
    for way in ways:
        start(way, folder)
    rounds = [[start(way, folder)[1] for way in ways] for _ in range(STARTS)]
    used = {way: Times(each).p50 for way, each in zip(ways, zip(*rounds, strict=True), strict=True)}
    return [
        Budget("first painted window, to a bare one", used[PAINTED] / used[BARE], 1.5, unit="×"),
        Budget("first lookup answered, to it", used[ANSWERED] / used[BARE], 4, unit="×"),
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXPORT))
