"""Proving that lines and index of cases agree with the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from app.core.collecting import collection_paused
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.ddl import TABLE_NAME, has_case_search
from app.storage.case_search.documents import read_documents
from app.storage.case_search.writing import line_of
from app.storage.chunks import chunks

_SHOWN = 20
_LINE = CaseLine.__table__


@collection_paused()
def case_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each way in which they differ from fresh ones (the first few)."""
    return list(islice(_differences(connection), _SHOWN))


def _differences(connection: Connection) -> Iterator[str]:
    in_file = connection.dialect.name == "sqlite"
    if in_file and not has_case_search(connection):
        yield "The index of cases is missing."
        return
    terms: defaultdict[int, int] = defaultdict(int)
    last = None
    ids = connection.scalars(select(Case.id).order_by(Case.id)).all()
    left = set(connection.scalars(select(_LINE.c.case_id)))
    for chunk in chunks(ids):
        lines = {
            row.case_id: row._asdict()
            for row in connection.execute(select(_LINE).where(_LINE.c.case_id.in_(chunk)))
        }
        for document in read_documents(connection, chunk):
            last = document.case_id
            left.discard(last)
            terms[last] = sum(map(hash, document.words))
            if lines.get(last) != line_of(connection, document):
                yield f"Case {last} is not sorted as it should be."
    for case_id in sorted(left):
        yield f"Case {case_id} is listed but not there."
    if in_file:
        yield from _wrong_terms(connection, terms)


def _wrong_terms(connection: Connection, sums: defaultdict[int, int]) -> Iterator[str]:
    there = set(sums)
    try:
        _subtract_terms(connection, sums)
    except DatabaseError:
        yield "The index of cases is damaged."
        return
    for case_id in sorted(case_id for case_id, left in sums.items() if left):
        if case_id in there:
            yield f"Case {case_id} is found by something else than is written about it."
        else:
            yield "The index of cases finds one that is not there."


def _subtract_terms(connection: Connection, sums: defaultdict[int, int]) -> None:
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.case_terms USING fts5vocab(main, {TABLE_NAME}, instance)"
    )
    try:
        for term, case_id in connection.exec_driver_sql("SELECT term, doc FROM temp.case_terms"):
            sums[case_id] -= hash(term)
    finally:
        connection.exec_driver_sql("DROP TABLE temp.case_terms")
