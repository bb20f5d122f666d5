"""Reading comments, and the word lists that are listened for in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from app.model.survey import SurveyAnswer
from app.model.theme import Theme
from app.storage.comment_search.listening import Listener
from app.storage.comment_search.patterns import Pattern, patterns_of
from app.storage.lookup.terms import words_of

_ANSWER, _THEME = SurveyAnswer.__table__, Theme.__table__
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_COMMENTS = (
    select(_ANSWER.c.id, _ANSWER.c.comment, _ANSWER.c.language)
    .where(_ANSWER.c.id.in_(_IDS), _ANSWER.c.comment != "")
    .order_by(_ANSWER.c.id)
)


class Comment(NamedTuple):
    """What somebody wrote beside a score."""

    answer_id: int
    text: str
    language: str

    @property
    def terms(self) -> tuple[str, ...]:
        """The words it is found by."""
        return tuple(sorted(words_of(self.text)))


def read_comments(connection: Connection, answer_ids: Collection[int]) -> Iterator[Comment]:
    """The comments of those of the answers that have one, by id."""
    for row in connection.execute(_COMMENTS, {"ids": list(answer_ids)}):
        yield Comment(*row)


def read_patterns(connection: Connection, theme_ids: Collection[int] | None = None) -> list[Pattern]:
    """What these themes are heard by; of all of them without ids. Those that are retired are heard too."""
    wanted = select(_THEME.c.id, _THEME.c.words)
    if theme_ids is not None:
        wanted = wanted.where(_THEME.c.id.in_(theme_ids))
    return [
        pattern
        for theme_id, words in connection.execute(wanted.order_by(_THEME.c.id))
        for pattern in patterns_of(theme_id, lists_from(words))
    ]


def listener_at(connection: Connection) -> Listener:
    """Listens for every theme of the venue."""
    return Listener(read_patterns(connection))


def lists_from(kept: Any) -> Mapping[str, tuple[str, ...]]:
    """Word lists as they are kept; what is none is left out."""
    known = kept if isinstance(kept, dict) else {}
    return {
        str(language): tuple(word for word in words if isinstance(word, str))
        for language, words in known.items()
        if isinstance(words, (list, tuple))
    }
