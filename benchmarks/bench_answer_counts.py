"""What it costs to keep the counts of very many answers: making them anew, and saving one answer after the other.

`python -m benchmarks.bench_answer_counts --size 5000000` takes the largest venue; its file is kept in build/bench.
`--again` makes the counts anew in a copy and checks them, where the file was there already.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from app.core.clock import FixedClock
from app.model.customer import Customer
from app.model.survey import SurveyAnswer
from app.storage.answer_counts.checking import answer_differences
from app.storage.answer_counts.keeper import AnswerKeeper
from app.storage.answer_counts.rebuilding import rebuild_answers
from app.storage.database import Database, Keeper
from app.storage.opening import open_file
from benchmarks.answers import NOW, answers_file
from benchmarks.bench_lookup import FOLDER
from benchmarks.timing import Budget, Times, report, take_times

SIZE, SAVED, OFTEN = 200_000, 300, 1_000
Write = Callable[[Database, int], object]


def new_answer(number: int, *, customer_id: int | None, days_ago: int = 0) -> SurveyAnswer:
    """One answer of today, or of so many days ago."""
    at = NOW - timedelta(days=days_ago, seconds=number % 40_000)
    return SurveyAnswer(
        metric="nps",
        customer_id=customer_id,
        scale_min=0,
        scale_max=10,
        score=number % 11,
        stage_id=number % 7 + 1,
        channel="web",
        place=f"Room {number % 300}",
        staff_id=number % 14 + 1,
        asked_at=at - timedelta(hours=3),
        answered_at=at,
        arrived_at=at,
    )


def somebody(size: int) -> Write:
    """An answer of one of the customers."""
    dice = Random(5)

    def write(database: Database, number: int) -> None:
        with database.write(by=1) as session:
            session.add(new_answer(number, customer_id=dice.randint(1, size // 5)))

    return write


def nobody(database: Database, number: int) -> None:
    """An answer without a name."""
    with database.write(by=1) as session:
        session.add(new_answer(number, customer_id=None))


def one_who_answers_often(database: Database, number: int) -> None:
    """An answer of somebody with a thousand of them, as a card for passers-by has."""
    with database.write(by=1) as session:
        session.add(new_answer(number, customer_id=7))


def another_score(size: int) -> Write:
    """An answer of the past put right."""
    dice = Random(6)

    def write(database: Database, _number: int) -> None:
        with database.write(by=1) as session:
            row = session.get_one(SurveyAnswer, dice.randint(1, size))
            row.score = row.scale_max if row.score == row.scale_min else row.scale_min

    return write


def removal(size: int) -> Write:
    """An answer of the past taken away."""

    def write(database: Database, number: int) -> None:
        with database.write(by=1) as session:
            session.delete(session.get_one(SurveyAnswer, size // 2 + number * 7))

    return write


def merging(database: Database, number: int) -> None:
    """One card merged into another."""
    with database.write(by=1) as session:
        session.get_one(Customer, 1000 + 2 * number).merged_into_id = 1001 + 2 * number


def fill_a_card(database: Database) -> None:
    """Give one customer very many answers."""
    with database.write(by=1) as session:
        session.add_all(new_answer(number, customer_id=7, days_ago=number) for number in range(OFTEN))


def times_of(path: Path, keepers: Sequence[Keeper], writes: dict[str, Write]) -> dict[str, Times]:
    """How long each write takes, in a copy of the file."""
    taken: dict[str, Times] = {}
    with TemporaryDirectory(dir=FOLDER, prefix="saving-") as folder:
        copy = Path(folder) / "venue.regulars"
        shutil.copyfile(path, copy)
        database = open_file(copy, clock=FixedClock(NOW), keepers=keepers)
        fill_a_card(database)
        gc.collect()
        gc.freeze()
        for what, write in writes.items():
            take_times(lambda number, write=write: write(database, number), range(20))
            taken[what] = take_times(
                lambda number, write=write: write(database, number), range(20, 20 + SAVED)
            )
        database.close()
    return taken


def differences(database: Database) -> str:
    """What the check says, and how long it took."""
    started = perf_counter()
    with database.read() as session:
        found = answer_differences(session.connection())
    print(f"checked in {perf_counter() - started:.1f} s")
    return " ".join(found)


def again(path: Path) -> float:
    """The seconds that making everything anew takes in a copy, of which a processor worked so many."""
    with TemporaryDirectory(dir=FOLDER, prefix="again-") as folder:
        copy = Path(folder) / "venue.regulars"
        shutil.copyfile(path, copy)
        database = open_file(copy, clock=FixedClock(NOW))
        started, began = perf_counter(), process_time()
        with database.write(by=0) as session:
            rebuild_answers(session.connection())
        took = perf_counter() - started
        print(f"lines and counts made anew in {took:.1f} s, of which {process_time() - began:.1f} s of work")
        print(differences(database) or "nothing differs")
        database.close()
    return took


def main() -> int:
    """Measure and compare with the budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--again", action="store_true")
    arguments = parser.parse_args()
    size = arguments.size
    FOLDER.mkdir(parents=True, exist_ok=True)
    path, rebuilt = answers_file(FOLDER, size)
    if rebuilt is not None:
        print(f"lines and counts made in {rebuilt:.1f} s")
    if arguments.again:
        again(path)
    writes: dict[str, Write] = {
        "of a customer": somebody(size),
        "of nobody": nobody,
        f"of one with {OFTEN:,}": one_who_answers_often,
        "another score": another_score(size),
        "taken away": removal(size),
        "cards merged": merging,
    }
    kept = times_of(path, [AnswerKeeper()], writes)
    bare = times_of(
        path, [], {**writes, "of a customer": somebody(size), "another score": another_score(size)}
    )
    print(f"\n{size:,} answers, one more")
    for what, times in kept.items():
        print(f"{what:22} {times.said()}")
        print(f"{'  without counts':22} {bare[what].said()}   × {times.p95 / bare[what].p95:.2f} at p95")
    return report(
        [
            Budget(f"answer {what}, p95", kept[what].p95, 10)
            for what in kept
            if what != f"of one with {OFTEN:,}"
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
