"""A venue's file with very many made-up answers of five years, quickly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, insert

from app.model.department import Department
from app.model.staff import Staff
from app.model.tag import Tag
from app.model.theme import Theme
from app.model.touchpoint import JourneyStage
from app.model.venue import Venue
from app.storage.answer_counts.rebuilding import rebuild_answers
from app.storage.building import build_file
from app.storage.comment_search.writing import rebuild_comments
from app.storage.opening import create_file
from benchmarks.crowd import Crowd

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
DAYS = 5 * 365
BATCH = 50_000
STAFF, PLACES, TAGS = 14, 300, 6
KNOWN, ASKED, COMMENTED = 0.7, 0.6, 0.1
CHANNELS = ("desk", "hand_over", "paper", "phone", "email", "message", "web", "review")
SEGMENTS = ("business", "couple", "family", "group", "")
SCALES = (
    # How often, the scale, and the weights of its scores from the lowest on.
    (50, ("nps", 0, 10, 1), (2, 1, 1, 2, 2, 4, 6, 12, 22, 20, 28)),
    (25, ("csat", 1, 5, 1), (4, 6, 12, 38, 40)),
    (5, ("csat", 1, 7, 1), (2, 3, 5, 10, 20, 30, 30)),
    (20, ("ces", 1, 5, 1), (5, 8, 17, 35, 35)),
)
THINGS = (
    "shower breakfast wifi bed bill lift pool parking staff view minibar noise towels coffee heating".split()
)
STAGES = "Before arrival|Arrival|Room|Breakfast|Stay|Departure|After the stay".split("|")
DEPARTMENTS = "Front desk|Housekeeping|Restaurant|Bar|Maintenance|Management".split("|")
HOW = "was cold|was lovely|took far too long|was better than ever|did not work|made our day|was not clean".split(
    "|"
)
_ANSWER = (
    "INSERT INTO survey_answer (id, customer_id, metric, scale_min, scale_max, high_is_good, score, comment, language,"
    " stage_id, channel, place, visit_id, department_id, staff_id, asked_at, answered_at, arrived_at, source)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
)


def answers_file(folder: Path, size: int) -> tuple[Path, float | None]:
    """The file with ``size`` answers, a fifth as many customers; and the seconds that making the counts took.

    It is made when it is not there yet. The answers get older with every id less, as if they had come in one by one.
    """
    path = folder / f"answers-{size}.regulars"
    if path.exists() and _is_of_this_schema(path):
        return path, None
    took: dict[str, float] = {}

    def derive(connection: Connection) -> None:
        for what, work in (("comments", rebuild_comments), ("counts", rebuild_answers)):
            started = perf_counter()
            work(connection)
            took[what] = perf_counter() - started
        connection.exec_driver_sql("ANALYZE")

    started = perf_counter()
    build_file(path, load=lambda connection: _load(connection, size), derive=derive)
    print(
        f"{size:,} answers made in {perf_counter() - started:.0f} s, the file has {path.stat().st_size / 1e6:,.0f} MB"
    )
    print(f"words of comments and themes made in {took['comments']:.1f} s")
    return path, took["counts"]


def _is_of_this_schema(path: Path) -> bool:
    """Whether the file is as a new one would be; while a schema is being written it may not be."""
    with TemporaryDirectory() as folder:
        new = Path(folder) / "new.regulars"
        create_file(new)
        return _schema(path) == _schema(new)


def _schema(path: Path) -> set[tuple[str, ...]]:
    """The words that its tables and indexes are made of; constraints stand in any order."""
    with closing(sqlite.connect(str(path))) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
        return {tuple(sorted(re.findall(r"\w+", row[0].lower()))) for row in rows}


def _load(connection: Connection, size: int) -> None:
    dice, people = Random(4), max(1, size // 5)
    _load_venue(connection)
    _load_people(connection, dice, people)
    for first in range(1, size + 1, BATCH):
        numbers = range(first, min(first + BATCH, size + 1))
        connection.exec_driver_sql(_ANSWER, list(_answers(dice, numbers, size, people)))


def _load_venue(connection: Connection) -> None:
    venue = {
        "name": "Harbour House",
        "kind": "hotel",
        "currency": "CHF",
        "language": "en",
        "zone": "Europe/Zurich",
    }
    rows: dict[Any, list[dict[str, Any]]] = {
        Venue: [venue | {"created_at": NOW}],
        JourneyStage: [{"name": name, "key": name, "position": n} for n, name in enumerate(STAGES)],
        Department: [{"name": name, "position": n} for n, name in enumerate(DEPARTMENTS)],
        Staff: [{"name": f"Staff {n}"} for n in range(STAFF)],
        Tag: [{"name": f"Tag {n}"} for n in range(TAGS)],
        Theme: [
            {"name": word, "words": {"en": [f"{word}*"]}, "position": n} for n, word in enumerate(THINGS)
        ],
    }
    for mapped, values in rows.items():
        connection.execute(insert(mapped), values)


def _load_people(connection: Connection, dice: Random, people: int) -> None:
    """Everybody has been here once; one in five bears a tag, and a few cards were merged into another."""
    crowd, text = Crowd(4), "2020-01-01 00:00:00.000000"
    for first in range(1, people + 1, BATCH):
        numbers = range(first, min(first + BATCH, people + 1))
        cards = [
            (number, " ".join(crowd.name()), number - 1 if number % 500 == 0 else None, text)
            for number in numbers
        ]
        connection.exec_driver_sql(
            "INSERT INTO customer (id, display_name, merged_into_id, created_at) VALUES (?, ?, ?, ?)", cards
        )
        visits = [
            (number, number, str(TODAY - timedelta(days=dice.randrange(DAYS))), dice.choice(SEGMENTS))
            for number in numbers
        ]
        connection.exec_driver_sql(
            "INSERT INTO visit (id, customer_id, status, arrives_on, place, reference, segment)"
            " VALUES (?, ?, 'completed', ?, '', '', ?)",
            visits,
        )
        tagged = [(number, dice.randint(1, TAGS)) for number in numbers if number % 5 == 0]
        connection.exec_driver_sql("INSERT INTO customer_tag (customer_id, tag_id) VALUES (?, ?)", tagged)


def _answers(dice: Random, numbers: range, size: int, people: int) -> Iterator[tuple[Any, ...]]:
    """Answers in the order of time; who answers often has answered all along."""
    count = len(numbers)
    metrics = dice.choices([each[1:] for each in SCALES], [each[0] for each in SCALES], k=count)
    asked = dice.choices((True, False), (ASKED, 1 - ASKED), k=count)
    known = dice.choices((True, False), (KNOWN, 1 - KNOWN), k=count)
    said = dice.choices((True, False), (COMMENTED, 1 - COMMENTED), k=count)
    scores = {
        scale: iter(dice.choices(range(scale[1], scale[2] + 1), weights, k=count))
        for _, scale, weights in SCALES
    }
    stages, staff = dice.choices(range(8), k=count), dice.choices(range(STAFF + 1), k=count)
    channels = dice.choices(CHANNELS, (5, 3, 2, 2, 40, 20, 20, 8), k=count)
    for place, number in enumerate(numbers):
        scale, _ = metrics[place]
        at = NOW - timedelta(days=DAYS * (1 - number / size), seconds=dice.randrange(86_400))
        answered = at.strftime("%Y-%m-%d %H:%M:%S.%f")
        customer_id = int(people * dice.random() ** 1.3) + 1 if known[place] else None
        yield (
            number,
            customer_id,
            *scale,
            next(scores[scale]),
            f"The {dice.choice(THINGS)} {dice.choice(HOW)}." if said[place] else "",
            "en" if said[place] else "",
            stages[place] or None,
            channels[place],
            f"Room {number * 7 % PLACES}" if number % 4 else "",
            customer_id if customer_id and number % 2 else None,
            number % 6 + 1 if number % 3 == 0 else None,
            staff[place] or None,
            f"{at - timedelta(hours=20):%Y-%m-%d %H:%M:%S.%f}" if asked[place] else None,
            answered,
            answered,
        )
