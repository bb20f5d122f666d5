"""Desks that edit the same guests: ``python -m tests.faults.edits PLACE EDITS DESKS``.

Each edit adds one to a guest's note; whoever was overtaken looks again. Prints of each desk what was saved and told.
Each is a process of its own, and a fork of one that has done everything once.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random

from app.core.acting import Desk
from app.core.clock import SystemClock
from app.core.errors import AppError, Conflict
from app.customers.schemas.drafts import CustomerEdit
from app.customers.service.customers import CustomerService
from app.model.customer import Customer
from app.storage.database import Database
from app.storage.opening import open_server
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.statements import statements_shared
from tests.venues import keepers, open_venue_file

GUESTS = 20


def open_place(place: str) -> Database:
    """A file, or a database of a server."""
    clock = SystemClock()
    if "://" in place:
        return open_server(place, clock=clock, keepers=keepers(clock))
    return open_venue_file(Path(place), clock)


def edit_often(work: Workplace, *, edits: int, seed: int) -> dict[str, object]:
    """So many edits that were saved in the end; no two write the same, which would be no conflict."""
    dice, service, overtaken = Random(seed), CustomerService(work), 0
    told: list[str] = []
    for number in range(edits):
        guest = 1 + dice.randrange(GUESTS)
        while True:
            with work.read() as session:
                row = session.get_one(Customer, guest)
                edit = CustomerEdit(
                    version=row.version, note=f"{int(row.note.split()[0]) + 1} by {seed}-{number}"
                )
            try:
                service.edit_customer(guest, edit)
            except Conflict:
                overtaken += 1
            except AppError as error:
                told.append(str(error))
            else:
                break
    return {"saved": edits, "overtaken": overtaken, "told": told}


@contextmanager
def at_desk(place: str) -> Iterator[Workplace]:
    """The place with its owner."""
    with closing(open_place(place)) as database:
        venue = VenueReader(database).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Workplace(database, SystemClock(), Desk(1), venue, wording)


def load_everything(place: str) -> None:
    """What is imported and compiled here need not be in every desk."""
    with at_desk(place) as work, suppress(Conflict):
        CustomerService(work).edit_customer(GUESTS, CustomerEdit(version=0, note="overtaken"))
    gc.collect()
    gc.freeze()


def begin_desk(place: str, *, edits: int, seed: int) -> tuple[int, int]:
    """Its process, and where it says what came of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with at_desk(place) as work:
            said = edit_often(work, edits=edits, seed=seed)
        os.write(writing, json.dumps(said).encode())
        os._exit(0)
    os.close(writing)
    return child, reading


def main() -> None:
    """Edit at every desk at once."""
    place, edits, desks = sys.argv[1:]
    load_everything(place)
    begun = [begin_desk(place, edits=int(edits), seed=seed) for seed in range(int(desks))]
    said = []
    for child, reading in begun:
        with os.fdopen(reading, encoding="utf-8") as words:
            said.append(json.loads(words.read()))
        os.waitpid(child, 0)
    print(json.dumps(said))


if __name__ == "__main__":
    with statements_shared():
        main()
