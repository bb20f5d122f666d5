"""Names of files that were brought in: one that holds a single person is mostly called after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from app.core.text_folding import fold
from app.law.holdings import NOBODY
from app.law.queries.person_rows import TABLES, Found
from app.storage.chunks import chunks
from app.storage.write_session import WriteSession

_SHORTEST = 3
"""Letters of a word that tells whose a file is; of other alphabets, some of which write words as signs, one does."""
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class FileNames:
    """What files may be called after somebody, and which imports brought something of theirs."""

    in_full: frozenset[str]
    words: frozenset[str]
    theirs: frozenset[int]

    def forget(self, session: WriteSession) -> set[int]:
        """Take the names of such files away, and of matchings called after them; gives the log's entries with them."""
        connection, batch, matching = session.connection(), TABLES["import_batch"], TABLES["import_mapping"]
        for number, names in connection.execute(select(batch.c.id, batch.c.file_names)).all():
            kept = [NOBODY if self._is_theirs(one, number) else one for one in names]
            if kept != names:
                connection.execute(update(batch).where(batch.c.id == number).values(file_names=kept))
                session.note_rows("import_batch", ids=[number], customer_ids=())
        for shape, name in connection.execute(select(matching.c.shape, matching.c.name)).all():
            if self._is_theirs(name):
                connection.execute(update(matching).where(matching.c.shape == shape).values(name=NOBODY))
        entry = TABLES["audit_entry"].c
        told = connection.execute(select(entry.id, entry.details).where(entry.kind == matching.name)).all()
        return {
            number for number, details in told if details and self._is_theirs(str(details.get("name", "")))
        }

    def _is_theirs(self, name: str, batch: int = 0) -> bool:
        """In full it is theirs wherever it stands; any word of theirs tells of a file that brought them in."""
        words = _words(name)
        joined = "".join(words)
        return any(one in joined for one in self.in_full) or (
            batch in self.theirs and not self.words.isdisjoint(words)
        )


def file_names_of(connection: Connection, found: Found) -> FileNames:
    """By all that stands on their cards; to be asked before that is taken away."""
    customer, alias, change_of = TABLES["customer"].c, TABLES["alias"].c, TABLES["import_update"]
    mine = customer.id.in_(found.cards)
    parts = (customer.given_name, customer.family_name, customer.preferred_name)
    names = [*connection.scalars(select(customer.display_name).where(mine))]
    names += connection.scalars(select(alias.name).where(alias.customer_id.in_(found.cards)))
    words = {word for row in connection.execute(select(*parts).where(mine)) for word in _words(*row)}
    batches = {*connection.scalars(select(customer.import_batch_id).where(mine))}
    for some in chunks(found.of(change_of.name)):
        batches |= {*connection.scalars(select(change_of.c.batch_id).where(change_of.c.id.in_(some)))}
    return FileNames(
        frozenset(joined for name in names if _tells(joined := "".join(_words(name)))),
        frozenset(word for word in words | set(_words(*names)) if _tells(word)),
        frozenset(batches - {None}),
    )


def _words(*names: str) -> list[str]:
    return [word for name in names for word in _WORDS.findall(fold(name))]


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST or not word.isascii()
