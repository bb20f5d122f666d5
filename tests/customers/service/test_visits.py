"""Visits and touchpoints."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.core.errors import Conflict, InvalidInput
from app.customers.schemas.person import Presence
from app.customers.schemas.visits import ArrivalDraft, TouchpointDraft, TouchpointEdit, VisitDraft, VisitEdit
from app.model.codes import VisitStatus

if TYPE_CHECKING:
    from tests.customers.conftest import Services

TODAY = date(2026, 11, 25)


def test_somebody_comes_and_goes(hotel: Services) -> None:
    customer_id = hotel.add()
    visit_id = hotel.visits.receive(
        customer_id, ArrivalDraft(place="412", leaves_on=date(2026, 11, 27))
    ).value
    where = hotel.card(customer_id).head.whereabouts
    assert (where.presence, where.place, where.leaves_on) == (Presence.HERE, "412", date(2026, 11, 27))
    hotel.clock.forward(days=1)
    hotel.visits.check_out(visit_id)
    head = hotel.card(customer_id).head
    assert (head.whereabouts.presence, head.whereabouts.last_on) == (Presence.AWAY, TODAY)
    assert (head.totals.count, head.totals.completed, head.totals.last_on) == (1, 1, TODAY)
    (visit,) = hotel.cards.list_visits(customer_id)
    assert visit.leaves_on == TODAY + timedelta(days=1)


def test_a_booking_becomes_a_visit(hotel: Services) -> None:
    customer_id = hotel.add()
    visit_id = hotel.visits.add_visit(
        customer_id, VisitDraft(arrives_on=TODAY, leaves_on=date(2026, 11, 27), amount_minor=64_000)
    ).value
    assert hotel.card(customer_id).head.whereabouts.presence is Presence.ARRIVING
    outcome = hotel.visits.check_in(visit_id, place="210")
    assert hotel.card(customer_id).head.whereabouts.place == "210"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id).head.whereabouts.presence is Presence.ARRIVING


def test_nobody_is_here_twice(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.visits.receive(customer_id, ArrivalDraft())
    with pytest.raises(Conflict):
        hotel.visits.receive(customer_id, ArrivalDraft())


def test_nobody_leaves_before_arriving(hotel: Services) -> None:
    with pytest.raises(InvalidInput) as caught:
        VisitDraft(arrives_on=TODAY, leaves_on=TODAY - timedelta(days=1))
    assert caught.value.problems[0].field == "leaves_on"
    visit_id = hotel.visits.add_visit(hotel.add(), VisitDraft(arrives_on=TODAY)).value
    with pytest.raises(InvalidInput):
        hotel.visits.edit_visit(visit_id, VisitEdit(version=1, leaves_on=TODAY - timedelta(days=1)))


def test_a_cancelled_or_missed_visit_is_not_ahead(hotel: Services) -> None:
    customer_id = hotel.add()
    first = hotel.visits.add_visit(customer_id, VisitDraft(arrives_on=TODAY)).value
    second = hotel.visits.add_visit(customer_id, VisitDraft(arrives_on=TODAY)).value
    hotel.visits.cancel_visit(first)
    hotel.visits.note_no_show(second)
    assert hotel.card(customer_id).head.whereabouts.presence is Presence.NEVER
    statuses = {visit.status for visit in hotel.cards.list_visits(customer_id)}
    assert statuses == {VisitStatus.CANCELLED, VisitStatus.NO_SHOW}


def test_the_rhythm_is_told_from_the_third_visit_on(hotel: Services) -> None:
    customer_id = hotel.add()
    for days in (300, 200, 100):
        hotel.visits.add_visit(
            customer_id, VisitDraft(status="completed", arrives_on=TODAY - timedelta(days=days))
        )
    assert hotel.card(customer_id).head.totals.rhythm_days == 100


def test_the_feeling_curve_has_its_peak_and_its_end(hotel: Services) -> None:
    customer_id = hotel.add()
    for feeling, text in (
        (1, "Warm welcome"),
        (-2, "Noisy room"),
        (None, "Asked the way"),
        (1, "Moved to 407"),
    ):
        hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text=text, feeling=feeling))
        hotel.clock.forward(hours=1)
    curve = hotel.cards.feeling_curve(customer_id)
    assert [point.feeling for point in curve.points] == [1, -2, 1]
    assert curve.peak is not None
    assert curve.peak.label == "Noisy room"
    assert curve.score == -0.5


def test_a_contact_belongs_to_the_visit_under_way(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.visits.receive(customer_id, ArrivalDraft())
    stage = next(stage for stage in hotel.cards.list_stages() if stage.key == "arrival")
    touchpoint_id = hotel.touchpoints.log_touchpoint(
        customer_id, TouchpointDraft(text="Asked for an iron", stage_id=stage.id)
    ).value
    hotel.touchpoints.edit_touchpoint(touchpoint_id, TouchpointEdit(version=1, feeling=2))
    assert hotel.cards.feeling_curve(customer_id).end is not None
    outcome = hotel.touchpoints.remove_touchpoint(touchpoint_id)
    assert hotel.cards.feeling_curve(customer_id).end is None
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.cards.feeling_curve(customer_id).end is not None


@pytest.mark.parametrize("feeling", [-3, 3])
def test_a_feeling_beyond_the_scale_is_refused(feeling: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        TouchpointDraft(text="x", feeling=feeling)
    assert caught.value.problems[0].field == "feeling"


def test_a_contact_still_to_come_is_refused(hotel: Services) -> None:
    customer_id = hotel.add()
    later = TouchpointDraft(text="Called", at=hotel.clock.now() + timedelta(minutes=1))
    with pytest.raises(InvalidInput) as caught:
        hotel.touchpoints.log_touchpoint(customer_id, later)
    assert caught.value.problems[0].field == "at"
    hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text="Called", at=hotel.clock.now()))
