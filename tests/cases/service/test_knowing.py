"""What is told of a customer before somebody acts."""

from __future__ import annotations

import pytest

from app.cases.schemas.drafts import StepDraft
from app.cases.schemas.rows import KnowBefore, Worked
from app.core.errors import NotFound
from app.customers.schemas.drafts import CompanionDraft, PreferenceDraft
from app.customers.schemas.visits import VisitDraft
from app.customers.service.companions import CompanionService
from app.customers.service.preferences import PreferenceService
from app.customers.service.visits import VisitService
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.model.case import CaseStep
from app.model.codes import Role, VisitStatus
from app.model.customer import Customer
from app.model.preference import Evidence, MustKind, Strength
from tests.cases.case_desk import CaseDesk

FIRST_STEPS = (CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE)


def know(desk: CaseDesk, customer_id: int, case_id: int | None = None) -> KnowBefore:
    """What this desk is told."""
    return desk.services.knowing.know_before(customer_id, except_case_id=case_id)


def visit(desk: CaseDesk, customer_id: int, *, days_ago: int, amount: int = 0, here: bool = False) -> None:
    """A stay that took place, or is under way."""
    arrives = desk.work.today().fromordinal(desk.work.today().toordinal() - days_ago)
    status = VisitStatus.HERE if here else VisitStatus.COMPLETED
    draft = VisitDraft(status=status, arrives_on=arrives, amount_minor=amount, currency="CHF")
    VisitService(desk.work).add_visit(customer_id, draft)


def past_case(desk: CaseDesk, customer_id: int, note: str, *, rating: int | None = 5, gift: str = "") -> int:
    """A case that was put right and closed."""
    case_id = desk.log(customer_id).value
    desk.take(case_id, *FIRST_STEPS)
    desk.services.steps.take_step(case_id, StepDraft(step=CaseStep.RESOLVE, note=note))
    if gift:
        desk.services.gestures.plan(case_id, GiveDraft(what=gift, cost_minor=100, done=True))
    desk.close(case_id, rating=rating)
    return case_id


def prefer(desk: CaseDesk, customer_id: int, text: str, strength: Strength, **fields: object) -> None:
    """Something recorded."""
    draft = PreferenceDraft(text=text, strength=strength, evidence=Evidence.TOLD, **fields)
    PreferenceService(desk.work).add_preference(customer_id, draft)


def test_a_few_short_sentences_tell_what_matters(desk: CaseDesk) -> None:
    piotr = desk.add_customer("Piotr Mülke")
    visit(desk, piotr, days_ago=60, amount=50_000)
    visit(desk, piotr, days_ago=30, amount=40_000)
    visit(desk, piotr, days_ago=1, here=True, amount=10_000)
    prefer(desk, piotr, "Prefers a straight answer over a gift", Strength.LIKE)
    prefer(desk, piotr, "Likes the third floor", Strength.LIKE)
    past_case(desk, piotr, "Moved room at once")
    desk.clock.forward(days=9)
    case_id = desk.log(piotr).value
    told = know(desk, piotr, case_id)
    assert told.sentences == (
        "Second case in 3 stays.",
        "Prefers a straight answer over a gift.",
        "Last fix rated 5: moved room at once.",
    )
    assert (told.visits_completed, told.lifetime_minor, told.days_since_last_failure) == (2, 100_000, 9)
    assert told.worked == (Worked("Moved room at once", 1, 5),)


