"""Making files, and bringing older ones up to date."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.errors import AppError, Conflict, DiskFull, ReadOnly
from app.core.paths import program_folder
from app.storage.backups.manifest import find_manifest
from app.storage.opening import create_file, open_file
from app.storage.recognising import recognise
from tests.storage.files import fingerprint, names, new_customer
from tests.venues import SetClock, open_venue_file

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("customer", sa.Column("nickname", sa.String(), server_default="", nullable=False))
    {then}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it will be after one more revision; gives the revision's file."""
    from app.storage import opening, recognising, revisions

    folder = tmp_path / "program"
    shutil.copytree(program_folder() / "migrations", folder / "migrations")
    monkeypatch.setattr(opening, "program_folder", lambda: folder)
    known = (*revisions.KNOWN, "next")
    monkeypatch.setattr(recognising, "HEAD", "next")
    monkeypatch.setattr(recognising, "KNOWN", known)
    revision = folder / "migrations" / "versions" / "next_schema.py"
    revision.write_text(NEXT.format(head=revisions.HEAD, then=""))
    return revision


def has_nickname(path: Path) -> bool:
    """Whether the file has the new column."""
    with closing(sqlite.connect(str(path))) as connection:
        columns = connection.execute("PRAGMA table_info(customer)").fetchall()
    return "nickname" in [column[1] for column in columns]


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file with one customer, in a folder of its own."""
    path = tmp_path / "data" / "venue.regulars"
    create_file(path)
    database = open_venue_file(path, SetClock())
    new_customer(database)
    database.close()
    return path


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "venue.regulars"
    create_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    database = open_venue_file(path, SetClock())
    new_customer(database)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    database.close()
    assert modes == {0o600}


def test_a_file_that_is_there_is_never_made_anew(old_file: Path) -> None:
    before = fingerprint(old_file.parent)
    with pytest.raises(Conflict):
        create_file(old_file)
    assert fingerprint(old_file.parent) == before


def test_what_a_killed_program_left_unfinished_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    path.with_name(".venue.regulars.unfinished").write_bytes(b"half")
    path.with_name(".venue.regulars.unfinished-journal").write_bytes(b"half")
    create_file(path)
    assert [file.name for file in tmp_path.iterdir()] == ["venue.regulars"]


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EACCES, ReadOnly), (errno.EROFS, ReadOnly)]
)
def test_a_folder_that_cannot_be_written_is_explained_and_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[AppError]
) -> None:
    def refuse(*_args: object, **_options: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("app.storage.opening.os.open", refuse)
    with pytest.raises(error):
        create_file(tmp_path / "venue.regulars")
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_brought_up_to_date_after_a_copy(old_file: Path, next_version: Path) -> None:
    assert recognise(old_file).needs_upgrade
    database = open_file(old_file, clock=SetClock())
    assert names(database) == ["Léa"]
    database.close()
    assert has_nickname(old_file)
    copy = kept_copy(old_file)
    assert find_manifest(copy) is not None
    assert not has_nickname(copy)
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = fingerprint(old_file.parent)
    open_file(old_file, clock=SetClock(), read_only=True).close()
    assert fingerprint(old_file.parent) == before


def kept_copy(path: Path) -> Path:
    """The one copy that was kept before the schema changed."""
    (copy,) = (path.parent / "backups").glob("*-upgrade.regulars")
    return copy


def test_an_upgrade_that_fails_leaves_the_old_schema_and_every_row(
    old_file: Path, next_version: Path
) -> None:
    text = next_version.read_text()
    next_version.write_text(text + "    raise RuntimeError('half way')\n")
    with pytest.raises(RuntimeError, match="half way"):
        open_file(old_file, clock=SetClock())
    assert not has_nickname(old_file)
    assert recognise(old_file).needs_upgrade
    next_version.write_text(text)
    database = open_file(old_file, clock=SetClock())
    assert names(database) == ["Léa"]
    database.close()


def test_an_older_file_that_cannot_be_written_is_not_opened(old_file: Path, next_version: Path) -> None:
    before = fingerprint(old_file.parent)
    with pytest.raises(ReadOnly):
        open_file(old_file, clock=SetClock(), read_only=True)
    assert fingerprint(old_file.parent) == before


def test_what_another_desk_wrote_last_is_in_the_copy(old_file: Path, next_version: Path) -> None:
    with closing(sqlite.connect(str(old_file))) as other:
        other.execute("UPDATE customer SET display_name = 'Jonas'")
        other.commit()
        open_file(old_file, clock=SetClock()).close()
    with closing(sqlite.connect(str(kept_copy(old_file)))) as connection:
        assert connection.execute("SELECT display_name FROM customer").fetchall() == [("Jonas",)]
