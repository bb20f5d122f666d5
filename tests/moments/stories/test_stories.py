"""The wall tells what may be told, the newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.core.acting import Desk
from app.model.attachment import Attachment
from app.model.case import CaseState
from app.model.consent import Consent, Purpose
from app.model.customer import Customer
from app.model.moment import Moment
from app.moments.stories.service import StoryReader, mark_of
from tests.cases.made import put_case
from tests.moments.idea_desk import IdeaDesk
from tests.venues import NOON


def tell(desk: IdeaDesk, customer: int, story: str, on: date = date(2026, 3, 1), **columns: object) -> int:
    """A moment told as a story."""
    return desk.delivered(customer, None, on=on, is_story=True, story=story, **columns)


def titles(desk: IdeaDesk, text: str = "", **wanted: object) -> list[str]:
    """The stories in their order."""
    return [row.text for row in StoryReader(desk.work).list(text, **wanted)]


def test_moments_and_recoveries_stand_together_the_newest_first(desk: IdeaDesk) -> None:
    lea = desk.customer()
    tell(desk, lea, "The giraffe", date(2026, 3, 1), companion_id=desk.child(lea), reaction=5, said="Wow")
    put_case(desk.work, lea, state=CaseState.CLOSED, is_story=True, story="The flood")
    desk.delivered(lea, None, on=date(2026, 4, 1))
    rows = StoryReader(desk.work).list()
    assert [row.text for row in rows] == ["The flood", "The giraffe"]
    assert (rows[1].title, rows[1].who) == ("Birthday", "Louis, with Léa Müller")
    assert (rows[1].said, rows[1].reaction, rows[1].on) == ("Wow", 5, date(2026, 3, 1))
    assert rows[0].case_id is not None
    assert rows[0].moment_id is None


def test_a_restricted_recovery_is_told_to_those_who_may_see_it(desk: IdeaDesk) -> None:
    put_case(
        desk.work, desk.customer(), state=CaseState.CLOSED, is_story=True, story="Secret", restricted=True
    )
    assert titles(desk) == ["Secret"]
    stranger = replace(desk.work, desk=Desk(0))
    assert StoryReader(stranger).list() == ()


def test_words_are_looked_for_in_title_story_said_and_who(desk: IdeaDesk) -> None:
    lea, soren = desk.customer(), desk.customer("Søren Łukasz")
    tell(desk, lea, "A giraffe on the cake", said="Magnifique", title="Safari")
    tell(desk, soren, "A song")
    for text in ("GIRAFFE cake", "safari", "muller", "magnifique giraffe"):
        assert titles(desk, text) == ["A giraffe on the cake"]
    assert titles(desk, "soren") == ["A song"]
    assert titles(desk, "giraffe song") == []


def test_the_wall_is_read_by_month_and_page_by_page(desk: IdeaDesk) -> None:
    lea = desk.customer()
    for number in range(1, 8):
        tell(desk, lea, f"Story {number}", date(2026, 2 + number % 2, number))
    reader = StoryReader(desk.work)
    assert reader.months() == ((date(2026, 3, 1), 4), (date(2026, 2, 1), 3))
    assert titles(desk, month=date(2026, 2, 15)) == ["Story 6", "Story 4", "Story 2"]
    seen: list[str] = []
    page = reader.list(limit=3)
    while page:
        seen += [row.text for row in page]
        page = reader.list(limit=3, before=mark_of(page[-1]))
    assert seen == titles(desk)
    assert len(set(seen)) == 7


def test_nobody_who_died_left_or_said_no_stands_on_the_wall(desk: IdeaDesk) -> None:
    gone = [desk.customer(name) for name in ("Dead", "Archived", "Said no")]
    for customer in gone:
        tell(desk, customer, "Hidden")
    put_case(desk.work, gone[0], state=CaseState.CLOSED, is_story=True, story="Hidden")
    with desk.work.write() as session:
        session.get_one(Customer, gone[0]).deceased_at = NOON
        session.get_one(Customer, gone[1]).archived_at = NOON
        session.add(
            Consent(
                customer_id=gone[2],
                purpose=Purpose.MOMENTS,
                given=False,
                source="told",
                decided_on=date(2026, 1, 1),
            )
        )
    assert titles(desk) == []


def test_photos_come_with_their_story(desk: IdeaDesk) -> None:
    lea = desk.customer()
    moment = tell(desk, lea, "The giraffe")
    values = {"media_type": "image/png", "size": 1, "sha256": "", "added_at": NOON, "customer_id": lea}
    photo = desk.add(Attachment(moment_id=moment, file_name="cake.png", **values))
    desk.add(Attachment(moment_id=moment, file_name="old.png", **values, removed_at=NOON))
    found = StoryReader(desk.work).find(moment_id=moment)
    assert found is not None
    assert [one.attachment_id for one in found.photos] == [photo]
    with desk.work.write() as session:
        session.get_one(Moment, moment).is_story = False
    assert StoryReader(desk.work).find(moment_id=moment) is None
