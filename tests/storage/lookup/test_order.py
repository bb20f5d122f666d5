"""In which order customers come out."""

from __future__ import annotations

from datetime import timedelta

from tests.storage.lookup.conftest import TODAY, Town, stay


def test_who_is_here_comes_before_who_arrives_today_before_everybody_else(town: Town) -> None:
    town.add("Anna Longago", visits=[stay(900)])
    town.add("Anna Recent", visits=[stay(3)])
    town.add("Anna Tomorrow", visits=[stay(-1, status="booked")])
    town.add("Anna Arriving", visits=[stay(0, status="booked")])
    town.add("Anna Here", visits=[stay(400, status="here")])
    assert town.names("anna") == [
        "Anna Here",
        "Anna Arriving",
        "Anna Tomorrow",
        "Anna Recent",
        "Anna Longago",
    ]


def test_name_matches_come_before_other_matches(town: Town) -> None:
    town.add("Jasper Tulip", visits=[stay(2_000)])
    town.add("Recent Guest", likes=["tulips"], visits=[stay(1)])
    town.add("Present Guest", likes=["tulips"], visits=[stay(1, status="here")])
    assert town.names("tulip") == ["Present Guest", "Jasper Tulip", "Recent Guest"]


def test_frequent_guests_come_before_those_who_were_here_slightly_later(town: Town) -> None:
    town.add("Rosa Once", visits=[stay(10)])
    town.add("Rosa Often", visits=[stay(60 + 20 * n) for n in range(8)])
    town.add("Rosa Often But Long Ago", visits=[stay(1_500 + 20 * n) for n in range(8)])
    assert town.names("rosa") == ["Rosa Often", "Rosa Once", "Rosa Often But Long Ago"]


def test_somebody_without_visits_stands_where_they_were_added(town: Town) -> None:
    town.add("Ida Older", created_at=town.clock.now() - timedelta(days=400))
    town.add("Ida Visitor", visits=[stay(200)])
    town.add("Ida Newer")
    assert town.names("ida") == ["Ida Newer", "Ida Visitor", "Ida Older"]


def test_cancelled_visits_do_not_count(town: Town) -> None:
    old = town.clock.now() - timedelta(days=900)
    town.add(
        "Otto Cancelled", created_at=old, visits=[stay(1, status="cancelled"), stay(2, status="no_show")]
    )
    town.add("Otto Came", created_at=old, visits=[stay(300)])
    assert town.names("otto") == ["Otto Came", "Otto Cancelled"]


def test_nothing_typed_lists_here_then_arriving_then_recent(town: Town) -> None:
    town.add("Recent", visits=[stay(1)])
    town.add("Arriving", visits=[stay(0, status="booked")])
    town.add("Long ago", visits=[stay(700)])
    town.add("Here", visits=[stay(2, status="here")])
    assert town.names("") == ["Here", "Arriving", "Recent", "Long ago"]
    assert town.names("  \t") == town.names("")


def test_who_arrives_today_changes_at_midnight_at_the_venue(town: Town) -> None:
    town.add("Eva Tomorrow", visits=[stay(-1, status="booked")])
    town.add("Eva Recent", visits=[stay(5)])
    town.add("Eva Today", visits=[stay(0, status="booked")])
    assert town.names("eva")[0] == "Eva Today"
    town.clock.at = town.clock.at.replace(hour=23, minute=30)
    assert town.names("eva")[0] == "Eva Tomorrow"


def test_no_more_rows_than_asked_for_and_the_best_of_them(town: Town) -> None:
    town.add_all([(f"Max Number{n}", {"visits": [stay(n + 1)]}) for n in range(80)])
    assert town.names("max") == [f"Max Number{n}" for n in range(50)]
    assert [row.name for row in town.find("max", limit=3).rows] == [f"Max Number{n}" for n in range(3)]


def test_nobody_comes_out_twice(town: Town) -> None:
    town.add(
        "Vip Vip", preferred_name="Vip", tags=["vip"], likes=["vip lounge"], visits=[stay(1, status="here")]
    )
    assert len(town.find("vip").rows) == 1


def test_a_row_says_what_a_glance_needs(town: Town) -> None:
    town.add(
        "Léa Müller",
        preferred_name="Léa",
        tier="Gold",
        tags=["regular"],
        phones=[("079 555 88 21", "+41795558821", "795558821")],
        visits=[stay(1, status="here", place="412", nights=3), stay(400), stay(-90, status="booked")],
    )
    row = town.find("lea").rows[0]
    assert (row.here, row.place, row.leaves_on) == (True, "412", TODAY + timedelta(days=2))
    assert (row.arriving_on, row.last_visit_on) == (TODAY + timedelta(days=90), TODAY - timedelta(days=1))
    assert (row.phone_tail, row.tier, row.tags, row.visits_count) == ("8821", "Gold", ("regular",), 3)
    assert (row.preferred_name, row.is_new, row.archived) == ("Léa", False, False)


def test_somebody_at_the_first_visit_is_new(town: Town) -> None:
    town.add("Nils First", visits=[stay(0, status="booked")])
    town.add("Nils Second", visits=[stay(0, status="booked"), stay(100)])
    town.add("Nils Never", visits=[stay(10, status="cancelled")])
    assert {row.name: row.is_new for row in town.find("nils").rows} == {
        "Nils First": True,
        "Nils Second": False,
        "Nils Never": False,
    }
