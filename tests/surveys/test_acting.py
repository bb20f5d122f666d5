"""What was changed is told to those who said it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import Conflict, InvalidInput, NotFound
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.survey import LeftOut
from app.model.touchpoint import Touchpoint
from app.surveys.schemas.closing import ActionDraft, ActionEdit, ReplyChannel, TellingDraft
from app.surveys.schemas.themes import ThemeDraft
from tests.surveys.survey_desk import SurveyDesk, taken_back


def curtains(desk: SurveyDesk) -> int:
    """A theme."""
    return desk.services.themes.add(ThemeDraft(name="Curtains", words={"": ("curtain*",)})).value


def test_those_who_said_it_before_are_listed_once_with_what_they_said_last(desk: SurveyDesk) -> None:
    theme_id = curtains(desk)
    lea, bo, gone, cy = (desk.add_customer(name) for name in ("Léa", "Bo", "Gone", "Cy"))
    desk.record(3, customer_id=lea, comment="Curtains!")
    desk.clock.forward(days=1)
    last = desk.record(8, customer_id=lea, comment="The curtain again")
    desk.record(2, customer_id=gone, comment="curtains")
    desk.record(2, customer_id=bo, comment="curtains", left_out=LeftOut.TEST)
    desk.record(2, comment="curtains of nobody")
    desk.record(2, customer_id=cy, comment="noise")
    with desk.work.write() as session:
        session.get_one(Customer, gone).archived_at = desk.clock.now()
    desk.add(ContactPoint(customer_id=lea, kind="phone", value="079 555 88 21"))
    action_id = desk.services.theme_actions.act(theme_id, ActionDraft(what="New curtains")).value
    desk.clock.forward(days=1)
    desk.record(2, customer_id=bo, comment="curtains still")
    told = desk.services.theme_actions.list_to_tell(action_id)
    assert told.total == 1
    row = told.rows[0]
    assert (row.customer_id, row.answer_id, row.words, row.contact) == (
        lea,
        last,
        ("curtain",),
        "079 555 88 21",
    )


def test_who_was_told_is_listed_no_more_and_their_card_says_it(desk: SurveyDesk) -> None:
    theme_id = curtains(desk)
    old, lea = desk.add_customer("L."), desk.add_customer("Léa")
    desk.record(3, customer_id=old, comment="Curtains!")
    action_id = desk.services.theme_actions.act(theme_id, ActionDraft(what="New curtains")).value
    with desk.work.write() as session:
        session.get_one(Customer, old).merged_into_id = lea
    assert desk.services.theme_actions.list_to_tell(action_id).rows[0].who == "Léa"
    outcome = desk.services.theme_actions.tell(
        action_id, customer_id=lea, draft=TellingDraft(channel=ReplyChannel.EMAIL)
    )
    assert outcome.said == "Léa knows now"
    assert desk.services.theme_actions.list_to_tell(action_id).total == 0
    assert desk.services.theme_actions.list_actions()[0].told == 1
    with pytest.raises(Conflict):
        desk.services.theme_actions.tell(action_id, customer_id=old, draft=TellingDraft())
    with desk.work.read() as session:
        contact = session.scalars(select(Touchpoint)).one()
        assert (contact.customer_id, contact.text) == (lea, "Told what we changed: New curtains")
    taken_back(outcome).undo()
    assert desk.services.theme_actions.list_to_tell(action_id).total == 1


def test_many_are_paged_and_can_be_had_at_once(desk: SurveyDesk) -> None:
    theme_id = curtains(desk)
    for number in range(7):
        desk.clock.forward(minutes=1)
        desk.record(3, customer_id=desk.add_customer(f"Guest {number}"), comment="Curtains!")
    action_id = desk.services.theme_actions.act(theme_id, ActionDraft(what="New curtains")).value
    actions = desk.services.theme_actions
    page = actions.list_to_tell(action_id, offset=2, limit=2)
    assert ([row.who for row in page.rows], page.total) == (["Guest 4", "Guest 3"], 7)
    assert len(actions.list_to_tell(action_id, limit=None).rows) == 7


def test_what_was_changed_can_be_said_otherwise_but_not_in_the_future(desk: SurveyDesk) -> None:
    theme_id = curtains(desk)
    actions = desk.services.theme_actions
    action_id = actions.act(theme_id, ActionDraft(what="New curtains")).value
    actions.edit(action_id, ActionEdit(version=1, what="Newer curtains"))
    with pytest.raises(Conflict):
        actions.edit(action_id, ActionEdit(version=1, what="Newest curtains"))
    row = actions.list_actions(theme_id=theme_id)[0]
    assert (row.what, row.theme, row.acted_by) == ("Newer curtains", "Curtains", "Mara Kovac")
    later = desk.clock.now() + timedelta(hours=1)
    with pytest.raises(InvalidInput):
        actions.act(theme_id, ActionDraft(what="Soon", acted_at=later))
    with pytest.raises(NotFound):
        actions.tell(action_id, customer_id=99, draft=TellingDraft())
