"""Reading everything the venue has about one person, and nothing about anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.law.queries.person_rows import TABLES, find_rows
from app.law.schemas.person import PersonData, PersonFile, PlainRow
from app.model.customer import Customer
from app.storage.chunks import chunks
from app.venue.queries import staff_names

_OF_THE_PROGRAM = frozenset(
    "version import_batch_id batch_id salt digest chain normal national_digits sha256".split()
)
"""Columns by which the program keeps order among rows, and forms of what stands beside them."""
_OF_OTHERS = frozenset("customer_id linked_customer_id referred_by_id merged_into_id".split())


def read_person(session: Session, cards: tuple[int, ...]) -> PersonData:
    """All rows, table by table, and the photos and files."""
    found = find_rows(session.connection(), cards)
    staff, mine = staff_names(session), frozenset(cards)
    tables = {
        name: tuple(_rows(session, TABLES[name], ids, staff=staff, mine=mine))
        for name, ids in found.ids.items()
        if ids
    }
    return PersonData(
        customer_id=cards[0],
        name=session.get_one(Customer, cards[0]).display_name,
        tables=tables,
        files=tuple(_files(session, found.of("attachment"))),
    )


def _rows(
    session: Session,
    table: Table,
    ids: tuple[int, ...],
    *,
    staff: dict[int | None, str],
    mine: frozenset[int],
) -> Iterator[PlainRow]:
    of_staff = {
        column.name for column in table.c for key in column.foreign_keys if key.column.table.name == "staff"
    }
    for some in chunks(ids):
        for row in session.execute(select(table).where(table.c.id.in_(some)).order_by(table.c.id)).mappings():
            plain: dict[str, Any] = {}
            for name, value in row.items():
                if name in of_staff:
                    plain[name] = staff.get(value, "")
                elif name not in _OF_THE_PROGRAM and (name not in _OF_OTHERS or value in mine):
                    plain[name] = _plain(value)
            yield plain


def _files(session: Session, ids: tuple[int, ...]) -> Iterator[PersonFile]:
    attachment, content = TABLES["attachment"], TABLES["attachment_content"]
    wanted = select(
        attachment.c.id, attachment.c.file_name, attachment.c.media_type, content.c.content
    ).join_from(attachment, content, content.c.attachment_id == attachment.c.id)
    for some in chunks(ids):
        for row_id, name, media_type, kept in session.execute(wanted.where(attachment.c.id.in_(some))):
            yield PersonFile(row_id, name, f"{row_id}{_ENDINGS.get(media_type, '.bin')}", kept)


_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value
