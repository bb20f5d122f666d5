"""What speaks against celebrating at all stands over the plan."""

from __future__ import annotations

import pytest

from app.customers.schemas.drafts import PreferenceDraft
from app.customers.service.preferences import PreferenceService
from app.model.preference import Strength
from tests.planner.plan.plan_desk import PlanDesk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Birthdays", "Dislikes: Birthdays"),
        ("Fuss about their birthday", "Dislikes: Fuss about their birthday"),
    ],
)
def test_somebody_who_does_not_want_it_is_not_surprised(desk: PlanDesk, text: str, said: str) -> None:
    customer_id = desk.add_customer()
    PreferenceService(desk.work).add_preference(
        customer_id, PreferenceDraft(text=text, strength=Strength.DISLIKE)
    )
    desk.show(desk.birthday(customer_id))
    assert said in desk.panel.bands.band.accessibleName()


def test_nothing_is_said_where_nothing_speaks_against_it(desk: PlanDesk) -> None:
    desk.show(desk.birthday(desk.add_customer()))
    assert "Dislikes" not in desk.panel.bands.band.accessibleName()
