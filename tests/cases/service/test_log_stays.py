"""The log of a case is only ever added to, whoever asks the file."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from app.model.case import CaseEntry
from tests.cases.case_desk import CaseDesk
from tests.venues import NOON


def test_an_entry_is_neither_deleted_nor_reworded(desk: CaseDesk) -> None:
    case_id = desk.log(listened=True).value
    before = desk.everything()
    table = CaseEntry.__table__
    rewordings = [
        update(table).values(text="It was not us"),
        update(table).values(details={}),
        update(table).values(staff_id=1),
        update(table).values(kind="remark"),
        update(table).values(at=NOON.replace(year=2025)),
        delete(table).where(table.c.case_id == case_id),
    ]
    for statement in rewordings:
        with (
            pytest.raises(DBAPIError, match="only added to"),
            desk.work.database.engine.begin() as connection,
        ):
            connection.execute(statement)
    assert desk.everything() == before


_AGAIN = "SELECT id, customer_id, case_id, kind, at, added_at, staff_id, 'It was not us', details, removed_at"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_entry SET rowid = 99 WHERE id = 1",
        "UPDATE OR REPLACE case_entry SET oid = 2 WHERE id = 1",
        f"REPLACE INTO case_entry {_AGAIN} FROM case_entry WHERE id = 1",
        f"INSERT OR REPLACE INTO case_entry {_AGAIN} FROM case_entry",
        f"INSERT INTO case_entry {_AGAIN} FROM case_entry WHERE id = 1 ON CONFLICT (id) DO UPDATE SET text = 'x'",
        "UPDATE case_entry SET text = 'It was not us', removed_at = NULL",
    ],
)
def test_no_way_around_through_the_file_itself(desk: CaseDesk, statement: str) -> None:
    desk.log(listened=True)
    before = desk.everything()
    with (
        pytest.raises(DBAPIError, match="only added to"),
        desk.work.database.engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert desk.everything() == before


def test_what_was_undone_is_set_aside_and_stays_readable(desk: CaseDesk) -> None:
    outcome = desk.log(listened=True)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert [(entry.kind, entry.removed_at is not None) for entry in desk.entries(outcome.value)] == [
        ("opened", True),
        ("step", True),
    ]
    assert desk.entries(outcome.value)[0].text == "Shower cold"
