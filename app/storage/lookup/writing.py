"""Writing documents into the index."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.storage.chunks import chunks
from app.storage.health_needs import holds
from app.storage.lookup.ddl import INDEXES, SLOT_OF_RANK_ZERO, empty_lookup_tables
from app.storage.lookup.source import Person, read_findables
from app.storage.lookup.spelling import add_words
from app.storage.lookup.terms import Document, Findable, document

CHUNK = 2_000
_SHOWN = f"""
c.display_name, c.given_name, c.family_name, c.preferred_name, c.card_number, c.tier,
s.last_visit_on, s.visits_count, s.visits_completed, c.restricted_at IS NOT NULL,
(SELECT json_group_array(json_array(value, normal, national_digits)) FROM (
    SELECT value, normal, national_digits FROM contact_point INDEXED BY ix_contact_point_number
    WHERE customer_id = c.id AND kind IN ('phone', 'email') AND kind = 'phone'
    ORDER BY preferred DESC, CASE WHEN preferred THEN -id ELSE id END
)),
(SELECT json_group_array(name ORDER BY worn.id) FROM customer_tag worn JOIN tag ON tag.id = worn.tag_id
    WHERE worn.customer_id = c.id),
(SELECT json_group_array(json_array(status, place, arrives_on, leaves_on) ORDER BY id)
    FROM visit INDEXED BY ix_visit_ahead WHERE customer_id = c.id AND status IN ('here', 'booked')),
json_array(
    json((SELECT json_group_array(name ORDER BY id) FROM alias WHERE customer_id = c.id)),
    json((SELECT json_group_array(text ORDER BY id) FROM (
        SELECT id, display_name AS text FROM customer WHERE merged_into_id = c.id
        UNION ALL SELECT id, trim(given_name || ' ' || family_name) FROM customer WHERE merged_into_id = c.id))),
    json((SELECT json_group_array(name ORDER BY id) FROM (
        SELECT id, name FROM companion WHERE customer_id = c.id
        UNION ALL SELECT along.id, along.name FROM companion_share share
            JOIN companion along ON along.id = share.companion_id WHERE share.customer_id = c.id))),
    json((SELECT json_group_array(text ORDER BY id) FROM preference
        WHERE customer_id = c.id AND withdrawn_at IS NULL AND {holds()})),
    json((SELECT json_group_array(value ORDER BY id) FROM contact_point INDEXED BY ix_contact_point_number
        WHERE customer_id = c.id AND kind IN ('phone', 'email') AND kind = 'email')),
    json((SELECT json_group_array(card_number ORDER BY id) FROM customer
        WHERE merged_into_id = c.id AND card_number <> '')),
    json((SELECT json_group_array(reference ORDER BY id) FROM visit INDEXED BY ix_visit_known_by
        WHERE customer_id = c.id AND reference <> ''))
)
"""
"""What an entry shows of the customer ``c`` with the summary ``s``.

