"""Keeping the words of comments, and what they are about, in step with the data."""

from __future__ import annotations

from sqlalchemy import Connection, exists, select
from sqlalchemy.orm import Session

from app.model.import_batch import ImportBatch
from app.model.survey import SurveyAnswer
from app.model.theme import Theme
from app.storage.chunks import chunks
from app.storage.comment_search.patterns import patterns_of
from app.storage.comment_search.reading import lists_from
from app.storage.comment_search.writing import (
    answers_heard,
    forget_the_gone,
    rebuild_comments,
    write_comments,
    write_themes,
)
from app.storage.recording import Recorded, RowChange

_ANSWER = SurveyAnswer.__table__


class CommentKeeper:
    """Follows every change of a comment or of a word list; says which answers are about something else now.

    Comes before whatever follows ``recorded.mentions_changed``.
    """

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Write the comments touched, and listen again for the themes touched; for all when they are not known."""
        connection = session.connection()
        if recorded.everything and not recorded.customer_ids:
            if connection.scalar(select(exists().where(_ANSWER.c.id > 0))):
                rebuild_comments(connection, recorded.progress)
            return
        answers = _touched_answers(connection, recorded)
        if answers:
            write_comments(connection, answers)
            recorded.mentions_changed.update(answers)
        if recorded.everything:
            forget_the_gone(connection)
        if themes := _touched_themes(recorded):
            recorded.mentions_changed.update(write_themes(connection, themes), _left(connection, recorded))


def _touched_answers(connection: Connection, recorded: Recorded) -> set[int]:
    changes = [row for row in recorded.changes if row.mapped is SurveyAnswer]
    touched = {row.row_id for row in changes if _says_otherwise(row)}
    touched |= {row_id for kind, row_id in recorded.noted if kind == SurveyAnswer.__tablename__}
    if recorded.everything:
        for ids in chunks(sorted(recorded.customer_ids)):
            mine = select(_ANSWER.c.id).where(_ANSWER.c.customer_id.in_(ids))
            touched.update(connection.scalars(mine))
        batches = {row_id for kind, row_id in recorded.noted if kind == ImportBatch.__tablename__}
        brought = select(_ANSWER.c.id).where(_ANSWER.c.import_batch_id.in_(batches))
        touched.update(connection.scalars(brought))
    return touched


def _says_otherwise(row: RowChange) -> bool:
    before, after = row.before or {}, row.after or {}
    return any(before.get(name, "") != after.get(name, "") for name in ("comment", "language"))


def _touched_themes(recorded: Recorded) -> set[int]:
    touched = {row.row_id for row in recorded.changes if row.mapped is Theme and _listens_otherwise(row)}
    return touched | {row_id for kind, row_id in recorded.noted if kind == Theme.__tablename__}


def _listens_otherwise(row: RowChange) -> bool:
    return (row.before or {}).get("words") != (row.after or {}).get("words")


def _left(connection: Connection, recorded: Recorded) -> set[int]:
    """The answers that were about themes that are gone, and took their mentions with them."""
    patterns = [
        pattern
        for row in recorded.changes
        if row.mapped is Theme and row.before and not row.after
        for pattern in patterns_of(row.row_id, lists_from(row.before["words"]))
    ]
    return answers_heard(connection, patterns)
