"""The list of known words: how a long word goes on, and which was meant by a mistyped one.

A word and the same word with a mistake have a piece in common: what is left without one letter. Pieces are made
of the first letters only, so that unfinished words are found by the beginning of a piece.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from app.storage.chunks import chunks
from app.storage.looking import Looks
from app.storage.lookup.terms import can_be_misspelled

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEADING = 7
SHORTEST_UNFINISHED = 4
"""From so many letters on a word may be unfinished and mistyped at once."""
SORTED_TOGETHER = 4_000
"""Words whose pieces are sorted at once: a longer sort would hold a window up."""
_MOST_CANDIDATES = 20_000
MOST_ENDINGS = 150
"""More known words with one beginning are not told apart."""
_LAST = "\U0010ffff"
_ENDINGS = """
SELECT q.value, (SELECT json_group_array(word) FROM
    (SELECT word FROM lookup_word WHERE word >= q.value AND word < q.value || ?2 LIMIT ?3))
FROM json_each(?1) q
"""
_BY_BEGINNING = """
SELECT DISTINCT w.word, w.seen FROM json_each(?1) q
JOIN lookup_piece p ON p.piece >= q.value AND p.piece < q.value || ?2
JOIN lookup_word w ON w.id = p.word_id LIMIT ?3
"""
_BY_PIECE = """
SELECT DISTINCT w.word, w.seen FROM json_each(?1) q
JOIN lookup_piece p ON p.piece = q.value
JOIN lookup_word w ON w.id = p.word_id LIMIT ?2
"""


def pieces_of(word: str) -> set[str]:
    """The leading letters of a word, whole and without any one of them; none if no mistake is forgiven in it."""
    if not can_be_misspelled(word):
        return set()
    leading = word[:LEADING]
    return {leading} | {leading[:at] + leading[at + 1 :] for at in range(len(leading))}


def add_words(connection: Connection, words: Mapping[str, int]) -> None:
    """Learn words; the number says in how many more documents each stands."""
    if not words:
        return
    known = set(
        connection.exec_driver_sql(
            "SELECT word FROM lookup_word WHERE word IN (SELECT value FROM json_each(?))",
            (json.dumps(list(words)),),
        ).scalars()
    )
    if known:
        connection.exec_driver_sql(
            "UPDATE lookup_word SET seen = seen + ? WHERE word = ?", [(words[word], word) for word in known]
        )
    new = sorted(words.keys() - known)
    if new:
        first = connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM lookup_word").scalar_one()
        numbered = list(enumerate(new, first))
        connection.exec_driver_sql(
            "INSERT INTO lookup_word(id, word, seen) VALUES (?, ?, ?)",
            [(word_id, word, words[word]) for word_id, word in numbered],
        )
        for some in chunks(numbered, SORTED_TOGETHER):
            if pieces := sorted((piece, word_id) for word_id, word in some for piece in pieces_of(word)):
                connection.exec_driver_sql("INSERT INTO lookup_piece(piece, word_id) VALUES (?, ?)", pieces)


def known_endings(connection: Looks, terms: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each term the known words that begin with it, unless there are very many."""
    if not terms:
        return {}
    rows = connection.exec_driver_sql(
        _ENDINGS, (json.dumps(sorted(terms)), _LAST, MOST_ENDINGS + 1)
    ).fetchall()
    words = {term: tuple(json.loads(found)) for term, found in rows}
    return {term: found for term, found in words.items() if len(found) <= MOST_ENDINGS}


def corrections(connection: Looks, typed: str, *, most: int = 20) -> tuple[str, ...]:
    """The known words that ``typed`` may have been meant for: one letter more, less, other or swapped.

    Whole words come before the beginnings of words, frequent ones before rare.
    """
    from rapidfuzz.distance import OSA

    unfinished = len(typed) >= SHORTEST_UNFINISHED
    found = []
    for word, seen in _candidates(connection, typed, unfinished=unfinished):
        if OSA.distance(typed, word, score_cutoff=1) <= 1:
            found.append((0, -seen, word))
        elif unfinished and _begins_like(word, typed):
            found.append((1, -seen, word))
    return tuple(word for _, _, word in sorted(found)[:most])


def _candidates(connection: Looks, typed: str, *, unfinished: bool) -> list[tuple[str, int]]:
    pieces = json.dumps(sorted(pieces_of(typed)))
    if unfinished and len(typed) < LEADING:
        rows = connection.exec_driver_sql(_BY_BEGINNING, (pieces, _LAST, _MOST_CANDIDATES))
    else:
        rows = connection.exec_driver_sql(_BY_PIECE, (pieces, _MOST_CANDIDATES))
    return [(word, seen) for word, seen in rows]


def _begins_like(word: str, typed: str) -> bool:
    from rapidfuzz.distance import OSA

    length = len(typed)
    return any(
        OSA.distance(typed, word[:end], score_cutoff=1) <= 1
        for end in (length - 1, length, length + 1)
        if end <= len(word)
    )
