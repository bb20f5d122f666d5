"""B8: every released schema is brought up to date after a backup, in one transaction, whenever it is killed."""

from __future__ import annotations

import gzip
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection

from app.storage import upgrading
from app.storage.backups.kept import Kept, list_kept
from app.storage.backups.names import Why
from app.storage.backups.proving import prove
from app.storage.opening import open_file
from app.storage.recognising import recognise
from app.storage.revisions import HEAD, KNOWN
from tests.faults.filled import rows_of
from tests.faults.forks import Programs, programs
from tests.figures import Figures
from tests.migrations.samples import SAMPLES
from tests.storage.files import fingerprint
from tests.venues import SetClock, open_venue_file, troubles

__all__ = ["programs"]

OLDER = [revision for revision in KNOWN if revision != HEAD]
LONGEST = 3.0
"""Seconds within which an upgrade of a sample is done even on a slow computer."""


def sample(folder: Path, revision: str) -> Path:
    """A file as that version left it."""
    path = folder / "venue.regulars"
    path.write_bytes(gzip.decompress((SAMPLES / f"{revision}.regulars.gz").read_bytes()))
    return path


@dataclass
class Upgrades:
    """What there was when an upgrade began, and every statement from then on."""

    kept: list[list[Kept]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


@pytest.fixture
def upgrades(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upgrades:
    """Watches upgrades of the venue in the test's folder."""
    seen, upgrade = Upgrades(), upgrading.upgrade

    def watched(connection: Connection, migrations: Path) -> None:
        seen.kept.append(list(list_kept(tmp_path / "backups")))
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(seen.statements.append)
        upgrade(connection, migrations)

    monkeypatch.setattr(upgrading, "upgrade", watched)
    return seen


@pytest.mark.parametrize("revision", OLDER)
def test_B8_an_upgrade_keeps_a_backup_first_and_a_second_run_does_nothing(
    tmp_path: Path, revision: str, upgrades: Upgrades
) -> None:
    path = sample(tmp_path, revision)
    before = rows_of(path)
    open_venue_file(path, SetClock()).close()
    (kept,) = list_kept(tmp_path / "backups")
    assert upgrades.kept == [[kept]]
    ends = [said for said in upgrades.statements if said.startswith(("BEGIN", "COMMIT", "END", "ROLLBACK"))]
    assert ends == ["COMMIT"]
    assert kept.why is Why.UPGRADE
    assert recognise(kept.path).revision == revision
    assert rows_of(kept.path) == before
    assert kept.proven_at is not None
    assert recognise(path).revision == HEAD
    after, rows = fingerprint(tmp_path), rows_of(path)
    open_file(path, clock=SetClock(), read_only=True).close()
    database = open_venue_file(path, SetClock())
    assert troubles(database) == []
    database.close()
    assert rows_of(path) == rows
    assert len(upgrades.kept) == 1
    assert {name: digest for name, digest in fingerprint(tmp_path).items() if "backups" in name} == {
        name: digest for name, digest in after.items() if "backups" in name
    }
    assert len(list_kept(tmp_path / "backups")) == 1


def killed_after(programs: Programs, path: Path, seconds: float) -> bool:
    """Bring a file up to date in a process of its own and kill that after a while; whether it was done before."""
    upgrade = programs.run("tests.faults.upgrade_alone", path, told_in=path.parent, dies_after=seconds)
    assert upgrade.code in (0, -signal.SIGALRM), upgrade.err
    return upgrade.code == 0


def is_old_or_new(path: Path, revision: str, old: dict[str, str]) -> bool:
    """Whether a file is exactly what it was, or wholly of the newest schema; nothing of it is changed."""
    found = recognise(path).revision
    return rows_of(path) == old if found == revision else found == HEAD


def seconds_of_an_upgrade(programs: Programs, folder: Path, revision: str) -> float:
    """How long one takes on this computer now, from the moment at which the others are counted."""
    folder.mkdir()
    began = time.monotonic()
    assert killed_after(programs, sample(folder, revision), 120)
    return time.monotonic() - began


def old_or_new_after_a_kill(
    programs: Programs, folder: Path, revision: str, dice: Random, *, longest: float = LONGEST
) -> str:
    """Kill an upgrade at a random moment; gives the schema the file was left with."""
    folder.mkdir()
    path = sample(folder, revision)
    old = rows_of(path)
    killed_after(programs, path, dice.random() * longest)
    found = recognise(path).revision
    assert is_old_or_new(path, revision, old)
    backups = list_kept(folder / "backups")
    assert backups or found == revision
    for kept in backups:
        assert prove(kept.path).ok
        assert recognise(kept.path).revision == revision
    database = open_venue_file(path, SetClock())
    assert troubles(database) == []
    database.close()
    assert recognise(path).revision == HEAD
    return found


@pytest.mark.parametrize("revision", OLDER)
def test_B8_a_killed_upgrade_leaves_the_old_schema_or_the_new(
    tmp_path: Path, revision: str, programs: Programs
) -> None:
    old_or_new_after_a_kill(programs, tmp_path / "killed", revision, Random(revision))


@pytest.mark.long
@pytest.mark.parametrize("revision", OLDER)
def test_B8_forty_killed_upgrades_leave_the_old_schema_or_the_new(
    tmp_path: Path, revision: str, programs: Programs, figures: Figures
) -> None:
    dice = Random(revision)
    longest = seconds_of_an_upgrade(programs, tmp_path / "whole", revision)
    found = [
        old_or_new_after_a_kill(programs, tmp_path / str(number), revision, dice, longest=longest)
        for number in range(40)
    ]
    old = found.count(revision)
    figures(f"40 killed upgrades from {revision}", f"{old} left the old schema, {40 - old} the new")
    assert revision in found


def test_B8_an_upgrade_that_commits_half_way_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as above with the guard taken away: each step is committed by itself, then the program dies."""
    path = sample(tmp_path, KNOWN[0])
    old = rows_of(path)

    def in_two_steps(connection: Connection, _migrations: Path) -> None:
        connection.exec_driver_sql("CREATE TABLE half_way (id INTEGER)")
        connection.commit()
        raise RuntimeError("killed")

    monkeypatch.setattr(upgrading, "upgrade", in_two_steps)
    with pytest.raises(RuntimeError, match="killed"):
        open_file(path, clock=SetClock())
    assert not is_old_or_new(path, KNOWN[0], old)


def test_B8_an_upgrade_that_fails_half_way_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample(tmp_path, KNOWN[0])
    old = rows_of(path)

    def half_way(connection: Connection, _migrations: Path) -> None:
        connection.exec_driver_sql("CREATE TABLE half_way (id INTEGER)")
        raise RuntimeError("killed")

    monkeypatch.setattr(upgrading, "upgrade", half_way)
    with pytest.raises(RuntimeError, match="killed"):
        open_file(path, clock=SetClock())
    assert is_old_or_new(path, KNOWN[0], old)
    assert recognise(path).revision == KNOWN[0]
