"""The lookup, key by key: against the same SQL on the bare driver and against LIKE.

`python -m benchmarks.bench_lookup --size 1000000` adds the largest venue; its file is kept in build/bench.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlcipher3.dbapi2 as sqlite

from app.core.clock import FixedClock
from app.customers.lookup import LIMIT, Lookup
from app.storage.looking import Look, Rows
from app.storage.opening import open_file
from benchmarks.crowd import LIKES, PETS, TODAY, crowd_file
from benchmarks.timing import Budget, Times, report, take_times

FOLDER = Path(__file__).parents[1] / "build" / "bench"
SMALL = (10_000, 100_000)
LARGE = 1_000_000
PEOPLE = 120
LIKE_NAME = "SELECT id FROM customer WHERE display_name LIKE ?1 ORDER BY display_name LIMIT 50"
LIKE = """
SELECT id FROM customer WHERE display_name LIKE ?1 OR preferred_name LIKE ?1 OR card_number LIKE ?1
    OR id IN (SELECT customer_id FROM contact_point WHERE value LIKE ?1 OR normal LIKE ?1)
    OR id IN (SELECT customer_id FROM alias WHERE name LIKE ?1)
    OR id IN (SELECT customer_id FROM companion WHERE name LIKE ?1)
    OR id IN (SELECT customer_id FROM preference WHERE text LIKE ?1)
    OR id IN (SELECT customer_id FROM customer_tag JOIN tag ON tag.id = tag_id WHERE tag.name LIKE ?1)
    OR id IN (SELECT customer_id FROM visit WHERE reference LIKE ?1 OR place LIKE ?1)
