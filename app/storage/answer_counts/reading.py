"""The answers of some people, as they are kept and as they must be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Table, select

from app.model.answer_count import AnswerLine
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeMention
from app.model.venue import Venue
from app.storage.answer_counts.lines import Line, lines_from
from app.storage.chunks import chunks
from app.storage.occasion_lines.families import live_among

LINE = cast(Table, AnswerLine.__table__)
ANSWER = cast(Table, SurveyAnswer.__table__)
_MENTION = cast(Table, ThemeMention.__table__)
COLUMNS = tuple(LINE.c[name] for name in Line._fields)
_READ = tuple(
    ANSWER.c[name]
    for name in (
        "id customer_id metric scale_min scale_max high_is_good score stage_id channel place department_id staff_id "
        "answered_at left_out"
    ).split()
)
Lines = dict[int, Line]


def zone_of(connection: Connection) -> ZoneInfo:
    """The zone in which the venue's days begin."""
    return ZoneInfo(connection.scalar(select(Venue.zone)) or "UTC")


def lines_now_and_then(
    connection: Connection, *, answer_ids: Collection[int], card_ids: Collection[int]
) -> tuple[Lines, Lines]:
    """The lines as they should be, and as they are kept, of these answers and of all people whom they concern.

    Those are whose the answers were and whose they are, and the people with these cards: who answers again
    changes what an earlier answer counts for.
    """
    kept = _kept(connection, LINE.c.answer_id, answer_ids)
    cards = set(card_ids) | {line.person_id for line in kept.values() if line.person_id}
    cards.update(_owners(connection, answer_ids))
    people = live_among(connection, cards)
    kept |= _kept(connection, LINE.c.person_id, people)
    answers = {answer.id: answer for answer in _answers(connection, ANSWER.c.customer_id, people)}
    answers |= {answer.id: answer for answer in _answers(connection, ANSWER.c.id, answer_ids)}
    themes = mentions_of(connection, answers)
    return lines_from(answers.values(), zone=zone_of(connection), people=people, themes=themes), kept


def mentions_of(connection: Connection, answer_ids: Iterable[int]) -> dict[int, str]:
    """The themes that the comments of these answers mention, as lines hold them; nothing of the others."""
    found: dict[int, str] = {}
    for ids in chunks(answer_ids):
        wanted = select(_MENTION.c.answer_id, _MENTION.c.theme_id).where(_MENTION.c.answer_id.in_(ids))
        for answer_id, theme_id in connection.execute(wanted.order_by(*wanted.selected_columns)):
            found[answer_id] = f"{found[answer_id]} {theme_id}" if answer_id in found else str(theme_id)
    return found


def kept_lines(connection: Connection, answer_ids: Iterable[int]) -> Iterable[Line]:
    """The lines of these answers, as they are kept."""
    return _kept(connection, LINE.c.answer_id, answer_ids).values()


def _kept(connection: Connection, column: ColumnElement[int], among: Iterable[int]) -> Lines:
    kept: Lines = {}
    for ids in chunks(among):
        for row in connection.execute(select(*COLUMNS).where(column.in_(ids))):
            kept[row.answer_id] = Line._make(row)
    return kept


def _answers(connection: Connection, column: ColumnElement[int], among: Iterable[int]) -> Iterator[Any]:
    answered = ANSWER.c.score.is_not(None)
    for ids in chunks(among):
        yield from connection.execute(select(*_READ).where(column.in_(ids), answered))


def _owners(connection: Connection, answer_ids: Collection[int]) -> Iterator[int]:
    for ids in chunks(answer_ids):
        owned = select(ANSWER.c.customer_id).where(ANSWER.c.id.in_(ids), ANSWER.c.customer_id.is_not(None))
        yield from connection.scalars(owned)
