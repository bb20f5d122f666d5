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

from app.cases.schemas.drafts import CaseDraft
from app.cases.services import CaseServices
from app.core.acting import Desk
from app.core.clock import FixedClock
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import CustomerDraft, CustomerEdit
from app.customers.service.customers import CustomerService
from app.law.service.erasing import ErasureService
from app.model.customer import Customer
from app.model.survey import Metric
from app.storage import connecting
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.services import SurveyServices
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


def import_some(work: Workplace, name: str, folder: Path) -> int:
    """Bring a small file in; gives the number of the import."""
    path = folder / f"{name}.csv"
    rows = [f"{name} {number},{name.replace(' ', '-')}-{number}@example.org,7" for number in range(IMPORTED)]
    path.write_text("\n".join(["Name,Email,Notes", *rows]) + "\n", encoding="utf-8")
    service = ImportService(work, else_folder=folder)
    batch_id = service.run(service.inspect([path])).value.batch_id
    assert batch_id is not None
    return batch_id


class Work:
    """Mixed steps at a desk; each is told by its kind and what must be found afterwards.

    What takes something away is announced too, for if the program dies meanwhile it may be there or not, but never half.
    """

    def __init__(self, work: Workplace, folder: Path, *, seed: int, tell: Tell) -> None:
        self._work, self._folder, self._tell = work, folder, tell
        self._seed, self._dice = seed, Random(seed)
        self._guests: list[tuple[int, str]] = []

    def take_step(self, step: int) -> None:
        """One step; where nobody is known yet, somebody new comes."""
        steps, weights = zip(*_SHARES.items(), strict=True)
        (kind,) = self._dice.choices(steps, weights)
        if not self._guests:
            kind = "guest"
        getattr(self, kind)(f"{self._seed}-{step}")

    def guest(self, number: str) -> None:
        """Somebody new."""
        name = f"Guest {number}."
        self._guests.append((add_guest(self._work, name), name))
        self._tell(f"guest|{name}")

    def note(self, number: str) -> None:
        """Another note of somebody."""
        guest, _name = self._dice.choice(self._guests)
        change_note(self._work, guest, f"note {number}.")
        self._tell(f"note|{guest}|note {number}.")

    def case(self, number: str) -> None:
        """Something went wrong for somebody who was heard out at once."""
        guest, _name = self._dice.choice(self._guests)
        draft = CaseDraft(customer_id=guest, what=f"Wet towel {number}.", listened=True)
        CaseServices.at(self._work).opening.log_case(draft)
        self._tell(f"case|{guest}|Wet towel {number}.")

    def answer(self, number: str) -> None:
        """Somebody says how it was; what is low is promised an answer."""
        guest, _name = self._dice.choice(self._guests)
        score, said = self._dice.randrange(11), f"Wet floor {number}."
        draft = AnswerDraft(
            metric=Metric.NPS, scale_min=0, scale_max=10, score=score, comment=said, customer_id=guest
        )
        SurveyServices.at(self._work).answers.record(draft)
        self._tell(f"answer|{guest}|{said}")

    def batch(self, number: str) -> None:
        """A file comes in."""
        import_some(self._work, f"Batch {number}", self._folder)
        self._tell(f"batch|Batch {number}")

    def undo(self, number: str) -> None:
        """A file comes in and is taken back."""
        self._tell(f"undoing|Batch {number}")
        batch_id = import_some(self._work, f"Batch {number}", self._folder)
        ImportService(self._work, else_folder=self._folder).undo(batch_id)
        self._tell(f"undone|Batch {number}")

    def erase(self, _number: str) -> None:
        """Somebody goes for good."""
        guest, name = self._guests.pop(self._dice.randrange(len(self._guests)))
        self._tell(f"erasing|{guest}|{name}")
        ErasureService(self._work).erase(guest, although_open=True)
        self._tell(f"erased|{guest}|{name}")


_SHARES = {"guest": 36, "note": 25, "case": 10, "answer": 12, "batch": 5, "undo": 5, "erase": 7}
"""How often each step comes, in hundredths."""
ANNOUNCED = ("undoing|", "erasing|")
"""Lines that tell what is about to happen, not what was saved."""


def keep_working(work: Workplace, folder: Path, *, seed: int, steps: int, tell: Tell) -> None:
    """So many mixed steps, each of which is called saved once."""
    at_it = Work(work, folder, seed=seed, tell=tell)
    for step in range(steps):
        at_it.take_step(step)


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
