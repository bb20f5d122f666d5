"""A long day at one desk, measured: ``python -m tests.faults.soak FOLDER OPERATIONS`` prints its figures as JSON.

Each operation saves, changes, looks somebody up or opens a card, as at a desk; the venue does not grow for ever. Spans
are processor time of the thread, and beside them stands the same work done again and again, so that it does not
matter what else the computer does meanwhile.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import sys
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles

from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.venue.workplace import Workplace
from tests.faults.work import add_guest, at_work, change_note
from tests.venues import open_place

GUESTS, PARTS = 200, 10


def resident_mb() -> float:
    """How much memory the process has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles() -> int:
    """How many files and sockets are open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def guests_for(operations: int) -> int:
    """How many people there are: fewer in a short run, which would do little else than make them."""
    return min(GUESTS, operations // 16)


def one_operation(work: Workplace, lookup: Lookup, dice: Random, *, number: int, guests: int) -> None:
    """What comes next at a desk."""
    guest = 1 + dice.randrange(guests)
    kind = number % 4
    if kind == 0:
        change_note(work, guest, f"note {number}")
    elif kind == 1:
        CardService(work).get_card(guest)
    else:
        lookup.find(f"gue {dice.randrange(guests)}")


class Yardstick:
    """Work that is always the same, of the kind of which an operation is made: statements, rows and words."""

    EVERY = 20

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, words TEXT)")
        rows = ((number, f"words {number * 7919 % 1009}") for number in range(2000))
        self._database.executemany("INSERT INTO row VALUES (?, ?)", rows)

    def span(self) -> float:
        """How long it takes now, in seconds of processor time."""
        begun = time.thread_time()
        rows = self._database.execute("SELECT words, id FROM row ORDER BY words").fetchall()
        json.dumps([{"words": words.upper(), "id": number} for words, number in rows])
        return time.thread_time() - begun


def figures(part: int, spans: list[float], same: list[float]) -> dict[str, float]:
    """Of one part: memory, handles, and the slow operations, also as a multiple of the yardstick."""
    slow, usual = quantiles(spans, n=20)[-1], median(same)
    return {
        "part": part,
        "mb": resident_mb(),
        "handles": handles(),
        "p95_ms": slow * 1000,
        "p95_by_yardstick": slow / usual,
    }


def soak(work: Workplace, operations: int) -> dict[str, object]:
    """So many operations; memory and handles after a tenth and at the end, and the slow ones of two tenths."""
    dice, parts = Random(1), []
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone)
    yardstick = Yardstick()
    for part in range(PARTS):
        spans, same = [], []
        for number in range(operations // PARTS):
            begun = time.thread_time()
            one_operation(work, lookup, dice, number=number, guests=guests_for(operations))
            spans.append(time.thread_time() - begun)
            if number % Yardstick.EVERY == 0:
                same.append(yardstick.span())
        gc.collect()
        parts.append(figures(part, spans, same))
        print(json.dumps(parts[-1]), file=sys.stderr, flush=True)
    return {"operations": operations, "first": parts[0], "early": parts[1], "last": parts[-1]}


def main() -> None:
    """One soak in one folder."""
    folder, operations = Path(sys.argv[1]), int(sys.argv[2])
    with open_place(folder) as place:
        for number in range(guests_for(operations)):
            add_guest(place.work, f"Guest {number}")
    work = at_work(folder / "venue.regulars")
    print(json.dumps(soak(work, operations)))
    work.database.close()


if __name__ == "__main__":
    main()
