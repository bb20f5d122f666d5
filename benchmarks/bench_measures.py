"""Every view of the metrics on 5,000,000 answers: against the same SQL on the bare driver, DuckDB and a plain GROUP BY.

`python -m benchmarks.bench_measures --size 200000` takes a smaller venue; the files are kept in build/bench. DuckDB
holds the same lines in memory, and must give the same numbers.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from app.cases.measures.scope import MeasureScope as CaseScope
from app.measures.scope import Bucket, By, MeasureScope, Narrowing, Period
from app.measures.service import AnswerMeasures
from app.measures.value.promising import PromiseScope
from app.measures.value.service import ValueMeasures
from app.model.survey import Metric
from app.venue.workplace import Workplace
from benchmarks.answers import TODAY, answers_file
from benchmarks.bench_card import recorded
from benchmarks.bench_cases import open_work
from benchmarks.bench_lookup import FOLDER
from benchmarks.duck import Duck, duck_of
from benchmarks.timing import Budget, Times, report, take_times

SIZE, ROUNDS, SCANS = 5_000_000, 8, 2
VIEW_MS, SCAN_MS = 8, 300
PERIODS = {
    "30 days": Period(TODAY - timedelta(days=29), TODAY),
    "quarter": Period(date(2026, 9, 1), TODAY),
    "year": Period(date(2025, 12, 1), TODAY),
    "2 years": Period(date(2024, 12, 1), TODAY),
    "all": Period(),
}
OUTSIDE = {
    "stage and channel": Narrowing(stage_ids=(2,), channels=("web",)),
    "staff and place": Narrowing(staff_ids=(2, 3), places=("Room 7", "Room 14")),
    "tag": Narrowing(tag_ids=(1,)),
    "segment": Narrowing(segments=("business",)),
    "words": Narrowing(words="cold shower"),
}
PLAIN = (
    "SELECT strftime('%Y-%m', answered_at), score, count(*) FROM survey_answer"
    " WHERE metric = 'nps' AND score IS NOT NULL AND left_out = '' AND answered_at >= '2024-12-01' GROUP BY 1, 2"
)
Call = tuple[MeasureScope, Metric]


@dataclass(frozen=True)
class View:
    """One view of the pane, and how the reference answers the same question; None where it is not asked."""

    name: str
    read: Callable[[Call], object]
    duck: Callable[[Call], object] | None = None
    limit: float = VIEW_MS


NOTHING = Narrowing()


def calls(narrowing: Narrowing = NOTHING, periods: Sequence[str] = tuple(PERIODS)) -> list[Call]:
    """Every metric in every period."""
    return [(MeasureScope(PERIODS[name], narrowing), metric) for name, metric in product(periods, Metric)]


def views(work: Workplace, duck: Duck | None) -> list[View]:
    """What the pane shows."""
    measures, care = AnswerMeasures(work), ValueMeasures(work)

    def tiles(call: Call) -> object:
        scope, _ = call
        heads = [measures.headline(scope, metric) for metric in Metric]
        for period in (scope.period, scope.period.before(TODAY)):
            if period is not None:
                care.rated(CaseScope(period.since, period.until))
                care.promises(PromiseScope(period.since, period.until))
        return heads

    def groups(by: By) -> View:
        return View(
            f"by {by.value}",
            lambda call: measures.groups(*call, by=by),
            None if duck is None else lambda call: duck.by(call, by),
        )

    return [
        View("tiles, all five", tiles, None if duck is None else duck.tiles),
        View(
            "trend by month",
            lambda call: measures.trend(*call, bucket=Bucket.MONTH),
            None if duck is None else duck.months,
        ),
        View(
            "distribution",
            lambda call: measures.distribution(*call),
            None if duck is None else lambda call: duck.by(call, None),
        ),
        *(groups(by) for by in (By.STAGE, By.CHANNEL, By.STAFF, By.DEPARTMENT, By.PLACE)),
        View(
            "hours of the week",
            lambda call: measures.hours(*call),
            None if duck is None else lambda call: duck.by(call, By.HOUR),
        ),
    ]


def against(work: Workplace, view: View, asked: Sequence[Call], rounds: int) -> dict[str, Times]:
    """The service, the statements it sends on the driver alone, and the reference."""
    statements = [recorded(work, lambda call=call: view.read(call)) for call in asked]
    driver = work.database.engine.raw_connection()
    cursor = driver.cursor()

    def read_bare(each: list[tuple[str, Any]]) -> None:
        for statement, parameters in each:
            cursor.execute(statement, parameters).fetchall()

    found = {
        "service": take_times(view.read, list(asked) * rounds),
        "bare driver": take_times(read_bare, statements * rounds),
    }
    driver.close()
    if view.duck is not None:
        found["DuckDB"] = take_times(view.duck, list(asked) * rounds)
    return found


def show(name: str, times: dict[str, Times]) -> None:
    """Print each, and how they compare."""
    service = times["service"]
    print(f"{name:30} {service.said()}")
    for what, other in times.items():
        if other is not service:
            ratio = service.p50 / other.p50 if other.p50 else 0
            print(
                f"{'  ' + what:30} p50 {other.p50:8.3f} ms   p95 {other.p95:8.3f} ms   × {ratio:.2f} at p50"
            )


def prove_equal(work: Workplace, duck: Duck) -> int:
    """How many numbers of both were compared; fails when they differ."""
    measures, compared = AnswerMeasures(work), 0
    windows = [
        *PERIODS.values(),
        Period(date(2025, 2, 1), date(2026, 4, 30)),
        Period(date(2025, 3, 9), date(2026, 1, 5)),
    ]
    for period, metric in product(windows, Metric):
        scope = MeasureScope(period)
        scale = measures.venue_scale(metric)
        assert measures.distribution(scope, metric).figure.counts == duck.counts(scope, scale), (
            period,
            metric,
        )
        for point in measures.trend(scope, metric, bucket=Bucket.MONTH).points[::5]:
            alone = MeasureScope(Period(point.begin, point.end))
            assert point.figure.counts == duck.counts(alone, scale), point
            compared += point.figure.n
    return compared


def main() -> int:
    """Measure and compare with the budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    size = parser.parse_args().size
    FOLDER.mkdir(parents=True, exist_ok=True)
    path, _ = answers_file(FOLDER, size)
    work = open_work(path)
    duck = load_duck(path)
    if duck is not None:
        print(f"{prove_equal(work, duck):,} answers counted alike by DuckDB")
    gc.collect()
    gc.freeze()
    budgets = [*measure_views(work, duck), *measure_filters(work)]
    driver = work.database.engine.raw_connection()
    plain = take_times(lambda _: driver.cursor().execute(PLAIN).fetchall(), range(2))
    driver.close()
    work.database.close()
    print(f"{'plain GROUP BY, 24 months':30} {plain.said()}")
    return report(budgets)


