"""A long day at one desk, measured: ``python -m tests.faults.soak FOLDER OPERATIONS`` prints its figures as JSON.

Each operation saves, changes, looks somebody up or opens a card, as at a desk; the venue does not grow for ever.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from random import Random

from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.venue.workplace import Workplace
from tests.faults.work import add_guest, at_work, change_note
from tests.venues import open_place

GUESTS = 200
PARTS = 10


def resident_mb() -> float:
    """How much memory the process has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles() -> int:
    """How many files and sockets are open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def one_operation(work: Workplace, lookup: Lookup, dice: Random, number: int) -> None:
    """What comes next at a desk."""
    guest = 1 + dice.randrange(GUESTS)
    kind = number % 4
    if kind == 0:
        change_note(work, guest, f"note {number}")
    elif kind == 1:
        CardService(work).get_card(guest)
    else:
        lookup.find(f"gue {dice.randrange(GUESTS)}")


def soak(work: Workplace, operations: int) -> dict[str, object]:
    """So many operations; memory and handles after a tenth and at the end, and the slow ones of two tenths."""
    dice, parts = Random(1), []
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone)
    for part in range(PARTS):
        spans = []
        for number in range(operations // PARTS):
            begun = time.perf_counter()
            one_operation(work, lookup, dice, number)
            spans.append(time.perf_counter() - begun)
        gc.collect()
        spans.sort()
        slow = spans[len(spans) * 95 // 100] * 1000
        parts.append({"part": part, "mb": resident_mb(), "handles": handles(), "p95_ms": slow})
    return {"operations": operations, "first": parts[0], "early": parts[1], "last": parts[-1]}


def main() -> None:
    """One soak in one folder."""
    folder, operations = Path(sys.argv[1]), int(sys.argv[2])
    with open_place(folder) as place:
        for number in range(GUESTS):
            add_guest(place.work, f"Guest {number}")
    work = at_work(folder / "venue.regulars")
    print(json.dumps(soak(work, operations)))
    work.database.close()


if __name__ == "__main__":
    main()
