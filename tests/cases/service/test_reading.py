"""A case with all that belongs to it, and who may read it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.attachments.schemas import AttachmentDraft
from app.cases.schemas.drafts import CaseEdit, EntryDraft
from app.cases.schemas.rows import Target
from app.core.errors import InvalidInput, NotFound
from app.customers.services import GuestServices
from app.model.case import CaseEntryKind, CaseState, CaseStep, Severity
from app.model.codes import Role
from app.model.customer import Customer
from app.promises.schemas import PromiseDraft
from tests.cases.case_desk import TO_RESOLVE, CaseDesk
from tests.venues import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def guests(desk: CaseDesk) -> GuestServices:
    """What the card reads from."""
    return GuestServices.at(desk.work)


def test_a_case_is_read_with_all_that_belongs_to_it(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id, severity=Severity.SERIOUS, feeling=-2, place="305").value
    desk.services.promises.make_promise(case_id, PromiseDraft(what="Engineer calls", due_at=NOON + HOUR))
    desk.services.files.add(case_id, AttachmentDraft(file_name="valve.txt", content=b"broken"))
    desk.clock.forward(minutes=10)
    desk.take(case_id, *TO_RESOLVE, note="Moved to 402")
    detail = desk.services.reader.get_case(case_id)
    assert (detail.row.who, detail.row.pending, detail.row.late) == ("Léa Müller", Target.FOLLOW_UP, False)
    assert (detail.feeling, detail.opened_by_name, detail.closed_by_name) == (-2, "Mara Kovac", "")
    assert detail.resolved_at == detail.first_resolved_at == NOON + 10 * MINUTE
    assert [(step.step, step.at is not None) for step in detail.steps] == [
        *((step, True) for step in TO_RESOLVE),
        (CaseStep.FOLLOW_UP, False),
    ]
    assert (detail.steps[3].staff_name, detail.steps[3].note) == ("Mara Kovac", "Moved to 402")
    assert all(step.prompt for step in detail.steps)
    assert [promise.what for promise in detail.promises] == ["Engineer calls"]
    assert [file.file_name for file in detail.files] == ["valve.txt"]
    assert (detail.limit.limit_minor, detail.limit.used_minor) == (10_000, 0)
    assert [entry.kind for entry in detail.entries] == [
        *[CaseEntryKind.STEP] * 4,
        CaseEntryKind.FILE,
        CaseEntryKind.PROMISE,
        CaseEntryKind.OPENED,
    ]


def test_a_reopened_case_has_to_be_put_right_again_but_stays_apologised_for(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.close(case_id)
    closed = desk.services.reader.get_case(case_id)
    assert (closed.verified_by_name, closed.closed_by_name, closed.feeling_after) == (
        "Mara Kovac",
        "Mara Kovac",
        1,
    )
    desk.reopen(case_id)
    detail = desk.services.reader.get_case(case_id)
    assert [step.step for step in detail.steps if step.at is None] == [CaseStep.RESOLVE, CaseStep.FOLLOW_UP]
    assert (detail.verified_through, detail.reopened_count) == (None, 1)


def test_a_restricted_case_is_for_managers_and_for_whoever_opened_or_owns_it(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    lena, boss, stranger = (
        desk.add_staff("Lena"),
        desk.add_staff("Boss", role=Role.MANAGER),
        desk.add_staff("Tom", role=Role.HOST),
    )
    case_id = desk.log(customer_id, restricted=True, owner_id=lena).value
    for staff_id in (desk.work.staff_id, lena, boss, 1):
        assert staff_id is not None
        reader = desk.of(staff_id).services.reader
        assert reader.get_case(case_id).row.restricted
        assert [row.id for row in reader.list_of(customer_id)] == [case_id]
    for staff_id in (stranger, 0):
        reader = desk.of(staff_id).services.reader
        assert (reader.list_of(customer_id), reader.list_open_of(customer_id)) == ((), ())
        with pytest.raises(NotFound):
            reader.get_case(case_id)


def test_what_belongs_to_a_hidden_case_is_hidden_too(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    boss = desk.of(1)
    case_id = boss.log(customer_id, restricted=True).value
    promise_id = boss.services.promises.make_promise(case_id, PromiseDraft(what="Refund")).value
    file_id = boss.services.files.add(case_id, AttachmentDraft(file_name="x.txt", content=b"x")).value
    promises, files = guests(desk).promises, guests(desk).attachments
    assert promises.list_open(customer_id) == ()
    assert files.list_attachments(customer_id) == ()
    card = guests(desk).cards.get_card(customer_id)
    assert (card.promises, card.attachments) == ((), ())
    with pytest.raises(NotFound):
        promises.reopen_promise(promise_id, version=1)
    with pytest.raises(NotFound):
        promises.list_of_case(case_id)
    for refused in (files.get_content, files.remove_attachment, files.choose_portrait):
        with pytest.raises(NotFound):
            refused(file_id)
    seen = guests(boss).cards.get_card(customer_id)
    assert [row.id for row in seen.promises] == [promise_id]
    assert [row.id for row in seen.attachments] == [file_id]


def test_open_cases_come_by_urgency_and_all_cases_by_their_report(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    minor = desk.log(customer_id, severity=Severity.MINOR).value
    desk.clock.forward(minutes=1)
    grave = desk.log(customer_id, severity=Severity.CRITICAL).value
    closed = desk.resolved(customer_id)
    desk.close(closed)
    reader = desk.services.reader
    assert [row.id for row in reader.list_open_of(customer_id)] == [grave, minor]
    assert [row.id for row in reader.list_of(customer_id)] == [closed, grave, minor]
    assert reader.list_of(customer_id)[0].state is CaseState.CLOSED


def test_cases_of_a_card_that_was_merged_are_found_on_the_card_in_use(desk: CaseDesk) -> None:
    old, live = desk.add_customer("Lea"), desk.add_customer("Léa")
    case_id = desk.log(old).value
    with desk.work.write() as session:
        row = session.get_one(Customer, old)
        row.merged_into_id, row.archived_at = live, NOON
    assert [row.id for row in desk.services.reader.list_of(live)] == [case_id]


def test_a_case_taken_back_is_nowhere(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    outcome = desk.log(customer_id)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.services.reader.list_of(customer_id) == ()
    with pytest.raises(NotFound):
        desk.services.reader.get_case(outcome.value)


def test_a_walk_in_is_called_by_description(desk: CaseDesk) -> None:
    detail = desk.services.reader.get_case(desk.log().value)
    assert (detail.row.who, detail.row.customer_id) == ("man in a grey coat", None)


def test_people_write_in_the_log_what_they_did(desk: CaseDesk) -> None:
    case_id = desk.log(happened_at=NOON - HOUR, reported_at=NOON - HOUR).value
    draft = EntryDraft(kind=CaseEntryKind.CALL, text="Nobody answered", at=NOON - 30 * MINUTE)
    outcome = desk.services.log.add_entry(case_id, draft)
    (entry, *_rest) = [
        row for row in desk.services.reader.get_case(case_id).entries if row.id == outcome.value
    ]
    assert (entry.kind, entry.text, entry.at) == (CaseEntryKind.CALL, "Nobody answered", NOON - 30 * MINUTE)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.kinds(case_id) == ["opened"]
    outcome.reversal.redo()
    assert desk.kinds(case_id) == ["opened", "call"]


def test_the_log_tells_nothing_that_is_still_to_come_or_that_only_the_program_may_write(
    desk: CaseDesk,
) -> None:
    case_id = desk.log().value
    for draft, field in (
        (EntryDraft(text="Called", at=NOON + HOUR), "at"),
        (EntryDraft(text="Called", at=NOON - HOUR), "at"),
        (EntryDraft(kind=CaseEntryKind.CLOSED, text="Closed"), "kind"),
    ):
        with pytest.raises(InvalidInput) as caught:
            desk.services.log.add_entry(case_id, draft)
        assert [problem.field for problem in caught.value.problems] == [field]
    with pytest.raises(InvalidInput):
        EntryDraft(text="  ")
    with pytest.raises(InvalidInput):
        EntryDraft(text="x" * 10_001)


def test_a_line_in_the_log_does_not_stop_whoever_is_editing(desk: CaseDesk) -> None:
    case_id = desk.log().value
    seen = desk.case(case_id).version
    desk.of(1).services.log.add_entry(case_id, EntryDraft(text="Looked at it"))
    desk.services.editing.edit_case(case_id, CaseEdit(version=seen, place="412"))
    assert desk.kinds(case_id) == ["opened", "remark", "change"]
