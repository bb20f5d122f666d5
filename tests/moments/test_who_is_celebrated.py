"""Plans are made for those who may be celebrated, and of nobody else's days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.core.errors import AppError, InvalidInput, NotFound
from app.model.clue import Clue
from app.model.companion import Companion, CompanionShare
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.moment import Milestone
from app.model.visit import Visit
from app.moments.schemas.drafts import PlaybookDraft
from tests.moments.moment_desk import SUNDAY, MomentDesk


def refused(desk: MomentDesk, act: Callable[[], Any]) -> list[str]:
    """The fields for which an act is refused; nothing may be written."""
    before = desk.counts()
    with pytest.raises(InvalidInput) as told:
        act()
    assert desk.counts() == before
    assert all(problem.message for problem in told.value.problems)
    return [problem.field for problem in told.value.problems]


def say_no(desk: MomentDesk, customer_id: int) -> None:
    """This customer wants no moments."""
    desk.add(Consent(customer_id=customer_id, purpose="moments", given=False, decided_on=date(2026, 1, 1)))


def change(desk: MomentDesk, mapped: type, row_id: int, **values: Any) -> None:
    """Set columns of a row as they are."""
    with desk.work.write() as session:
        row = session.get(mapped, row_id)
        for key, value in values.items():
            setattr(row, key, value)


def test_the_birthday_of_somebody_else_is_refused(desk: MomentDesk) -> None:
    other = desk.add_birthday(desk.add_customer("Noor Example"))
    me = desk.add_customer()
    assert refused(desk, lambda: desk.plan(me, occasion_id=other, occurs_on=SUNDAY)) == ["occasion_id"]


def test_a_companion_of_somebody_else_is_refused(desk: MomentDesk) -> None:
    child = desk.add_child(desk.add_customer("Noor Example"))
    me = desk.add_customer()
    assert refused(desk, lambda: desk.plan(me, companion_id=child)) == ["companion_id"]
    assert refused(desk, lambda: desk.plan(me, companion_id=child + 1000)) == ["companion_id"]


def test_a_child_of_two_parents_is_celebrated_with_either(desk: MomentDesk) -> None:
    first, second = desk.add_customer(), desk.add_customer("Noor Example")
    child = desk.add_child(first)
    occasion = desk.add_birthday(first, companion_id=child)
    assert refused(desk, lambda: desk.plan(second, occasion_id=occasion, occurs_on=SUNDAY)) == [
        "companion_id"
    ]
    desk.add(CompanionShare(companion_id=child, customer_id=second))
    moment = desk.moment(desk.plan(second, occasion_id=occasion, occurs_on=SUNDAY).value)
    assert (moment.customer, moment.person) == ("Noor Example", "Louis")


@pytest.mark.parametrize("how", ["died", "linked card says no", "linked card archived"])
def test_a_companion_who_is_gone_or_wants_nothing_is_not_celebrated(desk: MomentDesk, how: str) -> None:
    me = desk.add_customer()
    child = desk.add_child(me)
    occasion = desk.add_birthday(me, companion_id=child)
    own = desk.add_customer("Louis Müller")
    if how == "died":
        change(desk, Companion, child, deceased_at=desk.clock.now())
    else:
        change(desk, Companion, child, linked_customer_id=own)
        if how == "linked card says no":
            say_no(desk, own)
        else:
            change(desk, Customer, own, archived_at=desk.clock.now())
    assert refused(desk, lambda: desk.plan(me, occasion_id=occasion, occurs_on=SUNDAY)) == ["companion_id"]


def test_a_visit_or_a_clue_of_somebody_else_is_refused(desk: MomentDesk) -> None:
    other, me = desk.add_customer("Noor Example"), desk.add_customer()
    visit = desk.add(Visit(customer_id=other, status="booked", arrives_on=SUNDAY, leaves_on=SUNDAY))
    clue = desk.add(Clue(customer_id=other, text="Loves lighthouses", noticed_at=desk.clock.now()))
    assert refused(desk, lambda: desk.plan(me, visit_id=visit)) == ["visit_id"]
    assert refused(desk, lambda: desk.plan(me, clue_id=clue)) == ["clue_id"]


def test_a_milestone_says_its_day(desk: MomentDesk) -> None:
    me = desk.add_customer()
    plan = {"milestone": Milestone.VISIT, "milestone_number": 10}
    assert refused(desk, lambda: desk.plan(me, **plan)) == ["occurs_on"]
    assert desk.plan(me, occurs_on=SUNDAY, **plan).value
    with pytest.raises(AppError, match="planned already"):
        desk.plan(me, occurs_on=SUNDAY, **plan)


@pytest.mark.parametrize("gone", ["archived_at", "deceased_at"])
def test_what_was_planned_goes_no_further_for_somebody_who_is_gone(desk: MomentDesk, gone: str) -> None:
    moment_id = desk.planned_birthday()
    playbook = desk.services.playbooks.add_playbook(PlaybookDraft(name="Empty", kind="birthday")).value
    change(desk, Customer, desk.moment(moment_id).customer_id, **{gone: desk.clock.now()})
    acts: tuple[Callable[[], Any], ...] = (
        lambda: desk.give(moment_id),
        lambda: desk.add_task(moment_id),
        lambda: desk.services.planning.apply_playbook(moment_id, playbook),
        lambda: desk.deliver(moment_id),
    )
    for act in acts:
        assert refused(desk, act) == ["customer_id"]
    desk.skip(moment_id)
    version = desk.moment(moment_id).version
    again = refused(desk, lambda: desk.services.states.take_up_again(moment_id, version=version))
    assert again == ["customer_id"]


def test_the_latest_word_on_moments_decides(desk: MomentDesk) -> None:
    me = desk.add_customer()
    say_no(desk, me)
    assert refused(desk, lambda: desk.plan(me)) == ["customer_id"]
    desk.add(Consent(customer_id=me, purpose="moments", given=True, decided_on=date(2026, 2, 1)))
    assert desk.plan(me).value


@pytest.mark.parametrize("amount", ["much", -1, 2.5, 10**15])
def test_a_budget_that_is_no_money_is_refused_beside_its_field(desk: MomentDesk, amount: object) -> None:
    me = desk.add_customer()
    assert refused(desk, lambda: desk.plan(me, budget_minor=amount)) == ["budget_minor"]


def test_nobody_is_no_person_to_celebrate(desk: MomentDesk) -> None:
    assert refused(desk, lambda: desk.plan(None)) == ["customer_id"]  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        desk.plan(4711)
