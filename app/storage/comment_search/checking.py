"""Proving that what comments are found by, and what they are about, agrees with what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from app.core.collecting import collection_paused
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeMention
from app.storage.chunks import chunks
from app.storage.comment_search.ddl import TABLE_NAME, has_comment_search, in_file
from app.storage.comment_search.listening import BETWEEN, Listener
from app.storage.comment_search.reading import read_comments, read_patterns

_SHOWN = 20
_ANSWER, _MENTION = SurveyAnswer.__table__, ThemeMention.__table__


@collection_paused()
def comment_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each way in which they differ from fresh ones (the first few)."""
    return list(islice(_differences(connection), _SHOWN))


def _differences(connection: Connection) -> Iterator[str]:
    if in_file(connection) and not has_comment_search(connection):
        yield "The index of comments is missing."
        return
    try:
        terms = _terms_by_answer(connection)
    except DatabaseError:
        yield "The index of comments is damaged."
        return
    ids = connection.scalars(select(_ANSWER.c.id).order_by(_ANSWER.c.id)).all()
    # Where nobody has answered yet, nothing is listened for.
    listener = Listener(read_patterns(connection) if ids else ())
    for chunk in chunks(ids):
        mentions = _mentions(connection, chunk)
        for comment in read_comments(connection, chunk):
            if terms.pop(comment.answer_id, 0) != sum(map(hash, comment.terms)):
                yield f"Answer {comment.answer_id} is found by something else than it says."
            heard = listener.hears(comment.text, comment.language)
            about = {theme_id: BETWEEN.join(words) for theme_id, words in heard.items()}
            if mentions.pop(comment.answer_id, {}) != about:
                yield f"Answer {comment.answer_id} is about something else than it says."
        for answer_id in mentions:
            yield f"Answer {answer_id} is about something and says nothing."
    for answer_id in sorted(terms):
        yield f"The index of comments finds answer {answer_id}, which says nothing."


def _mentions(connection: Connection, answer_ids: list[int]) -> dict[int, dict[int, str]]:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in connection.execute(select(_MENTION).where(_MENTION.c.answer_id.in_(answer_ids))):
        found[row.answer_id][row.theme_id] = row.words
    return dict(found)


def _terms_by_answer(connection: Connection) -> dict[int, int]:
    """The terms by which each answer is found, added up as one number."""
    sums: defaultdict[int, int] = defaultdict(int)
    if not in_file(connection):
        for answer_id, words in connection.execute(text(f"SELECT answer_id, words FROM {TABLE_NAME}")):
            sums[answer_id] = sum(map(hash, words.split()))
        return dict(sums)
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.comment_terms USING fts5vocab(main, {TABLE_NAME}, instance)"
    )
    try:
        for term, answer_id in connection.exec_driver_sql("SELECT term, doc FROM temp.comment_terms"):
            sums[answer_id] += hash(term)
    finally:
        connection.exec_driver_sql("DROP TABLE temp.comment_terms")
    return dict(sums)
