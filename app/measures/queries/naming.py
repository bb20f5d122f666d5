"""What the groups of answers are called."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.measures.scope import By
from app.model.department import Department
from app.model.staff import Staff
from app.model.tag import Tag
from app.model.theme import Theme
from app.model.touchpoint import JourneyStage

_NAMED = {
    By.STAGE: (JourneyStage, "position"),
    By.STAFF: (Staff, "name"),
    By.DEPARTMENT: (Department, "position"),
    By.TAG: (Tag, "name"),
    By.THEME: (Theme, "position"),
}


def read_names(connection: Connection, by: By) -> dict[int | str, str]:
    """The names by id in the order in which they are listed; empty where keys are names themselves."""
    if by not in _NAMED:
        return {}
    mapped, order = _NAMED[by]
    table = mapped.__table__
    wanted = select(table.c.id, table.c.name).order_by(table.c[order], table.c.id)
    return {row.id: row.name for row in connection.execute(wanted)}
