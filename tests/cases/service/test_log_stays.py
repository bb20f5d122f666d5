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


def test_what_was_undone_is_set_aside_and_stays_readable(desk: CaseDesk) -> None:
    outcome = desk.log(listened=True)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert [(entry.kind, entry.removed_at is not None) for entry in desk.entries(outcome.value)] == [
        ("opened", True),
        ("step", True),
    ]
    assert desk.entries(outcome.value)[0].text == "Shower cold"
