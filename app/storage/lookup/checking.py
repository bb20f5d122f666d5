"""Proving that the index agrees with the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.core.collecting import collection_paused
from app.storage.chunks import chunks
from app.storage.lookup.ddl import INDEXES, has_lookup_tables
from app.storage.lookup.source import read_findables
from app.storage.lookup.spelling import pieces_of
from app.storage.lookup.terms import document
from app.storage.lookup.writing import CHUNK, STALE, digest_of, slot_of

_SHOWN = 20


class _Shadow:
    """What should stand in the index: for each slot whose it is, and a sum over all its terms."""

    def __init__(self, connection: Connection) -> None:
        self.customer_at: dict[int, int] = {}
        self.digests: dict[int, int] = {}
        self.terms = {name: defaultdict[int, int](int) for name in INDEXES}
        self.words: set[str] = set()
        ids = connection.exec_driver_sql("SELECT id FROM customer ORDER BY id").scalars().all()
        for chunk in chunks(ids, CHUNK):
            for person, found_by in read_findables(connection, chunk):
                doc = document(found_by)
                slot = slot_of(person.rank_key)
                self.customer_at[slot] = person.customer_id
                self.digests[slot] = digest_of(doc)
                self.terms["lookup"][slot] = sum(map(hash, doc.words))
                self.terms["lookup_runs"][slot] = sum(map(hash, enumerate(doc.runs)))
                if doc.states:
                    self.terms["lookup_present"][slot] = sum(map(hash, (*doc.states, *doc.words)))
                self.words |= doc.listed


@collection_paused()
def lookup_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each way in which the index differs from a fresh one (the first few)."""
    if connection.dialect.name != "sqlite":
        return []
    if not has_lookup_tables(connection):
        return ["The lookup's index is missing."]
    return [sentence for sentence, _ in zip(_differences(connection), range(_SHOWN), strict=False)]


def _differences(connection: Connection) -> Iterator[str]:
    shadow = _Shadow(connection)
    yield from _wrong_entries(connection, shadow)
    yield from _wrong_terms(connection, shadow)
    yield from _wrong_words(connection, shadow)


def _wrong_entries(connection: Connection, shadow: _Shadow) -> Iterator[str]:
    expected = {(whose, slot, shadow.digests[slot]) for slot, whose in shadow.customer_at.items()}
    rows = connection.exec_driver_sql("SELECT customer_id, slot, digest FROM lookup_entry")
    there = {(row[0], row[1], row[2]) for row in rows}
    stale = connection.exec_driver_sql(STALE).scalars()
    for customer_id in sorted({entry[0] for entry in expected ^ there}.union(stale)):
        yield f"Customer {customer_id} is not listed in the lookup as they should be."


def _wrong_terms(connection: Connection, shadow: _Shadow) -> Iterator[str]:
    try:
        _subtract_terms(connection, shadow)
    except DatabaseError:
        yield "The lookup's index is damaged."
        return
    for slot in sorted({slot for sums in shadow.terms.values() for slot, left in sums.items() if left}):
        if slot in shadow.customer_at:
            yield f"Customer {shadow.customer_at[slot]} is found by something else than is known of them."
        else:
            yield "The lookup finds somebody who is not there."


def _subtract_terms(connection: Connection, shadow: _Shadow) -> None:
    for name in INDEXES:
        sums = shadow.terms[name]
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {name}, instance)")
        try:
            rows = connection.exec_driver_sql("SELECT term, doc, offset FROM temp.terms")
            if name == "lookup_runs":
                for term, slot, position in rows:
                    sums[slot] -= hash((position, term))
            else:
                for term, slot, _ in rows:
                    sums[slot] -= hash(term)
        finally:
            connection.exec_driver_sql("DROP TABLE temp.terms")


def _wrong_words(connection: Connection, shadow: _Shadow) -> Iterator[str]:
    """Words that nobody has any more may stay until the next rebuild; they find nobody."""
    known = set(connection.exec_driver_sql("SELECT word FROM lookup_word").scalars())
    missing = len(shadow.words - known)
    if missing:
        yield f"{missing} words are missing from the list of known words."
    pieces = connection.exec_driver_sql("SELECT count(*) FROM lookup_piece").scalar_one()
    if pieces != sum(len(pieces_of(word)) for word in known):
        yield "The list of words in which a typing mistake is forgiven is not complete."
