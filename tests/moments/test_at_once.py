"""Several desks that plan at the same moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.errors import Conflict, InvalidInput
from app.model.codes import Role
from app.model.moment import MomentState
from app.moments.schemas.drafts import DeliveryDraft, MomentEdit, SkipDraft
from app.moments.settings import MomentSettings
from tests.at_once import ON_BOTH, at_once, several_desks
from tests.moments.moment_desk import SUNDAY, MomentDesk


@pytest.fixture(params=ON_BOTH)
def desks(request: pytest.FixtureRequest) -> Iterator[list[MomentDesk]]:
    """Desks of hosts."""
    yield from several_desks(request, Role.DESK, at=MomentDesk)


def test_one_birthday_gets_one_plan(desks: list[MomentDesk]) -> None:
    customer = desks[0].add_customer()
    occasion = desks[0].add_birthday(customer)
    made, refused = at_once(
        desks, lambda desk, _number: desk.plan(customer, occasion_id=occasion, occurs_on=SUNDAY)
    )
    assert (made, {type(error) for error in refused}) == (1, {Conflict})
    assert desks[0].counts()[0] == 1


def test_of_several_edits_one_is_saved_and_the_others_see_it(desks: list[MomentDesk]) -> None:
    moment_id = desks[0].planned_birthday()
    saved, refused = at_once(
        desks,
        lambda desk, number: desk.services.planning.edit(
            moment_id, MomentEdit(version=1, note=f"Number {number}")
        ),
    )
    assert (saved, {type(error) for error in refused}) == (1, {Conflict})


def test_it_ends_once(desks: list[MomentDesk]) -> None:
    moment_id = desks[0].planned_birthday()

    def end(desk: MomentDesk, number: int) -> None:
        if number % 2:
            desk.services.states.deliver(moment_id, DeliveryDraft(version=1, reaction=5))
        else:
            desk.services.states.skip(moment_id, SkipDraft(version=1, reason="They are away"))

    ended, refused = at_once(desks, end)
    assert (ended, {type(error) for error in refused}) == (1, {Conflict})
    assert desks[0].moment(moment_id).state in (MomentState.DELIVERED, MomentState.SKIPPED)


def test_together_they_stay_within_the_budget_of_the_month(desks: list[MomentDesk]) -> None:
    desks[0].of(1).services.settings.save(MomentSettings(budget_month_minor=1_000))
    plans = [
        desk.plan(desk.add_customer(f"Guest {number}"), celebrate_on=SUNDAY).value
        for number, desk in enumerate(desks)
    ]
    given, refused = at_once(desks, lambda desk, number: desk.give(plans[number], cost_minor=400))
    assert (given, {type(error) for error in refused}) == (2, {InvalidInput})
    assert desks[0].services.budgets.for_month(SUNDAY).month_used_minor == 800
