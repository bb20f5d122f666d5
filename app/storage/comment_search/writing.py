"""Writing the words of comments, and which themes they are about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, select, text

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeMention
from app.storage.bulk import insert_rows
from app.storage.chunks import chunks
from app.storage.comment_search.ddl import TABLE_NAME, empty_comment_search, in_file
from app.storage.comment_search.listening import BETWEEN, Listener
from app.storage.comment_search.patterns import Pattern
from app.storage.comment_search.reading import Comment, listener_at, read_comments, read_patterns
from app.storage.comment_search.searching import maybe_about

_CHUNK = 4000
_ANSWER = SurveyAnswer.__table__
_MENTION = cast(Table, ThemeMention.__table__)
_INSERT = f"INSERT INTO {TABLE_NAME}(rowid, terms) SELECT value ->> 0, value ->> 1 FROM json_each(?)"
_DELETE = f"DELETE FROM {TABLE_NAME} WHERE rowid IN (SELECT value FROM json_each(?))"
_FORGET_THE_GONE = (
    f"DELETE FROM {TABLE_NAME} WHERE rowid IN (SELECT id FROM {TABLE_NAME}_docsize"
    " WHERE id NOT IN (SELECT id FROM survey_answer WHERE comment <> ''))"
)


def write_comments(connection: Connection, answer_ids: Collection[int]) -> None:
    """Write anew what these answers are found by and about, and forget those that are gone."""
    if not answer_ids:
        return
    listener = listener_at(connection)
    for ids in chunks(sorted(answer_ids)):
        _forget(connection, ids)
        connection.execute(delete(_MENTION).where(_MENTION.c.answer_id.in_(ids)))
        _put(connection, list(read_comments(connection, ids)), listener)


def forget_the_gone(connection: Connection) -> None:
    """Forget every comment that is not there any more, whoever took it away."""
    if in_file(connection):
        connection.exec_driver_sql(_FORGET_THE_GONE)


def write_themes(connection: Connection, theme_ids: Collection[int]) -> set[int]:
    """Listen for these themes again; gives the answers that are about them now and were not before, or were.

    What is known of all other themes stays.
    """
    mine = _MENTION.c.theme_id.in_(theme_ids)
    pairs = select(_MENTION.c.theme_id, _MENTION.c.answer_id).where(mine)
    before = set(map(tuple, connection.execute(pairs)))
    connection.execute(delete(_MENTION).where(mine))
    patterns = read_patterns(connection, theme_ids)
    listener = Listener(patterns)
    for comments in _comments_maybe_about(connection, patterns):
        _put_mentions(connection, comments, listener)
    return {answer_id for _, answer_id in before ^ set(map(tuple, connection.execute(pairs)))}


def answers_heard(connection: Connection, patterns: Sequence[Pattern]) -> set[int]:
    """The answers whose comments hold what is listened for."""
    listener = Listener(patterns)
    return {
        comment.answer_id
        for comments in _comments_maybe_about(connection, patterns)
        for comment in comments
        if listener.hears(comment.text, comment.language)
    }


def _comments_maybe_about(connection: Connection, patterns: Sequence[Pattern]) -> Iterator[list[Comment]]:
    wanted = maybe_about(connection, patterns)
    if wanted is not None:
        for ids in chunks(connection.scalars(wanted).all()):
            yield list(read_comments(connection, ids))


@collection_paused()
def rebuild_comments(connection: Connection, progress: Progress = no_progress) -> None:
    """Make the words of all comments and every mention anew."""
    empty_comment_search(connection)
    connection.execute(delete(_MENTION))
    with_comment = _ANSWER.c.comment != ""
    total = connection.scalar(select(func.count()).select_from(_ANSWER).where(with_comment)) or 0
    listener = listener_at(connection)
    after, done = 0, 0
    while True:
        batch = _next(connection, after)
        if not batch:
            break
        _put(connection, batch, listener)
        after, done = batch[-1].answer_id, done + len(batch)
        progress(done, total)
    if done and in_file(connection):
        connection.exec_driver_sql(f"INSERT INTO {TABLE_NAME}({TABLE_NAME}) VALUES ('optimize')")


def _next(connection: Connection, after: int) -> Sequence[Comment]:
    wanted = (
        select(_ANSWER.c.id, _ANSWER.c.comment, _ANSWER.c.language)
        .where(_ANSWER.c.id > after, _ANSWER.c.comment != "")
        .order_by(_ANSWER.c.id)
        .limit(_CHUNK)
    )
    return [Comment(*row) for row in connection.execute(wanted)]


def _put(connection: Connection, comments: Sequence[Comment], listener: Listener) -> None:
    _index(connection, comments)
    _put_mentions(connection, comments, listener)


def _put_mentions(connection: Connection, comments: Iterable[Comment], listener: Listener) -> None:
    rows: list[dict[str, Any]] = [
        {"theme_id": theme_id, "answer_id": comment.answer_id, "words": BETWEEN.join(words)}
        for comment in comments
        for theme_id, words in listener.hears(comment.text, comment.language).items()
    ]
    insert_rows(connection, _MENTION, rows=rows)


def _forget(connection: Connection, answer_ids: Sequence[int]) -> None:
    if in_file(connection):
        connection.exec_driver_sql(_DELETE, (json.dumps(answer_ids),))
    else:
        gone = text(f"DELETE FROM {TABLE_NAME} WHERE answer_id = ANY(:ids)")
        connection.execute(gone, {"ids": list(answer_ids)})


def _index(connection: Connection, comments: Sequence[Comment]) -> None:
    if not comments:
        return
    if in_file(connection):
        rows = [(comment.answer_id, " ".join(comment.terms)) for comment in comments]
        connection.exec_driver_sql(_INSERT, (json.dumps(rows),))
        return
    added = text(f"INSERT INTO {TABLE_NAME} (answer_id, words) VALUES (:answer_id, :words)")
    words = [{"answer_id": one.answer_id, "words": f" {' '.join(one.terms)} "} for one in comments]
    connection.execute(added, words)
