"""Who read which needs of health is written down once an hour, later, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.audit.readings import write_readings
from app.core.errors import AppError, Locked
from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.model.audit_entry import AuditEntry
from app.model.customer import Customer
from app.model.preference import Preference
from app.venue.workplace import Workplace
from tests.venues import NOON, Place, open_place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel with Léa, who must not eat nuts, and Jonas, of whom nothing is known."""
    with open_place(tmp_path) as place:
        with place.work.write() as session:
            for name in ("Léa", "Jonas"):
                session.add(Customer(display_name=name, created_at=NOON))
            session.flush()
            nuts = Preference(
                customer_id=1,
                text="No nuts",
                strength="must",
                must_kind="allergy",
                evidence="told",
                noted_at=NOON,
            )
            session.add(nuts)
        yield place


def written(work: Workplace) -> list[tuple[int | None, int | None, str]]:
    """Write what waits; the entries of all readings as (staff, customer, where)."""
    write_readings(work)
    wanted = select(AuditEntry).where(AuditEntry.action == "read").order_by(AuditEntry.id)
    with work.read() as session:
        return [(one.staff_id, one.customer_id, one.details["where"]) for one in session.scalars(wanted)]


def look_up(work: Workplace, text: str) -> None:
    """Show whom ``text`` finds."""
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone, desk=work.desk, readings=work.readings)
    assert lookup.find(text).rows


def test_a_card_with_a_must_is_told_once_an_hour_for_each_person(place: Place) -> None:
    work, cards = place.work, CardService(place.work)
    mara = work.desk.staff_id
    for _ in range(3):
        cards.get_card(1)
        cards.get_card(2)
        assert written(work) == [(mara, 1, "card")]
    work.desk.staff_id = 1
    cards.get_card(1)
    assert written(work) == [(mara, 1, "card"), (1, 1, "card")]
    place.clock.forward(hours=1)
    cards.get_card(1)
    assert written(work)[2:] == [(1, 1, "card")]


def test_a_list_that_names_musts_is_told_unless_another_takes_its_place(place: Place) -> None:
    look_up(place.work, "Léa")
    look_up(place.work, "Jonas")
    assert written(place.work) == []
    look_up(place.work, "Léa")
    assert written(place.work) == [(place.work.desk.staff_id, 1, "list")]


def test_a_card_counts_before_the_list_it_was_found_in(place: Place) -> None:
    look_up(place.work, "Léa")
    CardService(place.work).get_card(1)
    assert written(place.work) == [(place.work.desk.staff_id, 1, "card")]


def test_reading_a_card_writes_nothing_by_itself(place: Place) -> None:
    with place.work.read() as session:
        before = len(session.scalars(select(AuditEntry.id)).all())
    CardService(place.work).get_card(1)
    with place.work.read() as session:
        assert len(session.scalars(select(AuditEntry.id)).all()) == before


def test_what_cannot_be_written_now_is_written_later(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    CardService(place.work).get_card(1)

    def busy(**_given: object) -> object:
        raise Locked("busy")

    with monkeypatch.context() as patch:
        patch.setattr(place.work.database, "write", busy)
        with pytest.raises(AppError):
            written(place.work)
    assert len(written(place.work)) == 1


def test_somebody_who_is_gone_meanwhile_is_not_told_of(place: Place) -> None:
    place.work.note_reading(99)
    assert written(place.work) == []


def test_other_windows_hear_nothing_of_a_reading(place: Place) -> None:
    from tests.venues import open_venue_file

    other = open_venue_file(place.path, place.clock)
    other.changes_elsewhere()
    CardService(place.work).get_card(1)
    assert len(written(place.work)) == 1
    change = other.changes_elsewhere()
    assert change is None or not change.touched
    other.close()
