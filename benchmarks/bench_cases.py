"""The recovery log with 200,000 cases, page by page, against the same SQL on the bare driver and against LIKE.

`python -m benchmarks.bench_cases --size 20000` takes a smaller one; the files are kept in build/bench.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.bootstrap.opening import keepers
from app.cases.measures.scope import MeasureScope
from app.cases.measures.service import RecoveryMeasures
from app.cases.schemas.drafts import CaseDraft
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.service.log_view import PAGE, CaseLog
from app.cases.service.opening import OpeningService
from app.core.acting import Desk
from app.core.clock import FixedClock
from app.model.case import CaseKind, Severity
from app.storage.opening import open_file
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.translation import start_translation
from benchmarks.bench_card import recorded
from benchmarks.caseload import CATEGORIES, DEPARTMENTS, NOW, PLACES, STAFF, THINGS, TROUBLES, case_file
from benchmarks.crowd import GIVEN
from benchmarks.timing import Budget, Times, report, take_times

FOLDER = Path(__file__).parents[1] / "build" / "bench"
SIZE, SAVED, PAGES, WHOLE = 200_000, 200, 200, 3
SIGNED_IN = 5
LIKE = """
SELECT c.id FROM recovery_case c LEFT JOIN customer p ON p.id = c.customer_id WHERE c.removed_at IS NULL
    AND (c.what LIKE ?1 OR c.walk_in LIKE ?1 OR c.place LIKE ?1 OR c.story LIKE ?1 OR p.display_name LIKE ?1
    OR c.id IN (SELECT case_id FROM case_entry WHERE text LIKE ?1)
    OR c.id IN (SELECT case_id FROM given_gesture WHERE what LIKE ?1))