def measure_views(work: Workplace, duck: Duck | None) -> list[Budget]:
    """Every view in every period, nothing or one stage chosen."""
    budgets = []
    for view in views(work, duck):
        asked = calls()[::3] if view.name.startswith("tiles") else calls()
        times = against(work, view, asked, ROUNDS)
        show(view.name, times)
        budgets.append(Budget(f"{view.name}, p95", times["service"].p95, view.limit))
    one_stage = calls(Narrowing(stage_ids=(2,)), ("2 years",))
    times = against(work, views(work, None)[1], one_stage, ROUNDS)
    show("trend of one stage", times)
    budgets.append(Budget("trend of one stage, p95", times["service"].p95, VIEW_MS))
    return budgets


def measure_filters(work: Workplace) -> list[Budget]:
    """Two years of what no count tells: the figure with the one before, the trend and the stages."""
    budgets = []
    shown = [
        view for view in views(work, None) if view.name in ("trend by month", "distribution", "by stage")
    ]
    for name, narrowing in OUTSIDE.items():
        for view in shown:
            times = against(work, view, calls(narrowing, ("2 years",)), SCANS)
            show(f"{name}: {view.name}", times)
            budgets.append(Budget(f"{name}: {view.name}, p95", times["service"].p95, SCAN_MS))
    return budgets


def load_duck(path: Path) -> Duck | None:
    """The reference; None, and said so, where it is not installed."""
    try:
        return duck_of(path)
    except ImportError:
        print("DuckDB is not installed, so it is no reference this time.")
        return None


if __name__ == "__main__":
    sys.exit(main())
