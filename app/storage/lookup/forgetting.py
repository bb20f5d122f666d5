"""Taking words out of the list of known words that nobody is found by any more."""

from __future__ import annotations

from typing import Any

_TERMS = "CREATE VIRTUAL TABLE temp.lookup_terms USING fts5vocab(main, lookup, row)"
_UNKNOWN = (
    "SELECT id FROM lookup_word WHERE NOT EXISTS (SELECT 1 FROM temp.lookup_terms WHERE term = word)"
    " AND NOT EXISTS (SELECT 1 FROM temp.lookup_terms WHERE term = '.' || word)"
)


def forget_words(driver: Any) -> int:
    """Inside a transaction of the driver, after the index was joined; gives how many words went.

    Words only ever come in while people work: looking whether somebody else has them would make each of their
    changes wait.
    """
    driver.execute(_TERMS)
    try:
        gone = [row for (row,) in driver.execute(_UNKNOWN).fetchall()]
    finally:
        driver.execute("DROP TABLE temp.lookup_terms")
    if gone:
        driver.execute("CREATE TEMP TABLE lookup_gone (id INTEGER PRIMARY KEY)")
        driver.executemany("INSERT INTO temp.lookup_gone VALUES (?)", [(row,) for row in gone])
        driver.execute("DELETE FROM lookup_piece WHERE word_id IN (SELECT id FROM temp.lookup_gone)")
        driver.execute("DELETE FROM lookup_word WHERE id IN (SELECT id FROM temp.lookup_gone)")
        driver.execute("DROP TABLE temp.lookup_gone")
    return len(gone)
