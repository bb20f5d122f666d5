"""Work at a desk whose every step is told as soon as the program called it saved.

``python -m tests.faults.work FOLDER`` works on the venue there until it is killed or has done ``--steps``.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import CustomerDraft, CustomerEdit
from app.customers.service.customers import CustomerService
from app.model.customer import Customer
from app.storage import connecting
from app.transfer.importing.service import ImportService
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.venues import open_venue_file

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
IMPORTED = 5
"""People in each file that is imported."""
Tell = Callable[[str], object]


def at_work(path: Path) -> Workplace:
    """The venue in a file, with its owner at the desk."""
    clock = FixedClock(NOON)
    database = open_venue_file(path, clock)
    venue = VenueReader(database).get_venue()
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    return Workplace(database, clock, Desk(1), venue, wording)


def add_guest(work: Workplace, name: str) -> int:
    """Somebody new, with all that comes in one step: contacts, a birthday and a tag."""
    draft = CustomerDraft(
        display_name=name,
        note="0",
        phones=("+41 44 668 18 00",),
        emails=("a@example.org",),
        birthday=PartialDate(3, 14),
        tags=("Regular",),
    )
    return CustomerService(work).add_customer(draft).value


def change_note(work: Workplace, customer_id: int, note: str) -> None:
    """Write something else into somebody's note."""
    with work.read() as session:
        version = session.get_one(Customer, customer_id).version
    CustomerService(work).edit_customer(customer_id, CustomerEdit(version=version, note=note))


def import_some(work: Workplace, name: str, folder: Path) -> None:
    """Bring a small file in."""
    path = folder / f"{name}.csv"
    rows = [f"{name} {number},{name.replace(' ', '-')}-{number}@example.org,7" for number in range(IMPORTED)]
    path.write_text("\n".join(["Name,Email,Notes", *rows]) + "\n", encoding="utf-8")
    service = ImportService(work, else_folder=folder)
    service.run(service.inspect([path]))


def keep_working(work: Workplace, folder: Path, *, seed: int, steps: int, tell: Tell) -> None:
    """Mixed saves; each is told by its kind and what must be found afterwards."""
    dice, known = Random(seed), 0
    for step in range(steps):
        what = dice.random()
        if known == 0 or what < 0.6:
            known = add_guest(work, f"Guest {seed}-{step}")
            tell(f"guest|Guest {seed}-{step}")
        elif what < 0.95:
            change_note(work, known, f"note {step}")
            tell(f"note|{known}|note {step}")
        else:
            import_some(work, f"Batch {seed}-{step}", folder)
            tell(f"batch|Batch {seed}-{step}")


def lower_synchronous(to: str) -> None:
    """Take the guard away: what is called saved may still be in the computer's memory alone."""
    pragmas = connecting._pragmas

    def lowered(**chosen: bool) -> tuple[str, ...]:
        return tuple(
            f"synchronous={to}" if each.startswith("synchronous") else each for each in pragmas(**chosen)
        )

    connecting._pragmas = lowered


def tell_on_output(line: str) -> None:
    """One write of the system, so that it stands in order among all others."""
    os.write(1, f"saved {line}\n".encode())


def main() -> None:
    """Work in a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--synchronous", default="")
    given = parser.parse_args()
    if given.synchronous:
        lower_synchronous(given.synchronous)
    work = at_work(given.folder / "venue.regulars")
    keep_working(work, given.folder, seed=given.seed, steps=given.steps, tell=tell_on_output)
    # No closing: whatever is not on the disk by now was not saved.
    os._exit(0)


if __name__ == "__main__":
    main()
