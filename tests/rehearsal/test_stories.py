"""The people with a story, as the pictures show them."""

from __future__ import annotations

from datetime import timedelta

from tests.rehearsal.conftest import TODAY, Built


def _iso(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def test_lea_is_in_room_412_for_two_more_days(hotel: Built) -> None:
    stay = hotel.all(
        "SELECT place, arrives_on, leaves_on, started_at FROM visit WHERE customer_id = 1 AND status = 'here'"
    )
    assert stay == [("412", _iso(-1), _iso(2), f"{_iso(-1)} 14:10:00.000000")]


def test_lea_must_have_no_gluten(hotel: Built) -> None:
    musts = hotel.all(
        "SELECT text, detail FROM preference WHERE customer_id = 1 AND strength = 'must' ORDER BY id"
    )
    assert musts[0] == ("Coeliac: no gluten, ever.", "Tell kitchen and housekeeping.")


def test_lea_was_promised_a_table_tonight(hotel: Built) -> None:
    promise = hotel.all(
        "SELECT what, due_at, staff.name FROM promise JOIN staff ON staff.id = owner_id"
        " WHERE customer_id = 1 AND state = 'open'"
    )
    assert promise == [("Quiet table by the window", f"{_iso(0)} 18:30:00.000000", "Mara Kovac")]


def test_louis_turns_nine_soon(hotel: Built) -> None:
    day = TODAY + timedelta(days=4)
    birthday = hotel.all(
        "SELECT companion.name, month, day, year FROM occasion JOIN companion ON companion.id = companion_id"
        " WHERE occasion.customer_id = 1"
    )
    assert birthday == [("Louis", day.month, day.day, day.year - 9)]


def test_lea_has_come_eleven_times_since_2019(hotel: Built) -> None:
    summary = hotel.all(
        "SELECT visits_count, first_visit_on, amount_minor FROM customer_summary WHERE customer_id = 1"
    )
    assert summary == [(11, "2019-11-07", 1_894_000)]


def test_the_lookup_of_the_picture_finds_six_people(hotel: Built) -> None:
    names = hotel.all(
        "SELECT display_name FROM lookup_entry WHERE slot IN (SELECT rowid FROM lookup('mul*'))"
    )
    assert {name for (name,) in names} >= {
        "Léa Müller-Odermatt",
        "Jonas Müller",
        "Karin Mullins",
        "Piotr Mülke",
        "Amélie Mulotte",
        "Mulugeta Abebe",
    }


def test_changes_of_the_past_can_be_read(hotel: Built) -> None:
    entries = hotel.all("SELECT action, kind, details FROM audit_entry WHERE customer_id = 1 ORDER BY id")
    assert entries[0] == ("changed", "customer", '{"tier": ["Silver", "Gold"]}')
