"""Promises: due, kept, broken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.model.promise import PromiseState
from app.promises.schemas import PromiseDraft, PromiseEdit, PromiseRow, PromiseSettling
from app.promises.service import PromiseService
from tests.venues import Place, open_place

TODAY = date(2026, 11, 25)


class Promises:
    """The promises to one customer."""

    def __init__(self, place: Place) -> None:
        self.clock = place.clock
        self.work = place.work
        self.service = PromiseService(place.work)
        self.customer_id = CustomerService(place.work).add_customer(CustomerDraft(display_name="Léa")).value

    def make(self, what: str = "Quiet table", **due: object) -> int:
        """Make one; gives its id."""
        return self.service.make_promise(self.customer_id, PromiseDraft(what=what, **due)).value

    def open(self) -> tuple[PromiseRow, ...]:
        """Those still open."""
        return self.service.list_open(self.customer_id)


@pytest.fixture
def promises(tmp_path: Path) -> Iterator[Promises]:
    """Promises in a hotel."""
    with open_place(tmp_path) as place:
        yield Promises(place)


def test_the_most_urgent_promise_comes_first(promises: Promises) -> None:
    promises.make("Some day")
    promises.make("Tomorrow", due_on=TODAY + timedelta(days=1))
    promises.make("In an hour", due_at=promises.clock.at + timedelta(hours=1))
    assert [row.what for row in promises.open()] == ["In an hour", "Tomorrow", "Some day"]


def test_a_promise_is_kept_by_whoever_makes_it_unless_said_otherwise(promises: Promises) -> None:
    promises.make()
    promises.make("Other", owner_id=1)
    assert [(row.owner_name, row.made_by_name) for row in promises.open()] == [
        ("Mara Kovac", "Mara Kovac"),
        ("Owner", "Mara Kovac"),
    ]
    with pytest.raises(InvalidInput):
        promises.make(owner_id=99)


def test_a_promise_with_a_time_is_late_at_once(promises: Promises) -> None:
    promises.make(due_at=promises.clock.at + timedelta(hours=1))
    (row,) = promises.open()
    assert (row.late, row.due_today, row.due_on) == (False, True, TODAY)
    promises.clock.forward(hours=1, minutes=1)
    assert promises.open()[0].late


def test_a_promise_for_a_day_is_late_from_the_next_day_on(promises: Promises) -> None:
    promises.make(due_on=TODAY)
    promises.clock.at = datetime(2026, 11, 25, 22, 59, 59, tzinfo=UTC)
    (row,) = promises.open()
    assert (row.late, row.due_today, row.whole_day) == (False, True, True)
    promises.clock.forward(seconds=1)
    (row,) = promises.open()
    assert (row.late, row.due_today) == (True, False)


def test_a_kept_promise_is_not_open_and_undo_opens_it(promises: Promises) -> None:
    promise_id = promises.make()
    outcome = promises.service.keep_promise(promise_id, PromiseSettling(version=1))
    assert promises.open() == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert [row.state for row in promises.open()] == [PromiseState.OPEN]


def test_a_broken_promise_says_why(promises: Promises) -> None:
    promise_id = promises.make()
    with pytest.raises(InvalidInput) as caught:
        promises.service.break_promise(promise_id, PromiseSettling(version=1, note=" "))
    assert caught.value.problems[0].field == "note"
    promises.service.break_promise(promise_id, PromiseSettling(version=1, note="The table was taken"))
    assert promises.open() == ()
    promises.service.reopen_promise(promise_id, version=2)
    (row,) = promises.open()
    assert (row.settled_at, row.settled_note) == (None, "")


def test_two_desks_do_not_settle_the_same_promise_differently(promises: Promises) -> None:
    promise_id = promises.make()
    promises.service.keep_promise(promise_id, PromiseSettling(version=1))
    with pytest.raises(Conflict) as caught:
        promises.service.break_promise(promise_id, PromiseSettling(version=1, note="No"))
    assert caught.value.theirs["state"] == "kept"


def test_an_edit_changes_what_and_when(promises: Promises) -> None:
    promise_id = promises.make(due_on=TODAY)
    due_at = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    promises.service.edit_promise(promise_id, PromiseEdit(version=1, what="Window table", due_at=due_at))
    (row,) = promises.open()
    assert (row.what, row.due_at, row.whole_day) == ("Window table", due_at, False)
    promises.service.edit_promise(promise_id, PromiseEdit(version=row.version, due_on=TODAY))
    assert promises.open()[0].whole_day
    promises.service.edit_promise(promise_id, PromiseEdit(version=promises.open()[0].version, due_on=None))
    assert promises.open()[0].due_at is None


def test_a_promise_to_nobody_is_refused(promises: Promises) -> None:
    with pytest.raises(NotFound):
        promises.service.make_promise(999, PromiseDraft(what="x"))
