"""B5 to B7: what is damaged is told and left as it is, and so is what is not ours or of a newer program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.bootstrap.opening import open_database
from app.core.errors import AppError, Corrupt, NewerSchema, NotFound, NotOurs
from app.model.customer import Customer
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.backups.proving import prove
from app.storage.opening import open_file
from app.storage.plain.table_file import read_table
from app.storage.restoring import restore
from app.storage.revisions import HEAD
from app.storage.salvage.saving import salvage
from app.storage.sealing import SealBroken, seal_path
from tests.faults.filled import put_filled, put_sealed, rows_of, sha256
from tests.figures import Figures
from tests.storage.files import fingerprint
from tests.storage.test_recognising import NOT_OURS
from tests.venues import NOON, SetClock

FLIPS = (1, 1, 1, 4, 32, 500)


@dataclass
class Found:
    """What came of the damaged copies."""

    refused: int = 0
    unharmed: int = 0
    saved: list[float] = field(default_factory=list)
    lost: int = 0


def flip(path: Path, dice: Random) -> None:
    """Turn some bits of a file."""
    content = bytearray(path.read_bytes())
    for _time in range(dice.choice(FLIPS)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)


def refusal_of(path: Path) -> str:
    """Open a venue as the program does; what it says when it refuses, else nothing."""
    try:
        open_database(path, SetClock()).close()
    except (Corrupt, NotOurs) as error:
        return str(error)
    return ""


def damaged_copies(folder: Path, copies: int) -> Found:
    """Damage so many copies of a venue; each is refused, or holds exactly what it held."""
    whole = put_sealed(folder / "whole" / "venue.regulars")
    wanted, seal = rows_of(whole), seal_path(whole).read_bytes()
    backup = Backups(whole, clock=SetClock()).take(Why.HAND).kept.path
    with closing(sqlite.connect(f"file:{whole}?mode=ro&immutable=1", uri=True)) as connection:
        people = connection.execute("SELECT count(*) FROM customer").fetchone()[0]
    found = Found()
    for number in range(copies):
        dice = Random(number)
        place = folder / f"copy{number}"
        place.mkdir()
        path = place / whole.name
        shutil.copyfile(whole, path)
        flip(path, dice)
        seal_path(path).write_bytes(seal)
        before = fingerprint(place)
        refusal = refusal_of(path)
        if not refusal:
            assert rows_of(path) == wanted
            found.unharmed += 1
            continue
        assert "venue.regulars" in refusal
        found.refused += 1
        assert fingerprint(place) == before
        try:
            saved = salvage(path, place / "saved")
            found.saved.append(saved.rows.get("customer", 0) / people)
        except AppError:
            found.lost += 1
        shutil.rmtree(place / "saved", ignore_errors=True)
        assert fingerprint(place) == before
        if number % 10 == 0:
            aside = restore(backup, path, at=NOON).aside
            assert aside is not None
            assert sha256(aside) == before[whole.name]
            assert rows_of(path) == wanted
        shutil.rmtree(place)
    return found


def test_B5_damage_is_told_and_nothing_wrong_is_shown_as_right(tmp_path: Path) -> None:
    found = damaged_copies(tmp_path, 50)
    assert found.refused + found.unharmed == 50
    assert found.refused > 40
    assert sum(found.saved) > 0.6 * found.refused


@pytest.mark.long
def test_B5_a_thousand_damaged_copies(tmp_path: Path, figures: Figures) -> None:
    found = damaged_copies(tmp_path, 1000)
    assert found.refused + found.unharmed == 1000
    everything = sum(share == 1 for share in found.saved)
    figures("1,000 damaged copies", f"{found.refused} refused, {found.unharmed} unharmed, 0 shown wrong")
    figures(
        f"guests of {found.refused} salvaged",
        f"all from {everything}, some from {len(found.saved) - everything}, none from {found.lost}",
    )


def turn_a_letter(path: Path) -> None:
    """Turn one letter of somebody's note into another, as a failing disk may."""
    content = bytearray(path.read_bytes())
    at = content.index(b"allergic to nothing")
    content[at] ^= 1
    path.write_bytes(content)


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A sealed venue in which something is noted of somebody that no index holds."""
    path = put_filled(tmp_path / "venue.regulars")
    database = open_database(path, SetClock())
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", note="allergic to nothing", created_at=NOON))
    database.close()
    # What is written twice would give the damage away.
    with closing(sqlite.connect(str(path))) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit_entry SET details = '{}'")
        connection.commit()
        connection.execute("VACUUM")
    seal_path(path).unlink()
    open_database(path, SetClock()).close()
    return path


def test_B5_the_seal_finds_a_letter_that_turned(noted: Path) -> None:
    turn_a_letter(noted)
    before = fingerprint(noted.parent)
    with pytest.raises(SealBroken, match=r"venue\.regulars"):
        open_database(noted, SetClock())
    assert fingerprint(noted.parent) == before


def test_B5_without_the_seal_a_letter_that_turned_would_be_shown_as_right(noted: Path) -> None:
    turn_a_letter(noted)
    seal_path(noted).unlink()
    assert prove(noted, thorough=True).ok
    database = open_database(noted, SetClock())
    notes = {row.note for row in _customers(database)}
    database.close()
    assert "allergic to nothing" not in notes


def _customers(database: object) -> list[Customer]:
    with database.read() as session:  # type: ignore[attr-defined]
        return list(session.query(Customer))


def test_B5_a_file_that_something_else_wrote_to_opens_when_it_is_wanted(noted: Path) -> None:
    turn_a_letter(noted)
    open_database(noted, SetClock(), as_it_is=True).close()
    open_database(noted, SetClock()).close()


def test_B5_what_a_crash_left_needs_no_seal(tmp_path: Path) -> None:
    path = put_sealed(tmp_path / "desk" / "venue.regulars")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    shutil.copyfile(seal_path(path), seal_path(crashed / path.name))
    database = open_database(path, SetClock())
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
    for name in ("venue.regulars", "venue.regulars-wal"):
        shutil.copyfile(path.with_name(name), crashed / name)
    database.close()
    again = open_database(crashed / path.name, SetClock())
    assert "Léa" in {row.display_name for row in _customers(again)}
    again.close()


def test_B5_what_is_salvaged_is_what_was_there(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    saved = salvage(path, tmp_path / "saved")
    assert saved.incomplete == ()
    columns, rows = read_table(tmp_path / "saved" / "customer.csv")
    with closing(sqlite.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        wanted = connection.execute("SELECT id, display_name, note FROM customer ORDER BY id").fetchall()
    at = [columns.index(name) for name in ("id", "display_name", "note")]
    assert [tuple(row[each] for each in at) for row in rows] == [(str(one), *rest) for one, *rest in wanted]


def second_leaf(content: bytes, root: int) -> int:
    """The number of the second page of rows below the root of a table."""
    start = (root - 1) * 4096
    assert content[start] == 5, "the table is too small for the test"
    cell = start + int.from_bytes(content[start + 14 : start + 16], "big")
    return int.from_bytes(content[cell : cell + 4], "big")


def test_B5_rows_behind_a_damaged_page_are_salvaged(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    with closing(sqlite.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchone()[0]
        total = connection.execute("SELECT count(*) FROM visit").fetchone()[0]
    content = bytearray(path.read_bytes())
    page = second_leaf(content, root)
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    saved = salvage(path, tmp_path / "saved")
    assert "visit" in saved.incomplete
    assert total * 0.5 < saved.rows["visit"] < total


@pytest.fixture
def strange(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, type[AppError]]]:
    """Something that is no venue, by the name of one."""
    make, error = NOT_OURS[request.param]
    path = tmp_path / "venue.regulars"
    make(path)
    yield path, error
    if path.is_symlink():
        path.unlink()


@pytest.mark.parametrize("strange", NOT_OURS, indirect=True)
def test_B6_what_is_not_ours_is_refused_by_everything_and_left_as_it_is(
    strange: tuple[Path, type[AppError]], tmp_path: Path
) -> None:
    path, error = strange
    listed, before = sorted(tmp_path.iterdir()), fingerprint(tmp_path)
    with pytest.raises(error):
        open_database(path, SetClock())
    with pytest.raises(error):
        restore(path, tmp_path / "other.regulars", at=NOON)
    if error is not Corrupt:
        with pytest.raises((NotOurs, NotFound)):
            salvage(path, tmp_path / "saved")
        shutil.rmtree(tmp_path / "saved", ignore_errors=True)
    assert (sorted(tmp_path.iterdir()), fingerprint(tmp_path)) == (listed, before)


def test_B7_a_file_of_a_newer_program_is_refused_by_everything_and_left_as_it_is(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = fingerprint(tmp_path)
    for work in (
        lambda: open_database(path, SetClock()),
        lambda: open_file(path, clock=SetClock()),
        lambda: restore(path, tmp_path / "other.regulars", at=NOON),
    ):
        with pytest.raises(NewerSchema) as caught:
            work()
        assert "9999" in str(caught.value)
        assert HEAD in str(caught.value)
    assert fingerprint(tmp_path) == before
