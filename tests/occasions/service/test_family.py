"""One child, two parents; and who has died."""

from __future__ import annotations

import pytest

from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from app.model.companion import Companion
from app.model.occasion import Occasion
from app.occasions.drafts import OccasionDraft, ShareDraft
from app.occasions.service.editing import OccasionService
from app.occasions.service.family import FamilyService
from tests.occasions.occasion_desk import OccasionDesk


@pytest.fixture
def family(desk: OccasionDesk) -> FamilyService:
    """The service at the desk."""
    return FamilyService(desk.work)


def test_what_is_written_on_one_parents_card_stands_under_the_first(
    desk: OccasionDesk, family: FamilyService
) -> None:
    lea, tom = desk.add_customer("Léa"), desk.add_customer("Tom")
    louis = desk.add_companion(lea)
    outcome = family.share(louis, ShareDraft(customer_id=tom, relation="son"))
    assert outcome.change.customer_ids == {lea, tom}
    draft = OccasionDraft(kind="birthday", on=PartialDate(11, 29, 2017), companion_id=louis)
    kept = OccasionService(desk.work).add_occasion(tom, draft)
    assert kept.change.customer_ids == {lea, tom}
    with desk.work.read() as session:
        assert session.get_one(Occasion, kept.value).customer_id == lea


def test_the_birthday_of_a_shared_child_comes_up_once(desk: OccasionDesk, family: FamilyService) -> None:
    lea, tom = desk.add_customer("Léa"), desk.add_customer("Tom")
    louis = desk.add_companion(lea)
    desk.add_occasion(lea, desk.day(3), companion_id=louis)
    family.share(louis, ShareDraft(customer_id=tom))
    (row,) = [row for day in desk.read(days=14).days for row in day.rows]
    assert (row.person, row.customer, row.also_of) == ("Louis", "Léa", ("Tom",))


def test_a_companion_is_taken_apart_and_back(desk: OccasionDesk, family: FamilyService) -> None:
    lea, tom = desk.add_customer("Léa"), desk.add_customer("Tom")
    louis = desk.add_companion(lea)
    birthday = desk.add_occasion(lea, desk.day(3), companion_id=louis)
    family.share(louis, ShareDraft(customer_id=tom))
    outcome = family.take_apart(louis, lea)
    with desk.work.read() as session:
        assert session.get_one(Companion, louis).customer_id == tom
        assert session.get_one(Occasion, birthday).customer_id == tom
    with pytest.raises(InvalidInput):
        family.take_apart(louis, tom)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    with desk.work.read() as session:
        assert session.get_one(Companion, louis).customer_id == lea
    family.take_apart(louis, tom)
    with pytest.raises(InvalidInput):
        OccasionService(desk.work).add_occasion(
            tom, OccasionDraft(kind="name_day", on=PartialDate(8, 25), companion_id=louis)
        )


def test_nobody_is_shared_with_themselves_or_with_whom_they_come_already(
    desk: OccasionDesk, family: FamilyService
) -> None:
    lea, jonas = desk.add_customer("Léa"), desk.add_customer("Jonas")
    partner = desk.add_companion(lea, "Jonas", kind="partner", linked_customer_id=jonas)
    for other in (lea, jonas):
        with pytest.raises(InvalidInput):
            family.share(partner, ShareDraft(customer_id=other))


def test_whoever_has_died_is_celebrated_no_more_until_that_is_taken_back(
    desk: OccasionDesk, family: FamilyService
) -> None:
    lea = desk.add_customer("Léa")
    louis = desk.add_companion(lea)
    desk.add_occasion(lea, desk.day(3), companion_id=louis)
    desk.add_occasion(lea, desk.day(4))

    def people() -> list[str]:
        return [row.person for day in desk.read(days=14).days for row in day.rows]

    died = family.companion_died(louis)
    assert died.said == "Louis has died. No day of theirs comes up any more."
    assert people() == ["Léa"]
    family.customer_died(lea)
    assert people() == []
    family.customer_lives(lea)
    assert died.reversal is not None
    died.reversal.undo()
    assert people() == ["Louis", "Léa"]
    family.companion_died(louis)
    family.companion_lives(louis)
    assert people() == ["Louis", "Léa"]
