"""What is coming in the next two weeks, and the marks of a month, against the bare driver and a plain scan.

`python -m benchmarks.bench_moments --size 1000000` takes the largest venue; its file is kept in build/bench.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, event

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.core.memory import Memory
from app.core.partial_dates import LeapDay
from app.model.codes import VenueKind
from app.occasions.queries.lines import best_of_days, counts_of_day, days_from, read_counts
from app.occasions.schemas import AgendaQuery
from app.occasions.service.agenda import AgendaReader
from app.storage.database import Database
from app.storage.occasion_lines.writing import rebuild_occasions
from app.storage.opening import open_file
from app.venue.rows import VenueRow
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from benchmarks.bench_lookup import FOLDER
from benchmarks.crowd import TODAY, crowd_file
from benchmarks.timing import Budget, Times, report, take_times

SIZE, LARGE = 100_000, 1_000_000
DATES_EACH = 1.6
TIMES = 300
SCANS = 3
OPENED = 40
AHEAD, PER_DAY = 14, 15
KINDS = ("birthday", "birthday", "birthday", "anniversary", "anniversary", "honeymoon", "name_day")
SCAN = """
SELECT strftime('%m-%d', printf('2000-%02d-%02d', o.month, o.day)) AS falls, o.id, o.kind, c.id
FROM occasion o JOIN customer c ON c.id = o.customer_id JOIN customer_summary s ON s.customer_id = c.id
WHERE falls BETWEEN ?1 AND ?2 AND c.archived_at IS NULL ORDER BY falls, s.rank_key DESC
"""


def dated_file(folder: Path, size: int) -> tuple[Path, float | None]:
    """A crowd with their dates, made where there is none yet; and the seconds that making the lines took."""
    path = folder / f"moments-{size}.regulars"
    if path.exists():
        return path, None
    unfinished = path.with_suffix(".unfinished")
    shutil.copyfile(crowd_file(folder, size), unfinished)
    database = open_file(unfinished, clock=FixedClock(_noon(TODAY)))
    with database.write(by=0) as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO occasion (customer_id, kind, month, day, year) VALUES (?, ?, ?, ?, ?)",
            _dates(size),
        )
        started = perf_counter()
        rebuild_occasions(connection)
        took = perf_counter() - started
    with database.write(by=0) as session:
        session.connection().exec_driver_sql("ANALYZE occasion_line")
    database.close()
    unfinished.replace(path)
    for copy in folder.glob(f"moments-{size}.before-*"):
        copy.unlink()
    return path, took


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _dates(size: int) -> list[tuple[Any, ...]]:
    dice, leap_year = Random(3), date(2000, 1, 1)
    rows = []
    for _ in range(int(size * DATES_EACH)):
        on = leap_year + timedelta(days=dice.randrange(366))
        year = dice.randint(1935, 2020) if on.day != 29 and dice.random() < 0.6 else None
        rows.append((dice.randint(1, size), dice.choice(KINDS), on.month, on.day, year))
    return rows


def next_days(connection: Connection, first: date) -> None:
    """The best of each of the next two weeks."""
    best_of_days(connection, days_from(first, AHEAD, leap_day=LeapDay.FEB_28), most=PER_DAY)


def month_marks(connection: Connection, first: date) -> None:
    """How many of each kind fall on each day of a month."""
    month = first.replace(day=1)
    days = days_from(month, monthrange(month.year, month.month)[1], leap_day=LeapDay.FEB_28)
    counts = read_counts(connection, days)
    for day in days:
        counts_of_day(counts, day)


def through_the_program(database: Database, work: Any, firsts: list[date]) -> Times:
    """The same again and again, after some rounds that do not count."""
    with database.read() as session:
        connection = session.connection()
        take_times(lambda first: work(connection, first), firsts[:30])
        return take_times(lambda first: work(connection, first), firsts)


def on_bare_driver(database: Database, work: Any, firsts: list[date]) -> Times:
    """The same statements with the same values, without anything around them."""
    asked: list[list[tuple[str, Any]]] = []
    with database.read() as session:
        connection = session.connection()

        def remember(*given: Any) -> None:
            asked[-1].append((given[2], given[3]))

        event.listen(connection, "before_cursor_execute", remember)
        for first in firsts:
            asked.append([])
            work(connection, first)
        event.remove(connection, "before_cursor_execute", remember)
        cursor = connection.connection.cursor()

        def ask(statements: list[tuple[str, Any]]) -> None:
            for statement, values in statements:
                cursor.execute(statement, values)
                cursor.fetchall()

        return take_times(ask, asked)


def naive(database: Database, firsts: list[date]) -> Times:
    """Every row of the table, its day written out and compared."""
    with database.read() as session:
        connection = session.connection()

        def scan(first: date) -> None:
            window = (first.strftime("%m-%d"), (first + timedelta(days=AHEAD - 1)).strftime("%m-%d"))
            connection.exec_driver_sql(SCAN, window).fetchmany(AHEAD * PER_DAY)

        return take_times(scan, firsts)


def at_work(database: Database) -> Workplace:
    """A hotel in front of these dates."""
    venue = VenueRow(
        id=1,
        version=1,
        name="Harbour House",
        kind=VenueKind.HOTEL,
        currency="CHF",
        language="en",
        zone="Europe/Zurich",
        region="CH",
        rehearsal=False,
        leap_day=LeapDay.FEB_28,
    )
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    return Workplace(database, FixedClock(_noon(TODAY)), Desk(1), venue, wording)


def open_planner(database: Database) -> tuple[Times, Times, Times]:
    """What the pane asks when it opens: the agenda with what was missed, and the marks of the month.

    Gives the times of both, and of the agenda's statements alone on the bare driver.
    """
    work = at_work(database)
    agenda = AgendaReader(work)
    query = AgendaQuery(first=TODAY, days=AHEAD)

    def read(_turn: int) -> None:
        agenda.read(query)

    def marks(_turn: int) -> None:
        agenda.month(TODAY.year, TODAY.month, query=query)

    def read_afresh(_turn: int) -> None:
        AgendaReader(replace(work, memory=Memory())).read(query)

    take_times(read_afresh, range(5))
    print(f"{'planner, all afresh':20} {take_times(read_afresh, range(OPENED)).said()}")
    read_times, mark_times = take_times(read, range(OPENED)), take_times(marks, range(OPENED))
    asked: list[tuple[str, Any]] = []
    listener = _remembering(asked)
    event.listen(database.engine, "before_cursor_execute", listener)
    read(0)
    event.remove(database.engine, "before_cursor_execute", listener)
    with database.read() as session:
        cursor = session.connection().connection.cursor()

        def ask(_turn: int) -> None:
            for statement, values in asked:
                cursor.execute(statement, values)
                cursor.fetchall()

        return read_times, mark_times, take_times(ask, range(OPENED))


def _remembering(asked: list[tuple[str, Any]]) -> Any:
    def remember(*given: Any) -> None:
        if given[2].startswith(("SELECT", "WITH")):
            asked.append((given[2], given[3]))

    return remember


def main() -> int:
    """Measure and compare with the budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    size = parser.parse_args().size
    FOLDER.mkdir(parents=True, exist_ok=True)
    path, rebuilt = dated_file(FOLDER, size)
    database = open_file(path, clock=FixedClock(_noon(TODAY)))
    firsts = [TODAY + timedelta(days=number * 13 % 366) for number in range(TIMES)]
    gc.collect()
    gc.freeze()
    print(f"\n{size:,} customers, {int(size * DATES_EACH):,} dates")
    if rebuilt is not None:
        print(f"lines and counts made in {rebuilt:.1f} s")
    budgets = []
    for what, work, limit in (("next 14 days", next_days, 5.0), ("month marks", month_marks, 1.0)):
        ours = through_the_program(database, work, firsts)
        bare = on_bare_driver(database, work, firsts)
        print(f"{what:20} {ours.said()}")
        print(f"{'  bare driver':20} {bare.said()}   × {ours.p95 / bare.p95:.2f} at p95")
        if work is next_days:
            scan = naive(database, [day for day in firsts if day.month < 12][:SCANS])
            print(f"{'  plain scan':20} {scan.said()}   × {scan.p50 / ours.p50:.0f} at p50")
        budgets.append(Budget(f"{what}, p95", ours.p95, limit))
    opened, marked, bare = open_planner(database)
    print(f"{'planner open':20} {opened.said()}")
    print(f"{'  bare driver':20} {bare.said()}   × {opened.p95 / bare.p95:.2f} at p95")
    print(f"{'  its month beside':20} {marked.said()}")
    budgets.append(Budget("planner open, p95", opened.p95, 50.0))
    database.close()
    return report(budgets)


if __name__ == "__main__":
    sys.exit(main())
