"""Asking the index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.storage.looking import Looks
from app.storage.lookup.query import Endings, Need, Query, Word, parse
from app.storage.lookup.spelling import corrections, known_endings
from app.storage.lookup.terms import HERE, arrival_term, can_be_misspelled

# "LIMIT -1" keeps each branch a source of its own that is read only as far as rows are asked for.
_WORDS = "SELECT * FROM (SELECT rowid AS slot FROM lookup WHERE lookup MATCH ? ORDER BY rowid LIMIT -1)"
_PRESENT = "SELECT * FROM (SELECT rowid AS slot FROM lookup_present WHERE lookup_present MATCH ? ORDER BY rowid LIMIT -1)"
_RUNS = (
    "SELECT * FROM (SELECT rowid AS slot FROM lookup_runs WHERE lookup_runs MATCH ? ORDER BY rowid LIMIT -1)"
)
_RUNS_AND_WORDS = (
    "SELECT * FROM (SELECT rowid AS slot FROM lookup_runs WHERE lookup_runs MATCH ?"
    " AND +rowid IN (SELECT rowid FROM lookup WHERE lookup MATCH ?) ORDER BY rowid LIMIT -1)"
)
_EVERYBODY = "SELECT * FROM (SELECT slot FROM lookup_entry ORDER BY slot LIMIT -1)"

Branch = tuple[str, tuple[str, ...]]


def find_slots(connection: Looks, query: Query, *, today: date, limit: int) -> list[int]:
    """The slots of those who meet the query, best first.

    Who is here now comes before who arrives today and before everybody else; in each of these, who is found by
    name comes first, then the recent and frequent.
    """
    branches = list(_branches(query, known_endings(connection, query.long_terms()), today))
    if not branches:
        return []
    sql = " UNION ALL ".join(branch for branch, _ in branches)
    values = tuple(value for _, values in branches for value in values)
    slots: dict[int, None] = {}
    result = connection.exec_driver_sql(sql, values)
    try:
        while len(slots) < limit and (rows := result.fetchmany(limit)):
            slots.update(dict.fromkeys(row[0] for row in rows))
    finally:
        result.close()
    return list(slots)[:limit]


def _branches(query: Query, endings: Endings, today: date) -> Iterator[Branch]:
    if query.is_empty:
        yield _PRESENT, (f'"{HERE}"',)
        yield _PRESENT, (f'"{arrival_term(today)}"',)
        yield _EVERYBODY, ()
        return
    by_name, by_anything = query.in_names(endings), query.anywhere(endings)
    runs, beside_runs = query.runs(endings)
    for state in (f'"{HERE}" AND ', f'"{arrival_term(today)}" AND ', ""):
        words = _PRESENT if state else _WORDS
        if by_name:
            yield words, (state + by_name,)
        if by_anything != by_name:
            yield words, (state + by_anything,)
        if runs and beside_runs:
            yield _RUNS_AND_WORDS, (state + runs, beside_runs)
        elif runs:
            yield _RUNS, (state + runs,)


def forgive_typo(connection: Looks, text: str) -> Query | None:
    """What may have been meant by ``text`` if one of its words is mistyped; None when there is no such thing."""
    needs = parse(text, apart=True)
    ways = []
    for at, need in enumerate(needs):
        meant = _meant(connection, need)
        if meant is not None:
            ways.append((*needs[:at], meant, *needs[at + 1 :]))
    return Query(tuple(ways), forgiving=True) if ways else None


def _meant(connection: Looks, need: Need) -> Need | None:
    typed = [term for words in need.alternatives[:1] for word in words for term in word.terms]
    words = [
        word
        for term in dict.fromkeys(typed)
        if can_be_misspelled(term)
        for word in corrections(connection, term)
    ]
    return Need(((Word(tuple(dict.fromkeys(words)), whole=True),),)) if words else None