As JSON: phones, the preferred in front; tags; visits that are or will be; and of what they are known by aliases,
names before merging, companions, preferences, emails, cards before merging and references, each a list.
"""

_SHOWN_IN = (
    "display_name", "given_name", "family_name", "preferred_name", "card_number", "tier",
    "last_visit_on", "visits_count", "visits_completed", "restricted", "phones", "tags", "ahead", "known",
)  # fmt: skip
"""The columns of an entry that hold it, in the same order."""

_INTO_ENTRIES = f"INSERT INTO lookup_entry(slot, customer_id, digest, {', '.join(_SHOWN_IN)})"
_SOME_ENTRIES = f"""
{_INTO_ENTRIES} SELECT entry.value ->> 0, entry.value ->> 1, entry.value ->> 2, {_SHOWN}
FROM json_each(?) entry
CROSS JOIN customer c ON c.id = entry.value ->> 1
CROSS JOIN customer_summary s ON s.customer_id = c.id
"""
_MADE = "CREATE TEMP TABLE lookup_made (slot INTEGER, customer_id INTEGER PRIMARY KEY, digest INTEGER)"
# Read in the order of the customers, written in that of the slots: otherwise each would be another page.
_ALL_ENTRIES = f"""
{_INTO_ENTRIES} SELECT made.slot, made.customer_id, made.digest, {_SHOWN}
FROM temp.lookup_made made
CROSS JOIN customer c ON c.id = made.customer_id
CROSS JOIN customer_summary s ON s.customer_id = c.id
ORDER BY +made.slot
"""

STALE = f"""
SELECT c.id FROM lookup_entry e JOIN customer c ON c.id = e.customer_id
JOIN customer_summary s ON s.customer_id = c.id
WHERE ({", ".join(f"e.{name}" for name in _SHOWN_IN)}) IS NOT ({_SHOWN})
"""
"""Whose entry shows something else than is known."""

_OF_THESE = "e.customer_id IN (SELECT value FROM json_each(?))"

MOST_OF_ALL = 0.5
"""When so large a part of all customers changed, making everything anew is quicker."""


class _Entry(NamedTuple):
    slot: int
    customer_id: int
    digest: int


def slot_of(rank_key: int) -> int:
    """Where a document stands; the best customer has the lowest slot."""
    return SLOT_OF_RANK_ZERO - rank_key


def digest_of(doc: Document) -> int:
    """A number that changes with the document."""
    data = f"{doc.present_text}\n{doc.run_text}".encode()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def reindex_customers(
    connection: Connection, customer_ids: Collection[int], *, progress: Progress = no_progress
) -> None:
    """Write the documents of these customers anew where they changed, and take out whoever is gone."""
    if len(customer_ids) > CHUNK and len(customer_ids) > MOST_OF_ALL * _indexed(connection):
        rebuild(connection, progress)
        return
    ids = _best_first(connection, customer_ids)
    done = 0
    for chunk in chunks(ids, CHUNK):
        add_words(connection, _write_changes(connection, chunk))
        done += len(chunk)
        progress(done, len(ids))


@collection_paused()
def rebuild(connection: Connection, progress: Progress = no_progress) -> None:
    """Make the whole index anew."""
    empty_lookup_tables(connection)
    connection.exec_driver_sql(_MADE)
    ids = connection.exec_driver_sql(
        "SELECT customer_id FROM customer_summary ORDER BY customer_id"
    ).scalars()
    total = connection.exec_driver_sql("SELECT count(*) FROM customer_summary").scalar_one()
    words: Counter[str] = Counter()
    documents: list[tuple[_Entry, Document]] = []
    done = 0
    # While SQLite takes in one chunk, outside the interpreter's lock, the words of the next are worked out.
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="index") as writer:
        for chunk in chunks(ids.all(), CHUNK):
            findables = list(read_findables(connection, chunk))
            writing = writer.submit(_insert, connection, documents)
            documents = _documents(findables)
            for _, doc in documents:
                words.update(doc.listed)
            writing.result()
            done += len(chunk)
            progress(done, total)
    _insert(connection, documents)
    connection.exec_driver_sql(_ALL_ENTRIES)
    connection.exec_driver_sql("DROP TABLE temp.lookup_made")
    add_words(connection, words)
    for name in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def _indexed(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM lookup_entry").scalar_one())


def _best_first(connection: Connection, customer_ids: Collection[int]) -> list[int]:
    """All the ids, in the order of their slots: the index takes ascending rows fastest."""
    ranked = connection.exec_driver_sql(
        "SELECT customer_id FROM customer_summary WHERE customer_id IN (SELECT value FROM json_each(?))"
        " ORDER BY rank_key DESC",
        (json.dumps(list(customer_ids)),),
    ).scalars()
    return list(dict.fromkeys([*ranked, *customer_ids]))


def _documents(findables: Iterable[tuple[Person, Findable]]) -> list[tuple[_Entry, Document]]:
    documents = []
    for person, found_by in findables:
        doc = document(found_by)
        documents.append((_Entry(slot_of(person.rank_key), person.customer_id, digest_of(doc)), doc))
    documents.sort(key=lambda pair: pair[0].slot)
    return documents


def _write_changes(connection: Connection, ids: list[int]) -> Counter[str]:
    rows = connection.exec_driver_sql(
        f"SELECT slot, customer_id, digest FROM lookup_entry e WHERE {_OF_THESE}", (json.dumps(ids),)
    )
    before = {_Entry(*row) for row in rows}
    stale = set(connection.exec_driver_sql(f"{STALE} AND {_OF_THESE}", (json.dumps(ids),)).scalars())
    documents = _documents(read_findables(connection, ids))
    kept = before.intersection(entry for entry, _ in documents)
    shown = {entry for entry in kept if entry.customer_id not in stale}
    changed = [(entry, doc) for entry, doc in documents if entry not in kept]
    _delete(connection, INDEXES, entries=before - kept)
    _delete(connection, ("lookup_entry",), entries=before - shown)
    _insert_entries(connection, [entry for entry, _ in documents if entry not in shown])
    _insert_documents(connection, changed)
    return Counter(word for _, doc in changed for word in doc.listed)


def _delete(connection: Connection, names: Iterable[str], *, entries: Iterable[_Entry]) -> None:
    slots = [(slot,) for slot in sorted(entry.slot for entry in entries)]
    if slots:
        for name in names:
            connection.exec_driver_sql(f"DELETE FROM {name} WHERE rowid = ?", slots)


def _insert(connection: Connection, documents: list[tuple[_Entry, Document]]) -> None:
    made = [entry for entry, _ in documents]
    _insert_all(connection, "temp.lookup_made(slot, customer_id, digest)", made)
    _insert_documents(connection, documents)


def _insert_entries(connection: Connection, entries: list[_Entry]) -> None:
    if entries:
        connection.exec_driver_sql(_SOME_ENTRIES, (json.dumps(entries),))


def _insert_documents(connection: Connection, documents: list[tuple[_Entry, Document]]) -> None:
    _insert_all(connection, "lookup(rowid, terms)", [(entry.slot, doc.text) for entry, doc in documents])
    present = [(entry.slot, doc.present_text) for entry, doc in documents if doc.states]
    _insert_all(connection, "lookup_present(rowid, terms)", present)
    runs = [(entry.slot, doc.run_text) for entry, doc in documents if doc.runs]
    _insert_all(connection, "lookup_runs(rowid, digits)", runs)


def _insert_all(connection: Connection, into: str, rows: Sequence[tuple[int | str, ...]]) -> None:
    """One statement for all rows: full-text tables take it in half the time of one statement a row."""
    if rows:
        values = ", ".join(f"value ->> {column}" for column in range(len(rows[0])))
        connection.exec_driver_sql(
            f"INSERT INTO {into} SELECT {values} FROM json_each(?)", (json.dumps(rows),)
        )
