"""T1: whatever is done, taken back, done again, brought in or erased, the chain of the account holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from app.core.errors import AppError
from app.core.undo import Reversal
from app.model.audit_entry import AuditAction
from app.model.clue import Clue
from app.model.customer import Customer
from app.storage.audit_chain.checking import account_differences, anchor, differences
from app.storage.audit_chain.erasing import ENTRIES, empty_entries
from app.storage.audit_chain.linking import Anchor
from app.venue.workplace import Workplace
from tests.transfer.importing.imports import PEOPLE, Imports
from tests.venues import NOON, Place, open_place, open_server_place

STEPS = 60


class Somebody:
    """Does things at random and notes where the account ended after each."""

    def __init__(self, place: Place, folder: Path, seed: int) -> None:
        self.work: Workplace = place.work
        self.imports = Imports(place, folder)
        self.random = Random(seed)
        self.numbers = count(1)
        self.done: list[Reversal] = []
        self.taken_back: list[Reversal] = []
        self.anchors: list[Anchor] = []

    def act(self) -> str:
        """One act; gives which it was."""
        acts = (self.add, self.add, self.edit, self.undo, self.undo, self.redo, self.bring, self.erase)
        act = self.random.choice(acts)
        # What cannot be taken back any more changes nothing.
        with suppress(AppError):
            act()
        with self.work.read() as session:
            self.anchors.append(anchor(session.connection()))
        return act.__name__

    def add(self) -> None:
        """A new customer with a clue."""
        with self.work.write() as session:
            customer = Customer(display_name=f"Guest {next(self.numbers)}", created_at=NOON)
            session.add(customer)
            session.flush()
            session.add(Clue(customer_id=customer.id, text="Ś 💐 =1+1", noticed_at=NOON))
        self._note(session.outcome(None, undo_label="add").reversal)

    def edit(self) -> None:
        """Another title for everybody."""
        with self.work.write() as session:
            for customer in session.query(Customer).order_by(Customer.id).limit(3):
                customer.title = f"No. {next(self.numbers)}"
        self._note(session.outcome(None, undo_label="edit").reversal)

    def undo(self) -> None:
        """Take a step back."""
        if self.done:
            step = self.done.pop()
            step.undo()
            self.taken_back.append(step)

    def redo(self) -> None:
        """Do it again."""
        if self.taken_back:
            step = self.taken_back.pop()
            step.redo()
            self.done.append(step)

    def bring(self) -> None:
        """A file comes in, and often goes again."""
        number = next(self.numbers)
        report = self.imports.bring(self.imports.file(f"{number}.csv", PEOPLE.replace("A", f"N{number}")))
        if self.random.random() < 0.6:
            self.imports.undo(report)

    def erase(self) -> None:
        """The words about one customer go."""
        with self.work.write() as session:
            wanted = text("SELECT id, customer_id FROM audit_entry WHERE customer_id IS NOT NULL")
            found = session.execute(wanted).all()
            if not found:
                return
            customer_id = self.random.choice(found).customer_id
            ids = [row.id for row in found if row.customer_id == customer_id]
            self.work.database.audit.add_note(
                session,
                by=1,
                action=AuditAction.ERASED,
                kind="customer",
                row_id=customer_id,
                details={ENTRIES: empty_entries(session.connection(), ids)},
            )

    def _note(self, reversal: Reversal | None) -> None:
        if reversal is not None:
            self.done.append(reversal)


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A hotel in a file, and one on a server."""
    with ExitStack() as stack:
        if request.param == "file":
            yield stack.enter_context(open_place(tmp_path))
        else:
            url = request.getfixturevalue("postgres_hotel_url")
            work, clock = stack.enter_context(open_server_place(url))
            yield Place(work, tmp_path, clock)


@pytest.mark.parametrize("seed", [1, 2])
def test_T1_the_chain_holds_whatever_is_done(place: Place, tmp_path: Path, seed: int) -> None:
    somebody = Somebody(place, tmp_path, seed)
    acts = {somebody.act() for _ in range(STEPS)}
    assert acts == {"add", "edit", "undo", "redo", "bring", "erase"}
    with place.work.read() as session:
        assert account_differences(session.connection()) == []
        assert differences(session.connection(), somebody.anchors) == []
        assert anchor(session.connection()).count > STEPS
