"""Everything as plain files, from which everything can be had again."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Integer, LargeBinary, String, Table, select

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, DiskFull
from app.model.saved_view import SavedView
from app.model.schema import Base
from app.storage.database import Database
from app.storage.opening import open_server
from app.storage.plain.export import export_plain
from app.storage.plain.table_file import SECRET, read_table
from tests.faults.filled import put_filled
from tests.storage.files import new_customer
from tests.venues import SetClock, open_venue_file

DAY = date(2026, 11, 26)
TABLES = Base.metadata.sorted_tables


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Database]:
    """A rehearsal hotel."""
    database = open_venue_file(put_filled(tmp_path / "venue.regulars"), SetClock())
    yield database
    database.close()


def test_half_a_letter_in_what_was_kept_does_not_keep_the_rest_from_being_written(
    filled: Database, tmp_path: Path
) -> None:
    with filled.write(by=1) as session:
        session.add(SavedView(pane="recovery", name="Mine", definition={"text": "half \ud83d"}))
    columns, rows = read_table(export_plain(filled, tmp_path / "plain", on=DAY) / "saved_view.csv")
    assert [row[columns.index("definition")] for row in rows] == ['{"text": "half \ufffd"}']


def told_of(table: Table, database: Database) -> list[tuple[str | None, ...]]:
    """What the file of a table must say in its columns of words and whole numbers."""
    columns = [column for column in table.columns if is_plain(column.type) and column.name not in SECRET]
    with database.engine.connect() as connection:
        rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
        return [tuple(None if cell is None else str(cell) for cell in row) for row in rows]


def is_plain(kind: object) -> bool:
    return isinstance(kind, String | Integer)


def test_every_word_and_number_of_every_table_can_be_had_again(filled: Database, tmp_path: Path) -> None:
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    counted = json.loads((folder / "export.json").read_text())["rows"]
    assert set(counted) == {table.name for table in TABLES}
    for table in TABLES:
        columns, rows = read_table(folder / f"{table.name}.csv")
        at = [
            columns.index(column.name)
            for column in table.columns
            if is_plain(column.type) and column.name in columns
        ]
        assert [tuple(row[each] for each in at) for row in rows] == told_of(table, filled), table.name
        assert counted[table.name] == len(rows)


def test_photos_are_files_beside_the_tables(filled: Database, tmp_path: Path) -> None:
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    content = next(table for table in TABLES if table.name == "attachment_content")
    assert any(isinstance(column.type, LargeBinary) for column in content.columns)
    columns, rows = read_table(folder / "attachment_content.csv")
    with filled.engine.connect() as connection:
        wanted = {str(key): data for key, data in connection.execute(select(content))}
    assert wanted
    at = columns.index("content")
    assert {str(row[0]): (folder / str(row[at])).read_bytes() for row in rows} == wanted


def test_nothing_that_opens_anything_is_in_them(filled: Database, tmp_path: Path) -> None:
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    titles = {name for path in folder.glob("*.csv") for name in read_table(path)[0]}
    assert not titles & SECRET


def test_they_are_readable_by_the_user_alone(filled: Database, tmp_path: Path) -> None:
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()} == {0o600}
    folders = (folder.parent, folder, folder / "files")
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_a_second_one_of_a_day_replaces_the_first(filled: Database, tmp_path: Path) -> None:
    export_plain(filled, tmp_path / "plain", on=DAY)
    new_customer(filled)
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    assert len(read_table(folder / "customer.csv")[1]) == 61
    assert [path.name for path in (tmp_path / "plain").iterdir()] == ["2026-11-26"]


def test_one_that_is_stopped_leaves_what_was_there(filled: Database, tmp_path: Path) -> None:
    folder = export_plain(filled, tmp_path / "plain", on=DAY)
    new_customer(filled)
    stop = Cancellation()
    with pytest.raises(Cancelled):
        export_plain(
            filled,
            tmp_path / "plain",
            on=DAY,
            cancellation=stop,
            progress=lambda done, _total: stop.cancel() if done == 5 else None,
        )
    assert [path.name for path in (tmp_path / "plain").iterdir()] == ["2026-11-26"]
    assert len(read_table(folder / "customer.csv")[1]) == 60


def test_no_room_leaves_nothing(filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.plain.export.sync_file", full)
    with pytest.raises(DiskFull):
        export_plain(filled, tmp_path / "plain", on=DAY)
    assert list((tmp_path / "plain").iterdir()) == []


def test_a_venue_on_a_server_is_written_too(postgres_url: str, tmp_path: Path) -> None:
    database = open_server(postgres_url, clock=SetClock())
    new_customer(database, "Léa")
    folder = export_plain(database, tmp_path / "plain", on=DAY)
    database.close()
    columns, rows = read_table(folder / "customer.csv")
    assert [row[columns.index("display_name")] for row in rows] == ["Léa"]
