"""A venue's file with very many made-up cases, quickly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.clock import FixedClock
from app.model.staff import Staff
from app.storage.case_search.writing import rebuild_cases
from app.storage.opening import create_file, open_file
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from benchmarks.crowd import Crowd

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
BATCH = 20_000
DAYS = 3 * 365
STAFF, CATEGORIES, DEPARTMENTS, PLACES = 14, 12, 6, 400
OPEN_SHARE = 0.015
THINGS = (
    "shower|wifi|bill|breakfast|key card|heating|air conditioning|minibar|taxi|table|reservation|luggage|towels|"
    "noise next door|lift|parking|coffee|wine|steak|invoice|pillow|bathroom light|television|delivery|dress|refund"
).split("|")
TROUBLES = (
    "cold two mornings running|does not work|came far too late|was forgotten|charged twice|broken again|dirty|"
    "not what was ordered|lost|too loud to sleep|smells of smoke|not ready at check-in|missing|leaks|given to others"
).split("|")
DONE = "Sent somebody up|Called back|Apologised in person|Moved them|Offered a drink|Spoke with the kitchen|Waiting for parts"
GIVEN = ("Bottle of wine", "Late check-out", "Upgrade", "Fruit plate", "Discount", "Handwritten note")
STEPS = ("listen", "empathise", "apologise", "resolve", "follow_up")
KINDS = ("mistake", "rework", "breakdown", "inefficiency", "variation")
_INSERTS = {
    "recovery_case": "(id, customer_id, walk_in, what, place, happened_at, reported_at, opened_at, opened_by, channel,"
    " kind, category_id, department_id, severity, fault, owner_id, restricted, state, step, due_at, acknowledged_at,"
    " follow_up_due_at, closed_at, ending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'phone', ?, ?, ?, ?, 'us', ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?)",
    "case_entry": "(case_id, customer_id, kind, at, added_at, staff_id, text, details)"
    " VALUES (?, ?, 'remark', ?, ?, ?, ?, '{}')",
    "given_gesture": "(case_id, customer_id, what, kind, cost_minor, menu_price_minor, contains, state, planned_at)"
    " VALUES (?, ?, ?, 'gift', ?, 0, '[]', ?, ?)",
}
Rows = dict[str, list[tuple[Any, ...]]]


def case_file(folder: Path, size: int) -> Path:
    """The file with ``size`` cases, a third as many customers; made when it is not there yet."""
    path = folder / f"cases-{size}.regulars"
    if path.exists():
        return path
    started = perf_counter()
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    create_file(unfinished)
    _fill(unfinished, size)
    database = open_file(unfinished, clock=FixedClock(NOW))
    filled = perf_counter()
    with database.write(by=0) as session:
        rebuild_cases(session.connection())
    database.close()
    unfinished.replace(path)
    print(f"{size:,} cases made in {filled - started:.0f} s, indexed in {perf_counter() - filled:.0f} s")
    return path


def _fill(path: Path, size: int) -> None:
    database = open_file(path, clock=FixedClock(NOW))
    VenueService(database, FixedClock(NOW)).make_venue(
        VenueDraft(name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich")
    )
    with database.write(by=0) as session:
        session.add_all(Staff(name=f"Staff {number}") for number in range(STAFF - 1))
    database.close()
    dice, crowd = random.Random(3), Crowd(3)
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT OR IGNORE INTO department (id, name, position, active) VALUES (?, ?, 0, 1)",
        [(number, f"Department {number}") for number in range(1, DEPARTMENTS + 1)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO case_category (id, name, position, active) VALUES (?, ?, 0, 1)",
        [(number, f"Category {number}") for number in range(1, CATEGORIES + 1)],
    )
    people = size // 3
    connection.executemany(
        "INSERT INTO customer (id, display_name, created_at) VALUES (?, ?, '2020-01-01 00:00:00.000000')",
        ((number, " ".join(crowd.name())) for number in range(1, people + 1)),
    )
    for first in range(1, size + 1, BATCH):
        rows: Rows = {table: [] for table in _INSERTS}
        for number in range(first, min(first + BATCH, size + 1)):
            _add(rows, dice, number, size)
        for table, statement in _INSERTS.items():
            connection.executemany(f"INSERT INTO {table} {statement}", rows[table])
    connection.execute("COMMIT")
    connection.close()


def _add(rows: Rows, dice: random.Random, number: int, size: int) -> None:
    """One case with its log and what was given; the newest are the open ones, and some old ones."""
    reported = NOW - timedelta(days=DAYS * (1 - number / size)) - timedelta(minutes=dice.randint(0, 600))
    is_open = number > size * (1 - OPEN_SHARE) or dice.random() < 0.0005
    customer = None if dice.random() < 0.1 else dice.randint(1, size // 3)
    step = dice.choice(STEPS) if is_open else "done"
    due = _text(NOW + timedelta(minutes=dice.randint(-600, 3000))) if is_open else None
    happened, ended = (
        _text(reported - timedelta(minutes=dice.randint(0, 90))),
        _text(reported + timedelta(hours=9)),
    )
    rows["recovery_case"].append(
        (
            number,
            customer,
            "" if customer else f"Somebody with a {dice.choice(THINGS)} {number % 97}",
            f"{dice.choice(THINGS).capitalize()} {dice.choice(TROUBLES)}",
            f"Room {dice.randint(1, PLACES)}",
            happened,
            _text(reported),
            _text(reported),
            dice.randint(1, STAFF),
            dice.choice(KINDS),
            dice.randint(1, CATEGORIES),
            dice.randint(1, DEPARTMENTS),
            min(4, 1 + int(dice.expovariate(1))),
            dice.randint(1, STAFF),
            dice.random() < 0.01,
            "open" if is_open else "closed",
            step,
            due,
            None if step == "listen" else ended,
            due if step == "follow_up" else None,
            None if is_open else ended,
            "" if is_open else "verified",
        )
    )
    rows["case_entry"] += _log(dice, number, customer, _text(reported))
    if dice.random() < 0.5:
        state = "waiting" if is_open and dice.random() < 0.05 else "given"
        cost = dice.randint(0, 20_000)
        rows["given_gesture"].append((number, customer, dice.choice(GIVEN), cost, state, _text(reported)))


def _log(dice: random.Random, number: int, customer: int | None, at: str) -> Iterator[tuple[Any, ...]]:
    for _ in range(dice.randint(2, 5)):
        text = f"{dice.choice(DONE.split('|'))} at {dice.randint(0, 23)}:{dice.randint(10, 59)}"
        yield number, customer, at, at, dice.randint(1, STAFF), text


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")
