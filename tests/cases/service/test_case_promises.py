"""Promises made in a case, kept and broken there or on the card; files of a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.attachments.schemas import LARGEST_BYTES, AttachmentDraft
from app.attachments.service import AttachmentService
from app.core.errors import Conflict, InvalidInput, NotFound
from app.model.case import CaseEntryKind
from app.model.promise import PromiseState
from app.promises.schemas import PromiseDraft, PromiseEdit, PromiseRow, PromiseSettling
from app.promises.service import PromiseService
from app.staff.schemas import StaffEdit
from tests.cases.case_desk import CaseDesk
from tests.venue_writer import VenueWriter
from tests.venues import NOON

HOUR = timedelta(hours=1)
PICTURE = b"\x89PNG\r\n\x1a\nshower"


def promise(desk: CaseDesk, case_id: int, what: str = "Engineer calls", **fields: object) -> int:
    return desk.services.promises.make_promise(case_id, PromiseDraft(what=what, **fields)).value


def row(desk: CaseDesk, case_id: int, promise_id: int) -> PromiseRow:
    rows = desk.services.reader.get_case(case_id).promises
    return next(each for each in rows if each.id == promise_id)


def told(desk: CaseDesk, case_id: int) -> list[tuple[str, str, str]]:
    return [
        (entry.details["act"], entry.details["what"], entry.text)
        for entry in desk.entries(case_id)
        if entry.kind == CaseEntryKind.PROMISE and entry.removed_at is None
    ]


def test_a_promise_of_a_case_is_one_of_the_card(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id).value
    promise_id = promise(desk, case_id, due_at=NOON + HOUR)
    (on_card,) = PromiseService(desk.work).list_open(customer_id)
    assert (on_card.id, on_card.case_id, on_card.customer_name) == (promise_id, case_id, "Léa Müller")
    assert on_card == row(desk, case_id, promise_id)
    assert not on_card.late
    desk.clock.forward(hours=1, minutes=1)
    assert row(desk, case_id, promise_id).late
    assert PromiseService(desk.work).list_open(customer_id)[0].late


def test_a_walk_in_is_promised_something_too(desk: CaseDesk) -> None:
    case_id = desk.log().value
    shown = row(desk, case_id, promise(desk, case_id))
    assert (shown.customer_id, shown.customer_name) == (None, "man in a grey coat")


def test_what_is_settled_on_the_card_is_told_in_the_case(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id).value
    kept, broken = promise(desk, case_id, "Call"), promise(desk, case_id, "Refund")
    card = PromiseService(desk.work)
    card.keep_promise(kept, PromiseSettling(version=1))
    card.break_promise(broken, PromiseSettling(version=1, note="Bank closed"))
    card.reopen_promise(broken, version=2)
    assert told(desk, case_id) == [
        ("made", "Call", ""),
        ("made", "Refund", ""),
        ("kept", "Call", ""),
        ("broken", "Refund", "Bank closed"),
        ("reopened", "Refund", ""),
    ]
    assert [each.state for each in desk.services.reader.get_case(case_id).promises] == [
        PromiseState.OPEN,
        PromiseState.KEPT,
    ]


def test_a_promise_of_no_case_tells_no_case(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id).value
    card = PromiseService(desk.work)
    promise_id = card.make_promise(customer_id, PromiseDraft(what="Quiet table")).value
    card.keep_promise(promise_id, PromiseSettling(version=1))
    assert told(desk, case_id) == []


def test_settling_the_same_way_twice_is_told_once(desk: CaseDesk) -> None:
    case_id = desk.log().value
    promise_id = promise(desk, case_id)
    for at in (desk, desk.of(1)):
        at.services.promises.keep(promise_id, PromiseSettling(version=1))
    assert [act for act, _what, _text in told(desk, case_id)] == ["made", "kept"]
    assert row(desk, case_id, promise_id).settled_by_name == "Mara Kovac"
    with pytest.raises(Conflict):
        desk.services.promises.break_(promise_id, PromiseSettling(version=1, note="No"))


def test_every_act_on_a_promise_is_taken_back_with_its_line_in_the_log(desk: CaseDesk) -> None:
    case_id = desk.log().value
    promises = desk.services.promises
    promise_id = promise(desk, case_id)
    acts = (
        lambda: promises.make_promise(case_id, PromiseDraft(what="Refund")),
        lambda: promises.edit(promise_id, PromiseEdit(version=1, what="Engineer comes")),
        lambda: promises.keep(promise_id, PromiseSettling(version=row(desk, case_id, promise_id).version)),
        lambda: promises.reopen(promise_id, version=row(desk, case_id, promise_id).version),
    )
    for act in acts:
        before = desk.everything()
        outcome = act()
        after = desk.everything()
        assert after != before
        outcome.reversal.undo()
        assert desk.everything() == before
        outcome.reversal.redo()
        assert desk.everything() == after
    assert told(desk, case_id)[-3:] == [
        ("changed", "Engineer comes", ""),
        ("kept", "Engineer comes", ""),
        ("reopened", "Engineer comes", ""),
    ]


def test_a_promise_is_kept_by_somebody_who_works_here_and_may_see_the_case(desk: CaseDesk) -> None:
    lena, tom = desk.add_staff("Lena Roth"), desk.add_staff("Tom")
    VenueWriter(desk.work.database, desk.clock).edit_staff(lena, StaffEdit(version=1, active=False), by=1)
    case_id = desk.log(restricted=True).value
    refused = []
    for owner_id in (lena, tom, 999):
        with pytest.raises(InvalidInput) as caught:
            promise(desk, case_id, owner_id=owner_id)
        refused += [(each.field, each.message) for each in caught.value.problems]
    assert refused == [
        ("owner_id", "Lena Roth does not work here any more."),
        ("owner_id", "Tom may not see this case, and so could not keep the promise."),
        ("owner_id", "This person does not work here."),
    ]
    assert promise(desk, case_id, owner_id=1)


def test_a_promise_whose_owner_left_can_still_be_changed(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    case_id = desk.log().value
    promise_id = promise(desk, case_id, owner_id=lena)
    VenueWriter(desk.work.database, desk.clock).edit_staff(lena, StaffEdit(version=1, active=False), by=1)
    desk.services.promises.edit(promise_id, PromiseEdit(version=1, what="Call at ten", owner_id=lena))
    assert row(desk, case_id, promise_id).what == "Call at ten"


def test_nobody_is_promised_something_in_the_case_of_another_or_a_hidden_one(desk: CaseDesk) -> None:
    mine, other = desk.add_customer(), desk.add_customer("Ada Okafor")
    hidden = desk.of(1).log(other, restricted=True).value
    of_other = desk.log(other).value
    promises = PromiseService(desk.work)
    for wrong in ({"case_id": of_other}, {"case_id": 777}, {"visit_id": 777}):
        with pytest.raises(InvalidInput) as caught:
            promises.make_promise(mine, PromiseDraft(what="Call", **wrong))
        assert [problem.field for problem in caught.value.problems] == list(wrong)
    with pytest.raises(NotFound):
        promises.make_promise(other, PromiseDraft(what="Call", case_id=hidden))
    assert desk.promises(hidden) == []


def test_nothing_is_promised_in_a_case_that_is_not_there(desk: CaseDesk) -> None:
    with pytest.raises(NotFound):
        promise(desk, 999)


def test_a_file_of_a_customers_case_is_on_the_card_too(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.log(customer_id).value
    files = desk.services.files
    file_id = files.add(case_id, AttachmentDraft(file_name="shower.png", content=PICTURE)).value
    (on_card,) = AttachmentService(desk.work).list_attachments(customer_id)
    assert (on_card.id, on_card.case_id, on_card.media_type) == (file_id, case_id, "image/png")
    assert (on_card,) == desk.services.reader.get_case(case_id).files
    assert files.get_content(file_id) == PICTURE


def test_files_come_and_go_and_the_log_tells_of_both(desk: CaseDesk) -> None:
    case_id = desk.log().value
    files = desk.services.files
    before = desk.everything()
    added = files.add(case_id, AttachmentDraft(file_name="shower.png", content=PICTURE))
    with_file = desk.everything()
    added.reversal.undo()
    assert (desk.everything(), desk.services.reader.get_case(case_id).files) == (before, ())
    added.reversal.redo()
    assert desk.everything() == with_file
    removed = AttachmentService(desk.work).remove_attachment(added.value)
    assert desk.services.reader.get_case(case_id).files == ()
    assert [entry.details["act"] for entry in desk.entries(case_id)[1:]] == ["added", "removed"]
    removed.reversal.undo()
    assert [each.id for each in desk.services.reader.get_case(case_id).files] == [added.value]


def test_a_file_of_a_case_is_never_a_portrait_unless_it_is_chosen(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    mine, walk_in = desk.log(customer_id).value, desk.log().value
    draft = AttachmentDraft(file_name="shower.png", content=PICTURE, portrait=True)
    desk.services.files.add(mine, draft)
    (on_card,) = AttachmentService(desk.work).list_attachments(customer_id)
    assert not on_card.portrait
    nobodys = desk.services.files.add(walk_in, draft).value
    with pytest.raises(InvalidInput):
        AttachmentService(desk.work).choose_portrait(nobodys)


@pytest.mark.parametrize("content", [b"", b"x" * (LARGEST_BYTES + 1)], ids=["empty", "too large"])
def test_a_file_that_cannot_be_kept_is_refused(desk: CaseDesk, content: bytes) -> None:
    case_id = desk.log().value
    with pytest.raises(InvalidInput):
        desk.services.files.add(case_id, AttachmentDraft(file_name="x.txt", content=content))
    assert desk.kinds(case_id) == ["opened"]
