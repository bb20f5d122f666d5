"""What is said about problems follows the contacts that were logged."""

from __future__ import annotations

from datetime import timedelta

from app.customers.schemas.drafts import CustomerDraft
from app.customers.schemas.visits import TouchpointDraft
from app.customers.service.saying import SayingService
from tests.customers.conftest import Services


def rules_for(hotel: Services, customer_id: int) -> list[str]:
    """The rules that picked the lines."""
    card = hotel.cards.get_card(customer_id)
    return [line.rule for line in SayingService(hotel.place.work).list_lines(card)]


def problem_stage(hotel: Services) -> int:
    return next(stage.id for stage in hotel.cards.list_stages() if stage.key == "problem")


def log(hotel: Services, customer_id: int, *, text: str, feeling: int, days_ago: int = 0) -> None:
    hotel.touchpoints.log_touchpoint(
        customer_id,
        TouchpointDraft(
            text=text,
            feeling=feeling,
            stage_id=problem_stage(hotel),
            at=hotel.clock.now() - timedelta(days=days_ago),
        ),
    )


def test_a_problem_nobody_has_put_right_comes_first(hotel: Services) -> None:
    customer_id = hotel.customers.add_customer(CustomerDraft(display_name="Ada Okonkwo")).value
    log(hotel, customer_id, text="The shower was cold", feeling=-2, days_ago=1)
    assert rules_for(hotel, customer_id)[0] == "open_failure"


def test_a_problem_put_right_is_remembered_for_a_year(hotel: Services) -> None:
    customer_id = hotel.customers.add_customer(CustomerDraft(display_name="Ada Okonkwo")).value
    log(hotel, customer_id, text="The shower was cold", feeling=-2, days_ago=40)
    log(hotel, customer_id, text="Moved to a warm room", feeling=1, days_ago=39)
    assert "past_failure" in rules_for(hotel, customer_id)
    assert "open_failure" not in rules_for(hotel, customer_id)


def test_a_problem_of_long_ago_is_not_brought_up(hotel: Services) -> None:
    customer_id = hotel.customers.add_customer(CustomerDraft(display_name="Ada Okonkwo")).value
    log(hotel, customer_id, text="The shower was cold", feeling=-2, days_ago=500)
    assert not {"open_failure", "past_failure"} & set(rules_for(hotel, customer_id))
