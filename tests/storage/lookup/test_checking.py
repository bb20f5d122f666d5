"""The check finds whatever was done to the index behind its back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.storage.lookup.checking import lookup_differences
from app.storage.opening import open_file
from app.storage.summaries import summary_differences
from tests.storage.lookup.conftest import Town, stay, swiss
from tests.venues import SetClock

SLOT = "(SELECT slot FROM lookup_entry WHERE customer_id = 2)"


@pytest.fixture
def town(town: Town) -> Town:
    """Three people, all in the index as they should be."""
    town.add("Anna Berg", phones=[swiss("795558821")], likes=["oat milk"])
    town.add("Boris Crane", phones=[swiss("795551234")], visits=[stay(4), stay(1, status="here")])
    town.add("Clara Dune", visits=[stay(40), stay(400)])
    assert town.all_well()
    return town


@pytest.mark.parametrize(
    "tampering",
    [
        f"DELETE FROM lookup WHERE rowid = {SLOT}",
        f"DELETE FROM lookup_runs WHERE rowid = {SLOT}",
        f"DELETE FROM lookup_present WHERE rowid = {SLOT}",
        "INSERT INTO lookup_present(rowid, terms) VALUES (77, '!here ghost')",
        f"INSERT OR REPLACE INTO lookup_present(rowid, terms) VALUES ({SLOT}, '!here boris')",
        "DELETE FROM lookup_entry WHERE customer_id = 2",
        "INSERT INTO lookup(rowid, terms) VALUES (77, 'ghost')",
        "INSERT INTO lookup_runs(rowid, digits) VALUES (77, '123 234')",
        (
            "INSERT INTO lookup_entry SELECT 77, 99, 1, 'Ghost', '', '', '', '', '', NULL, 0, 0, 0,"
            " '[]', '[]', '[]', '[]'"
        ),
        f"INSERT OR REPLACE INTO lookup(rowid, terms) VALUES ({SLOT}, 'boris')",
        f"INSERT OR REPLACE INTO lookup(rowid, terms) VALUES ({SLOT}, 'boris crane cuckoo')",
        f"INSERT OR REPLACE INTO lookup_runs(rowid, digits) VALUES ({SLOT}, '955 795')",
        "UPDATE lookup_entry SET slot = 77 WHERE customer_id = 2",
        "UPDATE lookup_entry SET digest = digest + 1 WHERE customer_id = 2",
        "UPDATE lookup_entry SET phones = '[]' WHERE customer_id = 2",
        "UPDATE lookup_entry SET tags = '[\"Regular\"]' WHERE customer_id = 2",
        "UPDATE lookup_entry SET ahead = '[]' WHERE customer_id = 2",
        "UPDATE lookup_entry SET known = '[[],[],[],[],[],[],[]]' WHERE customer_id = 1",
        "UPDATE customer SET tier = 'gold' WHERE id = 2",
        "UPDATE customer SET restricted_at = '2026-01-01 00:00:00' WHERE id = 2",
        "UPDATE customer SET display_name = 'Boris Heron' WHERE id = 2",
        "UPDATE customer SET archived_at = '2026-01-01 00:00:00' WHERE id = 2",
        "UPDATE preference SET text = 'tea'",
        "DELETE FROM lookup_word WHERE word = 'boris'",
        "DELETE FROM lookup_piece WHERE piece = 'bori'",
    ],
)
def test_an_index_that_differs_from_the_data_is_found_out(town: Town, tampering: str) -> None:
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql(tampering)
    checks = town.checks()
    assert not checks["lookup index"].ok
    assert checks["lookup index"].detail
    assert checks["integrity"].ok


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE customer_summary SET visits_count = visits_count + 1 WHERE customer_id = 3",
        "UPDATE customer_summary SET last_visit_on = NULL WHERE customer_id = 3",
        "UPDATE customer_summary SET amount_minor = 5 WHERE customer_id = 3",
        "UPDATE customer_summary SET rank_key = rank_key + 900000 WHERE customer_id = 3",
        "DELETE FROM customer_summary WHERE customer_id = 3",
        "DELETE FROM visit WHERE customer_id = 3",
    ],
)
def test_a_summary_that_differs_from_the_visits_is_found_out(town: Town, tampering: str) -> None:
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql(tampering)
    assert not town.checks()["summaries"].ok


def test_damage_inside_the_index_is_found_out(town: Town) -> None:
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql("UPDATE lookup_data SET block = zeroblob(40) WHERE id > 100")
    assert not all(result.ok for result in town.checks().values())


def test_the_check_names_nobody_by_name(town: Town) -> None:
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql("UPDATE customer SET display_name = 'Boris Heron' WHERE id = 2")
    detail = town.checks()["lookup index"].detail
    assert "2" in detail
    assert "boris" not in detail.lower()


def test_a_file_that_cannot_be_written_is_checked_too(town: Town, tmp_path: Path) -> None:
    town.database.close()
    read_only = open_file(tmp_path / "venue.regulars", clock=SetClock(), read_only=True)
    with read_only.read() as session:
        assert lookup_differences(session.connection()) == []
        assert summary_differences(session.connection()) == []
    read_only.close()