ORDER BY display_name LIMIT 50
"""
Statements = list[tuple[str, Any]]


@dataclass(frozen=True)
class Figures:
    """What was measured on one venue."""

    size: int
    service: Times
    bare: Times
    like: Times
    like_name: Times
    typo: Times


def keystrokes(connection: Any) -> list[str]:
    """What is typed while looking some people up: every beginning of a name, a number or something known."""
    dice = random.Random(5)
    size = connection.execute("SELECT max(id) FROM customer").fetchone()[0]
    typed: list[str] = []
    for _ in range(PEOPLE):
        text = _wanted(connection, dice, dice.randint(1, size))
        typed += [text[:end] for end in range(1, len(text) + 1)]
    return [text for text in typed if text.strip()]


def _wanted(connection: Any, dice: random.Random, number: int) -> str:
    name, family = connection.execute(
        "SELECT display_name, family_name FROM customer WHERE id = ?", (number,)
    ).fetchone()
    phone = connection.execute(
        "SELECT national_digits FROM contact_point WHERE customer_id = ? AND kind = 'phone'", (number,)
    ).fetchone()
    kind = dice.random()
    if kind < 0.15 and phone:
        start = dice.randint(0, 5)
        return str(phone[0])[start : start + dice.randint(4, 9)]
    if kind < 0.25:
        return dice.choice((*LIKES, *PETS, f"HB{number}", str(dice.randint(101, 899))))
    words = [family, *name.split()[:1]] if kind < 0.5 else name.split()
    return " ".join(words)[: dice.randint(3, 14)]


def mistyped(typed: list[str]) -> list[str]:
    """Names with two letters swapped, finished and unfinished."""
    words = [text for text in typed if text.isalpha() and len(text) >= 5]
    return [word[:2] + word[3] + word[2] + word[4:] for word in dict.fromkeys(words)]


def record_statements(lookup: Lookup, typed: list[str]) -> list[Statements]:
    """The SQL that the service sends for each text."""
    recorded: list[Statements] = []
    send = Look.exec_driver_sql

    def remember(look: Look, statement: str, values: Any = ()) -> Rows:
        recorded[-1].append((statement, values))
        return send(look, statement, values)

    with patch.object(Look, "exec_driver_sql", remember):
        for text in typed:
            recorded.append([("BEGIN", ())])
            lookup.find(text)
    return recorded


def replay(connection: Any) -> Callable[[Statements], None]:
    """Send the same SQL through the driver alone, reading as far as the service does."""

    def send(statements: Statements) -> None:
        for sql, values in statements:
            cursor = connection.execute(sql, values)
            if not sql.startswith("SELECT * FROM (SELECT"):
                cursor.fetchall()
                continue
            slots: set[int] = set()
            while len(slots) < LIMIT and (rows := cursor.fetchmany(LIMIT)):
                slots.update(row[0] for row in rows)
            cursor.close()
        connection.execute("ROLLBACK")

    return send


def measure(size: int) -> Figures:
    """Everything on one venue; the first round warms up."""
    path = crowd_file(FOLDER, size)
    gc.collect()
    gc.freeze()
    database = open_file(path, clock=FixedClock(datetime.now(UTC)))
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    lookup = Lookup(database, FixedClock(noon), zone="Europe/Zurich")
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cache_size=-16384")
    typed = keystrokes(connection)
    statements = record_statements(lookup, typed)
    service = take_times(lookup.find, typed)
    bare = take_times(replay(connection), statements)
    service = Times((*service.each, *take_times(lookup.find, typed).each))
    bare = Times((*bare.each, *take_times(replay(connection), statements).each))
    some = typed[:: max(1, size // 20_000)]
    like = take_times(lambda text: connection.execute(LIKE, (f"%{text}%",)).fetchall(), some)
    like_name = take_times(lambda text: connection.execute(LIKE_NAME, (f"%{text}%",)).fetchall(), some)
    wrong = mistyped(typed)
    typo = take_times(lookup.find, [text for text in wrong if lookup.find(text).typo_forgiven])
    connection.close()
    database.close()
    figures = Figures(size, service, bare, like, like_name, typo)
    show(figures, typed)
    return figures


def show(figures: Figures, typed: list[str]) -> None:
    """Print what was measured."""
    print(f"\n{figures.size:,} customers, {len(typed):,} keystrokes")
    print(f"  service                   {figures.service.said()}")
    print(
        f"  same SQL, bare driver     {figures.bare.said()}   × {figures.service.p95 / figures.bare.p95:.2f} at p95"
    )
    for what, like in (
        ("LIKE on all that is found", figures.like),
        ("LIKE on the name alone", figures.like_name),
    ):
        print(f"  {what:25} {like.said()}   × {like.p95 / figures.service.p95:.0f} at p95")
    print(f"  one typo ({len(figures.typo.each):3})          {figures.typo.said()}")
    slowest = sorted(zip(figures.service.each, typed, strict=False), reverse=True)[:5]
    print("  slowest: " + ", ".join(f"{text!r} {took:.1f} ms" for took, text in slowest))


def main() -> int:
    """Measure and compare with the budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SMALL[-1])
    wanted = parser.parse_args().size
    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = [size for size in SMALL if size < wanted] + [wanted]
    measured = [measure(size) for size in sizes]
    first, last = measured[0], measured[-1]
    at = f"at {last.size:,}"
    budgets = [
        Budget(f"lookup through the service, p95 {at}", last.service.p95, 5),
        Budget(
            f"to the same SQL on the bare driver, p95 {at}", last.service.p95 / last.bare.p95, 2, unit="×"
        ),
        Budget(f"one typo forgiven, p95 {at}", last.typo.p95, 15),
        Budget(
            f"growth from {first.size:,} to {last.size:,}, p95",
            last.service.p95 / first.service.p95,
            15,
            unit="×",
        ),
    ]
    if last.size >= LARGE:
        faster = last.like.p95 / last.service.p95
        budgets.append(Budget(f"faster than LIKE, p95 {at}", faster, 100, at_least=True, unit="×"))
    return report(budgets)


if __name__ == "__main__":
    sys.exit(main())