def test_of_somebody_new_nothing_is_made_up(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    case_id = desk.log(lea).value
    told = know(desk, lea, case_id)
    assert told == KnowBefore((), (), (), (), (), (), 0, 0, None)
    assert know(desk, lea).sentences == ("First case so far.", "Case 0001 is still open: Shower cold.")


def test_musts_come_first_and_name_the_companion(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    with desk.work.write() as session:
        session.get_one(Customer, lea).note = "No known allergies before 2020. Speaks Italian"
    tom = CompanionService(desk.work).add_companion(lea, CompanionDraft(name="Tom", kind="child")).value
    prefer(desk, lea, "Allergic to nuts.", Strength.MUST, must_kind=MustKind.ALLERGY)
    prefer(desk, lea, "Coeliac", Strength.MUST, must_kind=MustKind.DIET, companion_id=tom)
    prefer(desk, lea, "Lilies", Strength.DISLIKE)
    told = know(desk, lea)
    assert told.sentences == ("Must: Allergic to nuts; Tom: Coeliac.",)
    assert told.musts == ("Allergic to nuts.", "Tom: Coeliac")
    assert told.dislikes == ("Lilies",)


def test_what_worked_is_what_was_done_where_it_was_rated_well(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    past_case(desk, lea, "Moved room", rating=4)
    past_case(desk, lea, "moved ROOM", rating=5, gift="Fruit plate")
    past_case(desk, lea, "Gave a voucher", rating=3)
    past_case(desk, lea, "Sent flowers", rating=None)
    told = know(desk, lea)
    assert [(way.what.lower(), way.times, way.best_rating) for way in told.worked] == [
        ("moved room", 2, 5),
        ("fruit plate", 1, 5),
    ]


def test_a_bad_last_ending_is_told_too(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    past_case(desk, lea, "Gave a voucher", rating=2)
    assert know(desk, lea).sentences[-1] == "Last fix rated 2: gave a voucher."
    desk.clock.forward(days=1)
    desk.give_up(desk.resolved(lea))
    assert know(desk, lea).sentences[-1] == "After the last case they could not be reached."


def test_another_case_that_is_still_open_is_named(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    first = desk.log(lea, what="Noise from the bar").value
    desk.clock.forward(hours=1)
    second = desk.log(lea).value
    assert know(desk, lea, second).sentences == (
        "Second case.",
        f"Case {first:04d} is still open: Noise from the bar.",
    )
    assert know(desk, lea, first).sentences == (f"Case {second:04d} is still open: Shower cold.",)


def test_restricted_cases_and_their_gifts_are_not_told_to_others(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    hidden = desk.log(lea, restricted=True, what="A theft").value
    desk.services.gestures.plan(hidden, GiveDraft(what="Dinner", cost_minor=100, done=True))
    case_id = desk.log(lea).value
    other = desk.of(desk.add_staff("Aaron", role=Role.HOST))
    told = know(other, lea, case_id)
    assert (told.sentences, told.earlier, told.given, told.days_since_last_failure) == ((), (), (), None)
    boss = know(desk.of(1), lea, case_id)
    assert [row.id for row in boss.earlier] == [hidden]
    assert [row.what for row in boss.given] == ["Dinner"]


def test_gifts_of_other_cases_and_outside_cases_are_listed(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    past_case(desk, lea, "Moved room", gift="Fruit plate")
    GivingService(desk.work).plan(GiveDraft(what="Birthday cake", done=True), customer_id=lea)
    case_id = desk.log(lea).value
    desk.services.gestures.plan(case_id, GiveDraft(what="Taxi"))
    dropped = GivingService(desk.work).plan(GiveDraft(what="Spa"), customer_id=lea).value
    GivingService(desk.work).drop(dropped, version=1, note="Too late")
    assert {row.what for row in know(desk, lea, case_id).given} == {"Fruit plate", "Birthday cake"}


def test_a_case_whose_opening_was_undone_was_never_there(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    outcome = desk.log(lea)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert know(desk, lea) == KnowBefore((), (), (), (), (), (), 0, 0, None)


def test_a_merged_card_tells_what_the_other_one_knew(desk: CaseDesk) -> None:
    lea, twin = desk.add_customer(), desk.add_customer("L. Muller")
    past_case(desk, twin, "Moved room")
    visit(desk, twin, days_ago=30, amount=5_000)
    with desk.work.write() as session:
        session.get_one(Customer, twin).merged_into_id = lea
    for card in (lea, twin):
        told = know(desk, card)
        assert (len(told.earlier), told.lifetime_minor, told.visits_completed) == (1, 5_000, 1)
    with pytest.raises(NotFound):
        know(desk, 9_999)
