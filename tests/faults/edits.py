"""A desk that edits the same guests as others: ``python -m tests.faults.edits PLACE EDITS SEED``.

Each edit adds one to a guest's note; whoever was overtaken looks again. Prints what was saved, and what was told.
"""

from __future__ import annotations

import json
import sys
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


def main() -> None:
    """Edit in one place."""
    place, edits, seed = sys.argv[1:]
    database = open_place(place)
    venue = VenueReader(database).get_venue()
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    work = Workplace(database, SystemClock(), Desk(1), venue, wording)
    print(json.dumps(edit_often(work, edits=int(edits), seed=int(seed))))
    database.close()


if __name__ == "__main__":
    main()
