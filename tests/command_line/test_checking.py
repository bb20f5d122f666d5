"""`check` proves that the log is the one that was written, also against what the backups noted of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.storage.sealing import take_seal_off
from tests.command_line.conftest import Run


def change_by_hand(folder: Path, *statements: str) -> None:
    """Write to the file as somebody does who takes seal and guards away, and puts the guards back."""
    take_seal_off(folder / "venue.regulars")
    with closing(sqlite.connect(str(folder / "venue.regulars"))) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, sql in guards:
            connection.execute(sql)
        connection.commit()


def chain_check(run: Run, folder: Path) -> dict[str, Any]:
    """What `check` says of the log."""
    code, answer, said = run("check", "--data-dir", str(folder))
    assert answer is not None, said
    assert code == (0 if answer["ok"] else 1)
    return next(check for check in answer["checks"] if check["name"] == "audit chain")


def test_the_log_of_a_rehearsal_venue_holds(run: Run, hotel: Path) -> None:
    assert chain_check(run, hotel) == {"name": "audit chain", "ok": True, "detail": ""}


def test_a_reworded_entry_is_named(run: Run, hotel: Path) -> None:
    change_by_hand(hotel, "UPDATE audit_entry SET details = '{}' WHERE id = 2")
    assert chain_check(run, hotel)["detail"] == "Entry 2 of the log does not say what it said."


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_tail_that_was_cut_neatly_shows_beside_a_backup(run: Run, hotel: Path, is_noted: bool) -> None:
    if is_noted:
        assert run("backup", "--data-dir", str(hotel))[0] == 0
    change_by_hand(
        hotel,
        "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
        "UPDATE audit_head SET count = count - 1,"
        " chain = (SELECT chain FROM audit_entry ORDER BY id DESC LIMIT 1)",
    )
    for manifest in [] if is_noted else (hotel / "backups").glob("*.json"):
        manifest.unlink()
    found = chain_check(run, hotel)
    assert found["ok"] is not is_noted
    assert "The end of the log is missing" in found["detail"] or not is_noted


def test_guards_that_are_gone_are_named(run: Run, hotel: Path) -> None:
    take_seal_off(hotel / "venue.regulars")
    with closing(sqlite.connect(str(hotel / "venue.regulars"))) as connection:
        connection.execute("DROP TRIGGER audit_entry_is_not_deleted")
        connection.commit()
    assert "audit_entry_is_not_deleted" in chain_check(run, hotel)["detail"]


def test_going_back_to_a_backup_is_no_harm_to_the_log(run: Run, hotel: Path) -> None:
    _, taken, _ = run("backup", "--data-dir", str(hotel))
    assert run("log-case", "--what", "Cold tea", "--walk-in", "A lady", "--data-dir", str(hotel))[0] == 0
    assert run("backup", "--data-dir", str(hotel))[0] == 0
    assert run("restore", taken["file"], "--data-dir", str(hotel))[0] == 0
    assert chain_check(run, hotel)["ok"] is True