ORDER BY c.reported_at DESC LIMIT 100
"""


def first_pages() -> list[CaseQuery]:
    """Every view in every order, both ways."""
    return [
        CaseQuery(view=view, order=order, descending=descending)
        for view in CaseView
        for order in CaseOrder
        for descending in (False, True)
    ]


def filters(dice: random.Random) -> list[CaseQuery]:
    """One to three filters at once, in any order."""
    today = NOW.date()
    wanted = []
    for _ in range(PAGES):
        chosen: dict[str, Any] = {}
        for name in dice.sample(
            ("category", "department", "place", "severity", "kind", "owner", "period"), dice.randint(1, 3)
        ):
            if name == "category":
                chosen["category_ids"] = (dice.randint(1, CATEGORIES),)
            elif name == "department":
                chosen["department_ids"] = (dice.randint(1, DEPARTMENTS),)
            elif name == "place":
                chosen["places"] = tuple(f"Room {dice.randint(1, PLACES)}" for _ in range(dice.randint(1, 3)))
            elif name == "severity":
                chosen["severities"] = (dice.choice(list(Severity)),)
            elif name == "kind":
                chosen["kinds"] = (dice.choice(list(CaseKind)),)
            elif name == "owner":
                chosen["owner_ids"] = (dice.randint(1, STAFF),)
            else:
                chosen["since"] = today - timedelta(days=dice.choice((1, 7, 30, 90, 365)))
        view = dice.choice((CaseView.OPEN, CaseView.ALL, CaseView.ALL))
        wanted.append(
            CaseQuery(view=view, order=dice.choice(list(CaseOrder)), descending=dice.random() < 0.5, **chosen)
        )
    return wanted


def searches(dice: random.Random) -> list[CaseQuery]:
    """What is typed into the search, key by key."""
    texts = [f"{dice.choice(THINGS)} {dice.choice(TROUBLES).split()[0]}" for _ in range(8)]
    texts += [dice.choice(GIVEN) for _ in range(6)] + [f"room {dice.randint(1, PLACES)}" for _ in range(4)]
    texts += [f"{dice.randint(1, SIZE):04d}" for _ in range(4)]
    return [
        CaseQuery(view=view, text=text[:end], order=order)
        for text in texts
        for end in range(1, len(text) + 1)
        for view, order in ((CaseView.OPEN, CaseOrder.DUE), (CaseView.ALL, CaseOrder.REPORTED))
        if text[:end].strip()
    ]


def open_work(path: Path) -> Workplace:
    """The venue with a desk clerk signed in, who may not see everything."""
    clock = FixedClock(NOW)
    database = open_file(path, clock=clock, keepers=keepers(clock))
    venue = VenueReader(database).get_venue()
    start_translation(venue.language, path.parent)
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    return Workplace(database, clock, Desk(SIGNED_IN), venue, wording)


def against_bare(
    work: Workplace, ask: Callable[[CaseQuery], object], queries: Sequence[CaseQuery]
) -> tuple[Times, Times]:
    """The service and the statements it sends, on the driver alone."""
    statements = [recorded(work, lambda query=query: ask(query)) for query in queries]
    driver = work.database.engine.raw_connection()
    cursor = driver.cursor()

    def read_bare(each: list[tuple[str, Any]]) -> None:
        for statement, parameters in each:
            cursor.execute(statement, parameters).fetchall()

    for each in statements:
        read_bare(each)
    bare = take_times(read_bare, statements)
    driver.close()
    return take_times(ask, queries), bare


def show(what: str, service: Times, bare: Times) -> None:
    """Print both and how they compare."""
    print(f"{what:22} {service.said()}")
    print(f"{'  bare driver':22} {bare.said()}   × {service.p95 / bare.p95:.2f} at p95")


def _repeat(cursor: Any, statement: str, parameters: Any) -> None:
    """One statement of a case that is saved, for a case of its own."""
    if "INSERT INTO case_line" in statement:
        parameters = (_next(cursor, "SELECT max(case_id) FROM case_line"), *parameters[1:])
    elif "INSERT INTO case_search" in statement:
        number = _next(cursor, "SELECT max(rowid) FROM case_search")
        parameters = (json.dumps([[number, json.loads(parameters[0])[0][1]]]),)
    if parameters and isinstance(parameters[0], (tuple, list)):
        cursor.executemany(statement, parameters)
    else:
        cursor.execute(statement, parameters)


def _next(cursor: Any, last: str) -> int:
    return int(cursor.execute(last).fetchone()[0]) + 1


def save_cases(path: Path) -> tuple[Times, Times]:
    """Cases logged in a copy of the file, and the statements of one of them again and again on the bare driver."""
    with TemporaryDirectory(dir=FOLDER, prefix="saving-") as folder:
        copy = Path(folder) / "venue.regulars"
        shutil.copyfile(path, copy)
        work = open_work(copy)
        service, dice = OpeningService(work), random.Random(9)
        drafts = [
            CaseDraft(
                customer_id=dice.randint(1, SIZE // 4), what=f"{dice.choice(THINGS)} {dice.choice(TROUBLES)}"
            )
            for _ in range(SAVED)
        ]
        service.log_case(drafts[0])
        saved = take_times(service.log_case, drafts[2:])
        written = recorded(work, lambda: service.log_case(drafts[1]))
        driver = work.database.engine.raw_connection()
        cursor = driver.cursor()

        def write_bare(_number: int) -> None:
            cursor.execute("BEGIN IMMEDIATE")
            for statement, parameters in written:
                if not statement.startswith("DELETE FROM case_search"):
                    _repeat(cursor, statement, parameters)
            cursor.execute("COMMIT")

        bare = take_times(write_bare, range(SAVED))
        driver.close()
        work.database.close()
    return saved, bare


def ends_of_pages(log: CaseLog) -> list[CaseRow]:
    """The last row of each of many pages of a long list."""
    query = CaseQuery(view=CaseView.ALL, order=CaseOrder.WHO)
    ends: list[CaseRow] = []
    rows = log.list_cases(query).rows
    while rows and len(ends) < PAGES:
        ends.append(rows[-1])
        rows = log.list_cases(query, after=rows[-1]).rows
    return ends


def main() -> int:
    """Measure and compare with the budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    size = parser.parse_args().size
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = case_file(FOLDER, size)
    work = open_work(path)
    log, dice = CaseLog(work), random.Random(7)
    log.list_cases(CaseQuery())
    gc.collect()
    gc.freeze()
    measured = {
        "first page, sorted": first_pages(),
        "filtered": filters(dice),
        "searched": searches(dice),
    }
    times = {what: against_bare(work, log.list_cases, queries) for what, queries in measured.items()}
    measures = RecoveryMeasures(work)
    whole = MeasureScope()
    counts = take_times(lambda _: log.count_views(), range(50))
    tiles = take_times(lambda _: measures.tiles(), range(50))
    measured_all = take_times(measures.measure, [whole] * WHOLE)
    compared = take_times(measures.compare, [whole] * WHOLE)
    paging = ends_of_pages(log)
    pages = take_times(
        lambda row: log.list_cases(CaseQuery(view=CaseView.ALL, order=CaseOrder.WHO), after=row), paging
    )
    texts = [query.text for query in measured["searched"][:: max(1, len(measured["searched"]) // 15)]]
    driver = work.database.engine.raw_connection()
    like = take_times(lambda text: driver.cursor().execute(LIKE, (f"%{text}%",)).fetchall(), texts)
    driver.close()
    work.database.close()
    print(f"\n{size:,} cases, {PAGE} rows a page")
    for what, (service, bare) in times.items():
        show(what, service, bare)
    print(f"{'following pages':22} {pages.said()}")
    print(f"{'counts of all views':22} {counts.said()}")
    print(f"{'tiles':22} {tiles.said()}")
    print(f"{'all measures':22} {measured_all.said()}")
    print(f"{'all comparisons':22} {compared.said()}")
    print(f"{'search by LIKE':22} {like.said()}   × {like.p95 / times['searched'][0].p95:.0f} at p95")
    for what, (service, _) in times.items():
        slowest = sorted(zip(service.each, measured[what], strict=True), key=lambda pair: -pair[0])[:3]
        for took, query in slowest:
            print(f"  slowest {what}: {took:.1f} ms {query}")
    saved, bare = save_cases(path)
    show("case saved", saved, bare)
    return report(
        [
            *(Budget(f"{what}, p95", service.p95, 20) for what, (service, _) in times.items()),
            Budget("following pages, p95", pages.p95, 20),
            Budget("counts of all views, p95", counts.p95, 20),
            Budget("tiles, p95", tiles.p95, 20),
            Budget("case saved, p95", saved.p95, 10),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
