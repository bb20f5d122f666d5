"""Lines and index follow whatever is done; the check finds what was done behind their back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from app.cases.schemas.drafts import CaseEdit, EntryDraft, HandOverDraft
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.gestures.schemas import GiveDraft
from app.model.case import Case, CaseEntry, Severity
from app.model.customer import Customer
from app.model.staff import Staff
from app.staff.schemas import StaffEdit
from app.storage.case_search.checking import case_differences
from app.storage.case_search.writing import rebuild_cases
from tests.cases.case_desk import CaseDesk
from tests.examples import examples
from tests.venue_writer import VenueWriter
from tests.venues import open_place

ACTS = ("log", "edit", "say", "give", "hand over", "rename guest", "rename staff", "step", "undo", "redo")


def differences(desk: CaseDesk) -> Sequence[str]:
    """What is out of step."""
    with desk.work.read() as session:
        return case_differences(session.connection())


class Worker:
    """Does one thing after the other at random, and takes some of it back."""

    def __init__(self, desk: CaseDesk) -> None:
        self.desk = desk
        self.guests = [desk.add_customer(name) for name in ("Léa", "Bo", "Cy")]
        self.cases: list[int] = []
        self.done: list[Reversal] = []
        self.undone: list[Reversal] = []

    def act(self, act: str, number: int) -> None:
        """One act; what is refused changes nothing."""
        try:
            if act in ("undo", "redo"):
                self._back_and_forth(act)
                return
            outcome = self._do(act, number)
        except AppError:
            return
        if outcome is not None and outcome.reversal is not None:
            self.done.append(outcome.reversal)

    def _back_and_forth(self, act: str) -> None:
        taken, given_to = (self.done, self.undone) if act == "undo" else (self.undone, self.done)
        if taken:
            step = taken.pop()
            step.undo() if act == "undo" else step.redo()
            given_to.append(step)

    def _do(self, act: str, number: int) -> Outcome[Any] | None:
        desk, guest = self.desk, self.guests[number % 3]
        if act == "log" or not self.cases:
            outcome = desk.log(
                guest if number % 4 else None, what=f"Trouble {number}", place=f"Room {number}"
            )
            self.cases.append(outcome.value)
            return outcome
        case_id = self.cases[number % len(self.cases)]
        if act == "rename guest":
            with desk.work.write() as session:
                session.get_one(Customer, guest).display_name = f"Guest {number}"
            return session.outcome(None, undo_label="rename")
        if act == "rename staff":
            staff = next(row for row in VenueWriter(desk.work.database, desk.clock).list_staff())
            edit = StaffEdit(version=staff.version, name=f"Staff {number}")
            return VenueWriter(desk.work.database, desk.clock).edit_staff(staff.id, edit, by=1)
        version = desk.case(case_id).version
        acts = {
            "edit": lambda: desk.services.editing.edit_case(
                case_id, CaseEdit(version=version, what=f"Worse {number}", severity=Severity(1 + number % 4))
            ),
            "say": lambda: desk.services.log.add_entry(case_id, EntryDraft(text=f"Said {number}")),
            "give": lambda: desk.services.gestures.plan(
                case_id, GiveDraft(what=f"Wine {number}", cost_minor=number * 100)
            ),
            "hand over": lambda: desk.services.editing.hand_over(
                [case_id], HandOverDraft(owner_id=1 + number % 2)
            ),
            "step": lambda: desk.take(case_id, desk.case(case_id).step),
        }
        return acts[act]()


@settings(max_examples=examples(15))
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), max_size=25))
def test_nothing_is_out_of_step_after_random_acts(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    with open_place(tmp_path_factory.mktemp("acts")) as place:
        worker = Worker(CaseDesk(place.work, place.clock))
        for act, number in acts:
            worker.act(act, number)
        assert differences(worker.desk) == []


def test_rows_written_in_bulk_are_followed(desk: CaseDesk) -> None:
    case_id = desk.log().value
    now = desk.clock.now()
    with desk.work.write() as session:
        entry = {
            "case_id": case_id,
            "kind": "remark",
            "at": now,
            "added_at": now,
            "text": "Bulky",
            "details": {},
        }
        row_id = session.execute(insert(CaseEntry).values(entry)).inserted_primary_key[0]
        session.note_rows("case_entry", ids=[row_id], customer_ids=[])
    assert differences(desk) == []
    with desk.work.write() as session:
        session.connection().exec_driver_sql("UPDATE recovery_case SET place = 'Attic'")
        session.note_rows("recovery_case", ids=[case_id], customer_ids=[])
    assert differences(desk) == []


def test_after_a_change_of_everything_all_is_made_anew(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    for _ in range(3):
        desk.log(customer_id)
    with desk.work.write() as session:
        session.connection().exec_driver_sql("UPDATE customer SET display_name = 'Other'")
        session.recorded.everything = True
        session.note_rows("import_batch", ids=[1], customer_ids=[customer_id])
    assert differences(desk) == []
    with desk.work.write() as session:
        session.connection().exec_driver_sql("UPDATE staff SET name = 'Somebody ' || id")
        session.recorded.everything = True
    assert differences(desk) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM case_search WHERE rowid = 2",
        "INSERT INTO case_search(rowid, terms) VALUES (77, 'ghost')",
        "INSERT OR REPLACE INTO case_search(rowid, terms) VALUES (2, 'cuckoo')",
        "DELETE FROM case_line WHERE case_id = 2",
        "UPDATE case_line SET cost_minor = 5 WHERE case_id = 2",
        "UPDATE case_line SET who = 'zorro' WHERE case_id = 2",
        "UPDATE recovery_case SET place = 'Attic' WHERE id = 2",
        "UPDATE recovery_case SET removed_at = opened_at WHERE id = 2",
        "UPDATE staff SET name = 'Nobody'",
        "DROP TABLE case_search",
        "UPDATE case_search_data SET block = zeroblob(40) WHERE id > 100",
    ],
)
def test_what_differs_is_found_out_and_mended_by_making_it_anew(desk: CaseDesk, tampering: str) -> None:
    for number in range(3):
        desk.log(what=f"Trouble {number}")
    assert differences(desk) == []
    with desk.work.write() as session:
        session.connection().exec_driver_sql(tampering)
    assert differences(desk)
    if "case_search" not in tampering:
        with desk.work.write() as session:
            rebuild_cases(session.connection())
        assert differences(desk) == []


def test_who_leaves_the_staff_keeps_their_name_in_the_log(desk: CaseDesk) -> None:
    desk.log()
    with desk.work.write() as session:
        session.get_one(Staff, desk.work.staff_id).active = False
    assert differences(desk) == []


def test_only_cases_touched_are_written(desk: CaseDesk, tmp_path: Path) -> None:
    first, second = desk.log().value, desk.log().value
    with desk.work.write() as session:
        session.connection().exec_driver_sql(f"UPDATE case_line SET who = 'mark' WHERE case_id = {second}")
    desk.services.log.add_entry(first, EntryDraft(text="Called"))
    with desk.work.write() as session:
        session.add(Customer(display_name="New", created_at=desk.clock.now()))
    assert differences(desk) == [f"Case {second} is not sorted as it should be."]
    with desk.work.write() as session:
        session.get_one(Case, second).place = "Attic"
    assert differences(desk) == []
