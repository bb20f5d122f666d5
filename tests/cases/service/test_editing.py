"""Changing what is known of a case: by one desk, by two at once, and what follows from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.attachments.schemas import AttachmentDraft
from app.cases.schemas.drafts import CaseEdit, CategoryDraft, CategoryEdit
from app.core.errors import Conflict, InvalidInput, NotFound
from app.customers.schemas.visits import VisitDraft
from app.customers.service.visits import VisitService
from app.model.case import CaseChannel, CaseEntry, CaseEntryKind, CaseKind, CaseStep, Fault, Severity
from app.model.customer import Customer
from app.promises.schemas import PromiseDraft
from tests.cases.case_desk import CaseDesk
from tests.venues import NOON

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


def edit(desk: CaseDesk, case_id: int, **fields: Any) -> Any:
    values = {"version": desk.case(case_id).version, **fields}
    return desk.services.editing.edit_case(case_id, CaseEdit(**values))


def fields_refused(desk: CaseDesk, case_id: int, **fields: Any) -> list[str]:
    before = desk.everything()
    with pytest.raises(InvalidInput) as caught:
        edit(desk, case_id, **fields)
    assert desk.everything() == before
    return [problem.field for problem in caught.value.problems]


def changes(desk: CaseDesk, case_id: int) -> dict[str, list[Any]]:
    last = desk.entries(case_id)[-1]
    assert last.kind == CaseEntryKind.CHANGE
    told: dict[str, list[Any]] = last.details["changes"]
    return told


def archive(desk: CaseDesk, customer_id: int, *, merged_into: int | None = None) -> None:
    with desk.work.write() as session:
        row = session.get_one(Customer, customer_id)
        row.archived_at = NOON
        row.merged_into_id = merged_into


def test_every_changed_field_is_told_from_what_to_what(desk: CaseDesk) -> None:
    case_id = desk.log(place="412", feeling=-1).value
    given = {
        "what": "Shower cold, twice",
        "place": "413",
        "channel": CaseChannel.PHONE,
        "kind": CaseKind.REWORK,
        "fault": Fault.PARTLY,
        "feeling": -2,
        "restricted": True,
    }
    edit(desk, case_id, severity=Severity.MODERATE, **given)
    case = desk.case(case_id)
    assert {key: getattr(case, key) for key in given} == given
    assert changes(desk, case_id) == {
        "what": ["Shower cold", "Shower cold, twice"],
        "place": ["412", "413"],
        "channel": ["in_person", "phone"],
        "kind": ["mistake", "rework"],
        "fault": ["us", "partly"],
        "feeling": [-1, -2],
        "restricted": [False, True],
    }


def test_an_edit_that_changes_nothing_leaves_no_line_in_the_log(desk: CaseDesk) -> None:
    case_id = desk.log(place="412").value
    outcome = edit(desk, case_id, what="Shower cold", place="412")
    assert (outcome.said, outcome.reversal, outcome.change.touched) == ("", None, frozenset())
    assert desk.kinds(case_id) == ["opened"]


def test_the_second_of_two_desks_sees_both_versions(desk: CaseDesk) -> None:
    case_id = desk.log().value
    seen = desk.case(case_id).version
    other = desk.of(1)
    other.services.editing.edit_case(case_id, CaseEdit(version=seen, what="Shower cold since Monday"))
    with pytest.raises(Conflict) as caught:
        desk.services.editing.edit_case(
            case_id, CaseEdit(version=seen, what="Shower cold all day", place="412")
        )
    assert caught.value.theirs == {"what": "Shower cold since Monday", "place": ""}
    assert caught.value.yours == {"what": "Shower cold all day", "place": "412"}
    assert (desk.case(case_id).what, desk.case(case_id).place) == ("Shower cold since Monday", "")
    edit(desk, case_id, what="Shower cold all day")
    assert changes(desk, case_id) == {"what": ["Shower cold since Monday", "Shower cold all day"]}


def test_two_desks_that_say_the_same_do_not_collide(desk: CaseDesk) -> None:
    case_id = desk.log().value
    seen = desk.case(case_id).version
    for at in (desk, desk.of(1)):
        at.services.editing.edit_case(case_id, CaseEdit(version=seen, place="412"))
    assert desk.kinds(case_id) == ["opened", "change"]


def test_another_severity_has_other_targets(desk: CaseDesk) -> None:
    case_id = desk.log().value
    edit(desk, case_id, severity=Severity.CRITICAL)
    case = desk.case(case_id)
    assert case.acknowledge_due_at == case.due_at == NOON + 5 * MINUTE
    assert case.put_right_due_at == NOON + HOUR
    assert changes(desk, case_id) == {"severity": [2, 4]}


def test_an_earlier_report_moves_the_targets(desk: CaseDesk) -> None:
    case_id = desk.log().value
    edit(desk, case_id, happened_at=NOON - 3 * HOUR, reported_at=NOON - 2 * HOUR)
    case = desk.case(case_id)
    assert (case.happened_at, case.reported_at) == (NOON - 3 * HOUR, NOON - 2 * HOUR)
    assert case.due_at == NOON - 90 * MINUTE
    assert changes(desk, case_id)["reported_at"] == [NOON.isoformat(), (NOON - 2 * HOUR).isoformat()]


def test_undo_and_redo_of_an_edit_move_targets_and_log_with_it(desk: CaseDesk) -> None:
    case_id = desk.log().value
    before = desk.everything()
    outcome = edit(desk, case_id, severity=Severity.CRITICAL, what="Flood")
    after = desk.everything()
    outcome.reversal.undo()
    assert desk.everything() == before
    outcome.reversal.redo()
    assert desk.everything() == after


def test_what_was_taken_back_stays_in_the_log_as_taken_back(desk: CaseDesk) -> None:
    case_id = desk.log().value
    edit(desk, case_id, what="Flood").reversal.undo()
    entries = desk.services.reader.get_case(case_id).entries
    assert [(entry.kind, entry.taken_back) for entry in entries] == [
        (CaseEntryKind.CHANGE, True),
        (CaseEntryKind.OPENED, False),
    ]


def test_times_out_of_order_are_refused_by_name(desk: CaseDesk) -> None:
    case_id = desk.log(happened_at=NOON - HOUR, reported_at=NOON - HOUR, listened=True).value
    assert fields_refused(desk, case_id, reported_at=NOON + 3 * MINUTE) == ["reported_at"]
    assert fields_refused(desk, case_id, happened_at=NOON - 30 * MINUTE) == ["happened_at"]
    desk.take(case_id, CaseStep.EMPATHISE, at=NOON - 50 * MINUTE)
    assert fields_refused(desk, case_id, reported_at=NOON - 10 * MINUTE) == ["reported_at"]


def test_a_walk_in_turns_out_to_be_a_customer_with_all_that_belongs_to_the_case(desk: CaseDesk) -> None:
    case_id = desk.log().value
    promises, files = desk.services.promises, desk.services.files
    promises.make_promise(case_id, PromiseDraft(what="Call back"))
    files.add(case_id, AttachmentDraft(file_name="shower.txt", content=b"cold"))
    customer_id = desk.add_customer()
    before = desk.everything()
    outcome = edit(desk, case_id, customer_id=customer_id)
    case = desk.case(case_id)
    assert (case.customer_id, case.walk_in) == (customer_id, "")
    assert changes(desk, case_id) == {"customer_id": ["man in a grey coat", "Léa Müller"]}
    assert {row.customer_id for row in desk.promises(case_id)} == {customer_id}
    assert {row.customer_id for row in desk.entries(case_id)} == {customer_id}
    detail = desk.services.reader.get_case(case_id)
    assert {row.customer_id for row in (*detail.files, *detail.promises)} == {customer_id}
    outcome.reversal.undo()
    assert desk.everything() == before


def test_a_case_is_always_somebodys(desk: CaseDesk) -> None:
    case_id = desk.log(desk.add_customer()).value
    assert fields_refused(desk, case_id, customer_id=None) == ["walk_in"]
    edit(desk, case_id, customer_id=None, walk_in="woman with a dog")
    case = desk.case(case_id)
    assert (case.customer_id, case.walk_in) == (None, "woman with a dog")
    assert changes(desk, case_id) == {"customer_id": ["Léa Müller", "woman with a dog"]}


def test_an_archived_customer_gets_no_case_but_keeps_theirs(desk: CaseDesk) -> None:
    archived, other = desk.add_customer("Léa"), desk.add_customer("Karin")
    mine, theirs = desk.log(archived).value, desk.log(other).value
    archive(desk, archived)
    edit(desk, mine, what="Shower cold again", customer_id=archived)
    assert desk.case(mine).what == "Shower cold again"
    assert fields_refused(desk, theirs, customer_id=archived) == ["customer_id"]
    assert fields_refused(desk, theirs, customer_id=999) == ["customer_id"]


def test_a_merged_customer_is_followed_to_the_card_in_use(desk: CaseDesk) -> None:
    old, live = desk.add_customer("Lea"), desk.add_customer("Léa")
    case_id = desk.log().value
    archive(desk, old, merged_into=live)
    edit(desk, case_id, customer_id=old)
    assert desk.case(case_id).customer_id == live


def test_the_visit_must_be_one_of_the_customer_and_leaves_with_them(desk: CaseDesk) -> None:
    mine, other = desk.add_customer("Léa"), desk.add_customer("Karin")
    draft = VisitDraft(status="here", arrives_on=NOON.date() - DAY, place="412")
    visit_id = VisitService(desk.work).add_visit(mine, draft).value
    case_id = desk.log(mine).value
    assert fields_refused(desk, case_id, customer_id=other, visit_id=visit_id) == ["visit_id"]
    edit(desk, case_id, customer_id=other)
    assert desk.case(case_id).visit_id is None
    assert changes(desk, case_id)["visit_id"] == ["2026-11-24 412", None]


def test_the_department_follows_the_category_unless_somebody_chose_another(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    category = {row.name: row for row in catalogue.list_categories()}
    department = {row.name: row.id for row in catalogue.list_departments()}
    case_id = desk.log(category_id=category["Noise"].id).value
    edit(desk, case_id, category_id=category["Cleanliness"].id)
    assert desk.case(case_id).department_id == department["Housekeeping"]
    assert changes(desk, case_id)["department_id"] == ["Front desk", "Housekeeping"]
    edit(desk, case_id, department_id=department["Billing"])
    edit(desk, case_id, category_id=category["Noise"].id)
    assert desk.case(case_id).department_id == department["Billing"]


def test_a_category_out_of_use_is_kept_but_not_chosen(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    category_id = catalogue.add_category(CategoryDraft(name="Fireworks")).value
    mine, other = desk.log(category_id=category_id).value, desk.log().value
    catalogue.edit_category(category_id, CategoryEdit(version=1, active=False))
    edit(desk, mine, category_id=category_id, place="Roof")
    assert fields_refused(desk, other, category_id=category_id) == ["category_id"]
    assert fields_refused(desk, other, department_id=999) == ["department_id"]


def test_a_closed_case_can_still_be_corrected(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.close(case_id)
    edit(desk, case_id, severity=Severity.CRITICAL)
    case = desk.case(case_id)
    assert (case.due_at, case.put_right_due_at) == (None, NOON + HOUR)


def test_a_card_number_is_refused_in_an_edit(desk: CaseDesk) -> None:
    case_id = desk.log().value
    assert fields_refused(desk, case_id, what="Charged 4111 1111 1111 1111") == ["what"]


def test_a_case_taken_back_or_hidden_cannot_be_edited(desk: CaseDesk) -> None:
    taken_back = desk.log()
    assert taken_back.reversal is not None
    taken_back.reversal.undo()
    hidden = desk.of(1).log(restricted=True).value
    for case_id in (taken_back.value, hidden, 999):
        with pytest.raises(NotFound):
            desk.services.editing.edit_case(case_id, CaseEdit(version=1, what="x"))


def test_the_customers_card_is_told_of_the_change(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id).value
    change = edit(desk, case_id, place="412").change
    assert customer_id in change.customer_ids
    assert ("recovery_case", case_id) in change.touched
    with desk.work.read() as session:
        told = session.scalars(select(CaseEntry.customer_id).where(CaseEntry.case_id == case_id)).all()
    assert set(told) == {customer_id}
