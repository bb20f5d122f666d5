"""What belongs to a case is read and changed on a PostgreSQL server as it is in a file."""

from __future__ import annotations

from app.attachments.schemas import AttachmentDraft
from app.attachments.service import AttachmentService
from app.cases.schemas.drafts import CaseEdit, CategoryDraft, EntryDraft, HandOverDraft, StoryDraft
from app.customers.services import GuestServices
from app.model.case import Severity
from app.model.customer import Customer
from app.promises.schemas import PromiseDraft, PromiseSettling
from app.promises.service import PromiseService
from tests.cases.case_desk import CaseDesk
from tests.venues import NOON


def test_every_act_on_a_case_is_undone_and_redone_on_a_server(server_desk: CaseDesk) -> None:
    desk, services = server_desk, server_desk.services
    lena, customer_id = desk.add_staff("Lena Roth"), desk.add_customer()
    case_id, other_id = desk.log().value, desk.log().value
    promise_id = services.promises.make_promise(case_id, PromiseDraft(what="Call", due_at=NOON)).value
    services.files.add(case_id, AttachmentDraft(file_name="valve.txt", content=b"broken"))
    category_id = services.catalogue.list_categories()[0].id

    def version() -> int:
        return desk.case(case_id).version

    acts = (
        lambda: services.editing.edit_case(
            case_id,
            CaseEdit(
                version=version(),
                customer_id=customer_id,
                severity=Severity.CRITICAL,
                category_id=category_id,
                restricted=True,
            ),
        ),
        lambda: services.log.add_entry(case_id, EntryDraft(text="Looked at the valve")),
        lambda: services.promises.keep(
            promise_id, PromiseSettling(version=desk.promises(case_id)[0].version)
        ),
        lambda: services.editing.link((case_id, other_id)),
        lambda: services.editing.tell_story(case_id, StoryDraft(version=version(), story="Moved at once")),
        lambda: services.editing.hand_over((case_id, other_id), HandOverDraft(owner_id=lena)),
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
    detail = services.reader.get_case(case_id)
    assert (detail.row.who, detail.row.owner, detail.row.category) == (
        "Léa Müller",
        "Lena Roth",
        "Cleanliness",
    )
    assert [row.id for row in detail.linked] == [other_id]
    assert [row.what for row in detail.promises] == ["Call"]
    assert [entry.taken_back for entry in detail.entries].count(True) == 0


def test_who_may_see_a_case_is_the_same_on_a_server(server_desk: CaseDesk) -> None:
    boss, desk = server_desk, server_desk.of(server_desk.add_staff("Tom"))
    old, customer_id = boss.add_customer("Lea"), boss.add_customer()
    with boss.work.write() as session:
        session.get_one(Customer, old).merged_into_id = customer_id
    hidden = boss.log(customer_id, restricted=True).value
    promise_id = boss.services.promises.make_promise(hidden, PromiseDraft(what="Refund")).value
    boss.services.files.add(hidden, AttachmentDraft(file_name="x.txt", content=b"x"))
    assert [row.id for row in boss.services.reader.list_open_of(customer_id)] == [hidden]
    assert [row.id for row in PromiseService(boss.work).list_open(customer_id)] == [promise_id]
    assert len(AttachmentService(boss.work).list_attachments(customer_id)) == 1
    assert desk.services.reader.list_of(customer_id) == ()
    card = GuestServices.at(desk.work).cards.get_card(customer_id)
    assert (card.promises, card.attachments, card.cases) == ((), (), ())


def test_categories_are_kept_on_a_server(server_desk: CaseDesk) -> None:
    catalogue = server_desk.services.catalogue
    category_id = catalogue.add_category(CategoryDraft(name="Fireworks")).value
    assert catalogue.list_categories()[-1].id == category_id
