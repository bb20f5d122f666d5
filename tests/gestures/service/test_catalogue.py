"""The catalogue: what a venue starts with, and what it makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.acting import Desk
from app.core.errors import Conflict, InvalidInput
from app.gestures.contents import read_content
from app.gestures.schemas import GestureDraft, GestureEdit
from app.gestures.service.catalogue import CatalogueService
from app.model.department import Department
from app.model.gesture import Gesture, GestureKind
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.starter_gestures import starter_gestures
from tests.gestures.gift_desk import GiftDesk
from tests.venues import SetClock, make_file, open_place, open_venue_file


@pytest.mark.parametrize(("kind", "least"), [("hotel", 14), ("restaurant", 12), ("boutique", 12)])
def test_every_kind_of_venue_starts_with_gestures_of_its_own(tmp_path: Path, kind: str, least: int) -> None:
    with open_place(tmp_path, kind=kind) as place:
        rows = CatalogueService(place.work).list_gestures()
    assert len(rows) >= least
    assert (
        len({row.name for row in rows})
        == len({starter.key for starter in starter_gestures(kind)})
        == len(rows)
    )
    assert {GestureKind.FOOD_DRINK, GestureKind.SERVICE, GestureKind.UPGRADE, GestureKind.REFUND} <= {
        row.kind for row in rows
    }
    assert all(row.cost_minor <= max(row.menu_price_minor, 3_000) for row in rows)
    assert any(row.lead_minutes >= 24 * 60 for row in rows)
    assert all(row.department for row in rows if row.name != "Handwritten note")


@pytest.mark.parametrize("kind", ["hotel", "restaurant", "boutique"])
def test_what_the_starters_contain_is_known_to_the_guard(kind: str) -> None:
    for starter in starter_gestures(kind):
        for word in starter.contains:
            assert read_content(word).keys, word


def test_amounts_are_scaled_to_the_currency(tmp_path: Path) -> None:
    costs = {}
    for currency in ("CHF", "JPY", "KWD"):
        path = tmp_path / currency
        make_file(path)
        clock = SetClock()
        database = open_venue_file(path, clock)
        draft = VenueDraft(name="House", kind="hotel", currency=currency, language="en", zone="UTC")
        venue = VenueService(database, clock).make_venue(draft).value
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        rows = CatalogueService(Workplace(database, clock, Desk(1), venue, wording)).list_gestures()
        costs[currency] = next(row.cost_minor for row in rows if row.name == "Small cake")
        database.close()
    assert costs == {"CHF": 1_400, "JPY": 1_400, "KWD": 14_000}


def test_a_venue_that_has_none_is_offered_the_usual_ones(desk: GiftDesk) -> None:
    everything = desk.catalogue.list_gestures()
    with desk.work.write() as session:
        for row in everything[3:]:
            session.delete(session.get_one(Gesture, row.id))
        session.get_one(Gesture, everything[2].id).name = "Breakfast for two"
        session.get_one(Gesture, everything[1].id).active = False
    assert desk.catalogue.missing_starters() == tuple(row.name for row in everything[3:])
    outcome = desk.catalogue.add_starters()
    assert outcome.value == len(everything) - 3
    assert desk.catalogue.missing_starters() == ()
    assert desk.catalogue.add_starters().value == 0
    names = [row.name for row in desk.catalogue.list_gestures()]
    assert names == ["Handwritten note", "Breakfast for two", *(row.name for row in everything[3:])]
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert len(desk.catalogue.list_gestures()) == 2


def test_a_new_gesture_comes_last_and_can_be_changed(desk: GiftDesk) -> None:
    with desk.work.read() as session:
        department = session.get_one(Department, 1)
    draft = GestureDraft(name="Boat trip", cost_minor=4_000, contains=("alcohol", ""), department_id=1)
    gesture_id = desk.catalogue.add_gesture(draft).value
    row = desk.catalogue.list_gestures()[-1]
    assert (row.id, row.name, row.contains, row.department) == (
        gesture_id,
        "Boat trip",
        ("alcohol",),
        department.name,
    )
    desk.catalogue.edit_gesture(
        gesture_id, GestureEdit(version=1, name="Boat trip at dusk", contains=("fish", ""))
    )
    row = desk.catalogue.list_gestures()[-1]
    assert (row.name, row.contains, row.cost_minor) == ("Boat trip at dusk", ("fish",), 4_000)
    with pytest.raises(Conflict):
        desk.catalogue.edit_gesture(gesture_id, GestureEdit(version=1, name="Boat"))
    desk.catalogue.edit_gesture(gesture_id, GestureEdit(version=2, active=False))
    assert gesture_id not in {row.id for row in desk.catalogue.list_gestures()}
    assert gesture_id in {row.id for row in desk.catalogue.list_gestures(also_inactive=True)}


def test_bad_input_names_its_field(desk: GiftDesk) -> None:
    tries = [
        ("name", GestureDraft(name="SMALL CAKE")),
        ("department_id", GestureDraft(name="Boat trip", department_id=9_999)),
    ]
    for field, draft in tries:
        with pytest.raises(InvalidInput) as caught:
            desk.catalogue.add_gesture(draft)
        assert caught.value.problems[0].field == field
    with pytest.raises(InvalidInput) as caught:
        desk.catalogue.edit_gesture(1, GestureEdit(version=1, name="Small cake"))
    assert caught.value.problems[0].field == "name"
    desk.catalogue.edit_gesture(1, GestureEdit(version=1, name="HANDWRITTEN NOTE"))
    for values in ({"name": " "}, {"cost_minor": -1}, {"lead_minutes": 10**9}, {"kind": "bribe"}):
        with pytest.raises(InvalidInput):
            GestureDraft(**{"name": "Boat trip", **values})
