"""Saving what can be read of an encrypted file is for those who may have all of it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from app.command_line import salvaging
from app.core.rights import Right
from app.storage.connecting import connect
from app.storage.salvage.damaged_file import DamagedFile
from app.venue.reading import RIGHTS_SETTING
from app.venue.roles_left import may_do
from tests.command_line.conftest import Run
from tests.security.encrypted import PASSPHRASE, PASSWORD, Sealed, put_sealed

OWNER, MARA = 1, 2
MARAS = "words of the front desk"


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sealed:
    """An encrypted hotel which somebody at the desk opens too, and no secret in the environment."""
    monkeypatch.delenv("REGULARS_SECRET", raising=False)
    (tmp_path / "venue").mkdir()
    sealed = put_sealed(tmp_path / "venue")
    sealed.locks.let_staff(MARA, MARAS)
    return sealed


def change(sealed: Sealed, sql: str, *values: object) -> None:
    with closing(connect(sealed.path, key=sealed.key.pragma)) as connection:
        connection.execute(sql, values)
        connection.commit()


def test_who_opens_the_venue_at_the_desk_saves_nothing_of_it(
    sealed: Sealed, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGULARS_SECRET", MARAS)
    before = sealed.path.read_bytes()

    code, answer, messages = run("salvage", str(sealed.path), "--out", str(tmp_path / "saved"))

    assert (code, answer) == (1, None)
    assert "for those who may go back to a backup" in messages
    assert not (tmp_path / "saved").exists()
    assert sealed.path.read_bytes() == before


@pytest.mark.parametrize("secret", [PASSWORD, PASSPHRASE, "recovery key"])
def test_an_owner_saves_everything(
    sealed: Sealed, secret: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGULARS_SECRET", sealed.recovery.shown if secret == "recovery key" else secret)

    code, answer, messages = run("salvage", str(sealed.path), "--out", str(tmp_path / "saved"))

    assert (code, messages) == (0, "")
    assert answer["rows"]["staff"] == 2


def test_that_the_computer_opens_it_is_not_enough(
    sealed: Sealed, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salvaging, "find_key", lambda *_file, **_words: sealed.key.pragma)

    code, answer, messages = run("salvage", str(sealed.path), "--out", str(tmp_path / "saved"))

    assert (code, answer) == (1, None)
    assert "REGULARS_SECRET" in messages
    assert not (tmp_path / "saved").exists()


def test_a_venue_decides_for_its_desk_here_too(sealed: Sealed) -> None:
    with closing(DamagedFile(sealed.path, sealed.key.pragma)) as file:
        assert may_do(file, [OWNER], right=Right.BACKUPS)
        assert not may_do(file, [MARA], right=Right.BACKUPS)
    decided = json.dumps({"desk": {"backups": True}})
    change(
        sealed,
        "INSERT INTO venue_setting (key, value, version) VALUES (?, ?, 1)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        RIGHTS_SETTING,
        decided,
    )
    with closing(DamagedFile(sealed.path, sealed.key.pragma)) as file:
        assert may_do(file, [MARA], right=Right.BACKUPS)


def test_nobody_is_kept_from_what_is_left_where_nobody_can_be_looked_up(sealed: Sealed) -> None:
    change(sealed, "ALTER TABLE staff RENAME TO gone")
    with closing(DamagedFile(sealed.path, sealed.key.pragma)) as file:
        assert may_do(file, [MARA], right=Right.BACKUPS)
