"""Writing the lines and the index."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.sql.expression import bindparam

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.ddl import empty_case_search
from app.storage.case_search.documents import CaseDocument, read_documents
from app.storage.chunks import CHUNK, chunks

_LINE = cast(Table, CaseLine.__table__)
_INSERT = "INSERT INTO case_search(rowid, terms) SELECT value ->> 0, value ->> 1 FROM json_each(?)"
_DELETE = "DELETE FROM case_search WHERE rowid IN (SELECT value FROM json_each(?))"


def write_cases(connection: Connection, case_ids: Collection[int]) -> None:
    """Write lines and documents of these cases anew, and take out those that are gone."""
    for ids in chunks(sorted(case_ids)):
        there = set(connection.scalars(select(_LINE.c.case_id).where(_LINE.c.case_id.in_(ids))))
        documents = list(read_documents(connection, ids))
        _write_lines(connection, documents, there)
        if gone := there - {document.case_id for document in documents}:
            connection.execute(delete(_LINE).where(_LINE.c.case_id.in_(gone)))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_DELETE, (json.dumps(ids),))
            _index(connection, documents)


@collection_paused()
def rebuild_cases(connection: Connection, progress: Progress = no_progress) -> None:
    """Make every line and the whole index anew."""
    connection.execute(delete(_LINE))
    empty_case_search(connection)
    total = connection.scalar(select(func.count()).select_from(Case)) or 0
    ids = connection.scalars(select(Case.id).order_by(Case.id)).all()
    done = 0
    for chunk in chunks(ids, CHUNK):
        documents = list(read_documents(connection, chunk))
        _write_lines(connection, documents, there=())
        if connection.dialect.name == "sqlite":
            _index(connection, documents)
        done += len(chunk)
        progress(done, total)
    if done and connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO case_search(case_search) VALUES ('optimize')")


def line_of(connection: Connection, document: CaseDocument) -> dict[str, Any]:
    """The row of ``case_line`` that a document makes."""
    words = "" if connection.dialect.name == "sqlite" else document.between_spaces
    return {"case_id": document.case_id, **document.keys._asdict(), "words": words}


def _write_lines(connection: Connection, documents: Sequence[CaseDocument], there: Collection[int]) -> None:
    lines = [line_of(connection, document) for document in documents]
    if added := [line for line in lines if line["case_id"] not in there]:
        connection.execute(insert(_LINE), added)
    changed = [{"of_case": line.pop("case_id"), **line} for line in lines if line["case_id"] in there]
    if changed:
        connection.execute(update(_LINE).where(_LINE.c.case_id == bindparam("of_case")), changed)


def _index(connection: Connection, documents: Sequence[CaseDocument]) -> None:
    if documents:
        rows = [(document.case_id, document.text) for document in documents]
        connection.exec_driver_sql(_INSERT, (json.dumps(rows),))
