"""The lines of a venue's answers in DuckDB, asked the same questions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from app.core.measures.scales import Scale
from app.measures.scope import By, MeasureScope, Period
from app.model.answer_count import NEVER
from app.model.survey import Metric
from benchmarks.answers import TODAY

AT_ONCE = 250_000
NUMBERS = ("line", "day", "next_day", "score", "hour", "stage_id", "staff_id", "department_id")
WORDS = ("channel", "place")
_COLUMN = {By.STAGE: "stage_id", By.STAFF: "staff_id", By.DEPARTMENT: "department_id"}
Asked = tuple[MeasureScope, Metric]


class Duck:
    """Answers as the pane counts them: of one person the latest of the period alone."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def counts(self, scope: MeasureScope, scale: Scale) -> tuple[int, ...]:
        """How many there are of each score."""
        counts = [0] * 11
        wanted = "SELECT score, count(*) FROM answers WHERE line = ? AND day BETWEEN ? AND ? AND next_day > ? GROUP BY 1"
        for score, n in self._rows(wanted, [scale.number, *_window(scope.period)]):
            counts[score] = n
        return tuple(counts)

    def by(self, asked: Asked, by: By | None) -> list[Any]:
        """The answers of a period by what they share."""
        scope, metric = asked
        key = "0" if by is None else _COLUMN.get(by, by.value)
        wanted = (
            f"SELECT {key}, line, score, count(*) FROM answers WHERE line IN (SELECT line FROM lines WHERE metric = ?)"
            " AND day BETWEEN ? AND ? AND next_day > ? GROUP BY ALL"
        )
        return self._rows(wanted, [metric.value, *_window(scope.period)])

    def months(self, asked: Asked) -> list[Any]:
        """Month by month, each a period of its own."""
        scope, metric = asked
        first, last, _end = _window(scope.period)
        wanted = (
            "SELECT month, line, score, count(*) FROM answers JOIN months USING (day)"
            " WHERE line IN (SELECT line FROM lines WHERE metric = ?) AND day BETWEEN ? AND ? AND next_day > month_end"
            " GROUP BY ALL"
        )
        return self._rows(wanted, [metric.value, first, last])

    def tiles(self, asked: Asked) -> list[Any]:
        """All three in a period and in the one before."""
        scope, _ = asked
        periods = [scope.period, scope.period.before(TODAY)]
        return [
            self.by((MeasureScope(period), metric), None) for period in periods if period for metric in Metric
        ]

    def _rows(self, wanted: str, parameters: list[Any]) -> list[Any]:
        found: list[Any] = self._connection.execute(wanted, parameters).fetchall()
        return found


def duck_of(path: Path) -> Duck:
    """Copy the lines into memory; raises ImportError where DuckDB is not there."""
    import duckdb
    import numpy
    from sqlcipher3 import dbapi2

    started = perf_counter()
    duck = duckdb.connect()
    types = dict.fromkeys((*NUMBERS, *WORDS), "INTEGER")
    duck.execute(f"CREATE TABLE answers ({', '.join(f'{name} {kind}' for name, kind in types.items())})")
    file = dbapi2.connect(f"file:{path}?mode=ro", uri=True)
    cursor = file.execute(f"SELECT {', '.join(types)} FROM answer_line ORDER BY line, day")
    codes: dict[str, int] = {}
    while rows := cursor.fetchmany(AT_ONCE):
        columns = list(zip(*rows, strict=True))
        for place in range(len(NUMBERS), len(types)):
            columns[place] = tuple(codes.setdefault(word, len(codes)) for word in columns[place])
        batch = dict(zip(types, (numpy.array(each, dtype="int32") for each in columns), strict=True))
        duck.register("batch", batch)
        duck.execute("INSERT INTO answers SELECT * FROM batch")
        duck.unregister("batch")
    lines = [row[0] for row in file.execute("SELECT DISTINCT line FROM answer_line")]
    ends = file.execute("SELECT min(day), max(day) FROM answer_line").fetchone()
    file.close()
    duck.execute("CREATE TABLE lines (line INTEGER, metric VARCHAR)")
    duck.executemany(
        "INSERT INTO lines VALUES (?, ?)", [(line, Scale.of_number(line).metric) for line in lines]
    )
    duck.execute("CREATE TABLE months (day INTEGER, month INTEGER, month_end INTEGER)")
    duck.executemany(
        "INSERT INTO months VALUES (?, ?, ?)", [_month(day) for day in range(ends[0], ends[1] + 1)]
    )
    print(f"DuckDB {duckdb.__version__} took {perf_counter() - started:.0f} s to take in what the file holds")
    return Duck(duck)


def _month(day: int) -> tuple[int, int, int]:
    on = date.fromordinal(day)
    following = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day, on.year * 12 + on.month - 1, following.toordinal() - 1


def _window(period: Period) -> tuple[int, int, int]:
    first = period.since.toordinal() if period.since else 1
    last = period.until.toordinal() if period.until else NEVER - 1
    return first, last, last
