"""Finding every row about one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from app.law.holdings import HOLDINGS
from app.model.schema import Base
from app.storage.chunks import chunks

TABLES: Mapping[str, Table] = Base.metadata.tables
_CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "visit_line": (("visit_id", "visit"),),
    "case_step": (("case_id", "recovery_case"),),
    "case_entry": (("case_id", "recovery_case"),),
    "moment_task": (("moment_id", "moment"),),
    "given_gesture": (("case_id", "recovery_case"), ("moment_id", "moment")),
    "attachment": (("case_id", "recovery_case"), ("moment_id", "moment")),
    "promise": (("case_id", "recovery_case"), ("answer_id", "survey_answer")),
    "companion_share": (("companion_id", "companion"),),
    "preference": (("companion_id", "companion"),),
    "occasion": (("companion_id", "companion"),),
}
"""Rows that are about somebody because they belong to a row that is."""
_OF_NOBODY_ELSE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "recovery_case": (("visit_id", "visit"),),
    "survey_answer": (("visit_id", "visit"), ("case_id", "recovery_case")),
    "promise": (("visit_id", "visit"),),
}
"""The same where the row stands on nobody's card; on another's it is about that one."""
_IN_ORDER = (
    "companion visit recovery_case moment survey_answer",
    "visit_line case_step case_entry moment_task given_gesture attachment promise companion_share preference occasion",
    "alias contact_point external_id customer_tag consent clue reminder theme_telling touchpoint",
)


@dataclass(frozen=True)
class Found:
    """The ids of all rows about a person, table by table; ``cards`` are theirs, with those merged into them."""

    cards: tuple[int, ...]
    ids: Mapping[str, tuple[int, ...]]

    def of(self, table: str) -> tuple[int, ...]:
        """The ids in one table."""
        return self.ids.get(table, ())


def cards_of(connection: Connection, customer_id: int) -> tuple[int, ...]:
    """The card that counts, and all that were merged into it; empty where there is none."""
    customer = TABLES["customer"].c
    root, seen = customer_id, {customer_id}
    while (into := connection.scalar(select(customer.merged_into_id).where(customer.id == root))) is not None:
        if into in seen:
            break
        root = into
        seen.add(into)
    if connection.scalar(select(customer.id).where(customer.id == root)) is None:
        return ()
    cards, fresh = [root], [root]
    while fresh:
        fresh = [
            one for one in _among(connection, customer.id, customer.merged_into_id, fresh) if one not in cards
        ]
        cards += fresh
    return tuple(cards)


def find_rows(connection: Connection, cards: tuple[int, ...]) -> Found:
    """Every row about whoever these cards are of."""
    ids: dict[str, tuple[int, ...]] = {"customer": cards}
    for names in _IN_ORDER:
        for name in names.split():
            ids[name] = tuple(sorted(_rows(connection, TABLES[name], cards, ids)))
    ids["import_update"] = tuple(sorted(_of_rows(connection, ids)))
    ids["audit_entry"] = tuple(sorted(_entries(connection, cards, ids)))
    return Found(cards, {name: ids.get(name, ()) for name in HOLDINGS})


def _rows(
    connection: Connection, table: Table, cards: tuple[int, ...], ids: Mapping[str, tuple[int, ...]]
) -> set[int]:
    found: set[int] = set()
    if "customer_id" in table.c:
        found |= set(_among(connection, table.c.id, table.c.customer_id, cards))
    if "linked_customer_id" in table.c:
        found |= set(_among(connection, table.c.id, table.c.linked_customer_id, cards))
    for column, parent in _CHILDREN.get(table.name, ()):
        found |= set(_among(connection, table.c.id, table.c[column], ids[parent]))
    for column, parent in _OF_NOBODY_ELSE.get(table.name, ()):
        of_nobody = table.c.customer_id.is_(None)
        found |= set(_among(connection, table.c.id, table.c[column], ids[parent], of_nobody))
    return found


def _of_rows(connection: Connection, ids: Mapping[str, tuple[int, ...]]) -> set[int]:
    """What imports changed about these rows."""
    update = TABLES["import_update"].c
    found: set[int] = set()
    for kind, rows in ids.items():
        found |= set(_among(connection, update.id, update.row_id, rows, update.kind == kind))
    return found


def _entries(connection: Connection, cards: tuple[int, ...], ids: Mapping[str, tuple[int, ...]]) -> set[int]:
    """What the log says of them: on their cards, and about rows of theirs that stand on nobody's or another's."""
    entry = TABLES["audit_entry"].c
    found = set(_among(connection, entry.id, entry.customer_id, cards))
    elsewhere = select(entry.id, entry.kind, entry.row_id).where(
        or_(entry.customer_id.is_(None), entry.kind.in_(("companion", "preference", "occasion"))),
        entry.kind.in_(ids),
        entry.row_id.is_not(None),
    )
    mine = {(kind, row) for kind, rows in ids.items() for row in rows}
    found |= {row_id for row_id, kind, about in connection.execute(elsewhere) if (kind, about) in mine}
    return found


def _among(
    connection: Connection,
    wanted: ColumnElement[Any],
    column: ColumnElement[Any],
    values: Iterable[int],
    *also: ColumnElement[bool],
) -> list[int]:
    return [
        one
        for some in chunks(values)
        for one in connection.scalars(select(wanted).where(column.in_(some), *also))
    ]
