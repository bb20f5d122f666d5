"""What lines are made of, and those that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, func, select

from app.model.answer_count import AnswerLine
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeMention
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.answer_counts.lines import Line
from app.storage.chunks import chunks

LINE = cast(Table, AnswerLine.__table__)
ANSWER = cast(Table, SurveyAnswer.__table__)
_MENTION, _VISIT = cast(Table, ThemeMention.__table__), cast(Table, Visit.__table__)
COLUMNS = tuple(LINE.c[name] for name in Line._fields)
_READ = tuple(
    ANSWER.c[name]
    for name in (
        "id customer_id metric scale_min scale_max high_is_good score stage_id channel place department_id staff_id "
        "answered_at left_out"
    ).split()
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ZONE = select(Venue.zone)
_LINES = select(*COLUMNS)
_LINES_OF_ANSWERS = _LINES.where(LINE.c.answer_id.in_(_IDS))
_LINES_OF_PEOPLE = _LINES.where(LINE.c.person_id.in_(_IDS))
_SEGMENT = func.coalesce(_VISIT.c.segment, "").label("segment")
_ANSWERS = select(*_READ, (ANSWER.c.comment != "").label("is_worded"), _SEGMENT).outerjoin_from(
    ANSWER, _VISIT, _VISIT.c.id == ANSWER.c.visit_id
)
_ANSWERS_THEMSELVES = _ANSWERS.where(ANSWER.c.id.in_(_IDS))
_ANSWERS_ON_CARDS = _ANSWERS.where(ANSWER.c.customer_id.in_(_IDS), ANSWER.c.score.is_not(None))
_MENTIONS = (
    select(_MENTION.c.answer_id, _MENTION.c.theme_id)
    .where(_MENTION.c.answer_id.in_(_IDS))
    .order_by(_MENTION.c.answer_id, _MENTION.c.theme_id)
)
_SEGMENTS = (
    select(ANSWER.c.id, _SEGMENT)
    .join_from(ANSWER, _VISIT, _VISIT.c.id == ANSWER.c.visit_id)
    .where(_VISIT.c.id.in_(_IDS))
)
Lines = dict[int, Line]


def zone_of(connection: Connection) -> ZoneInfo:
    """The zone in which the venue's days begin."""
    return ZoneInfo(connection.scalar(_ZONE) or "UTC")


def kept_lines(connection: Connection, answer_ids: Iterable[int]) -> Lines:
    """The lines of these answers, as they are kept."""
    return _by_answer(rows_among(connection, _LINES_OF_ANSWERS, among=answer_ids))


def kept_lines_of(connection: Connection, people: Iterable[int]) -> Lines:
    """The lines of these people, as they are kept."""
    return _by_answer(rows_among(connection, _LINES_OF_PEOPLE, among=people))


def answers_themselves(connection: Connection, answer_ids: Iterable[int]) -> list[Any]:
    """These answers, as far as they are there."""
    return list(rows_among(connection, _ANSWERS_THEMSELVES, among=answer_ids))


def answers_on(connection: Connection, card_ids: Iterable[int]) -> list[Any]:
    """All that these cards answered."""
    return list(rows_among(connection, _ANSWERS_ON_CARDS, among=card_ids))


def mentions_of(connection: Connection, answer_ids: Iterable[int]) -> dict[int, str]:
    """The themes that the comments of these answers mention, as lines hold them; nothing of the others."""
    found: dict[int, str] = {}
    for answer_id, theme_id in rows_among(connection, _MENTIONS, among=answer_ids):
        found[answer_id] = f"{found[answer_id]} {theme_id}" if answer_id in found else str(theme_id)
    return found


def segments_of(connection: Connection, visit_ids: Iterable[int]) -> dict[int, str]:
    """The answers about these visits, each with the segment of its visit."""
    return {row.id: row.segment for row in rows_among(connection, _SEGMENTS, among=visit_ids)}


def rows_among(connection: Connection, statement: Select[Any], *, among: Iterable[int]) -> Iterator[Any]:
    """The rows that a statement gives for these ids, a few hundred at a time."""
    for ids in chunks(among):
        yield from connection.execute(statement, {"ids": ids})


def _by_answer(rows: Iterable[Any]) -> Lines:
    return {line.answer_id: line for line in map(Line._make, rows)}
