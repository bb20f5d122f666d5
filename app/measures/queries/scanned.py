"""Counting by looking at every answer in a time, where nothing is kept of what it is told apart by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Table,
    and_,
    column,
    func,
    literal_column,
    select,
    true,
    values,
)

from app.measures.queries.narrowing import ANSWER, LINE, conditions
from app.measures.queries.tally import Tally
from app.measures.queries.windows import Window
from app.measures.scope import By, Narrowing
from app.model.answer_count import SCORES
from app.model.tag import CustomerTag
from app.model.theme import ThemeMention
from app.model.visit import Visit

_VISIT, _TAGGED = cast(Table, Visit.__table__), cast(Table, CustomerTag.__table__)
_MENTION = cast(Table, ThemeMention.__table__)
_OWN = {
    By.STAGE: LINE.c.stage_id,
    By.CHANNEL: LINE.c.channel,
    By.PLACE: LINE.c.place,
    By.STAFF: LINE.c.staff_id,
    By.DEPARTMENT: LINE.c.department_id,
    By.HOUR: LINE.c.hour,
}


def scan(
    connection: Connection,
    lines: Sequence[int],
    windows: Sequence[tuple[int, Window]],
    *,
    by: By | None,
    narrowing: Narrowing,
    tally: Tally,
) -> None:
    """Add the answers on these scales in each window, given with its place, by what they share."""
    if not windows or not lines:
        return
    wanted = list(conditions(connection, narrowing))
    if by is None:
        _scan_all(connection, lines, windows, wanted, tally)
    else:
        _scan_by(connection, lines, windows, wanted, by=by, tally=tally)


def _scan_all(
    connection: Connection,
    lines: Sequence[int],
    windows: Sequence[tuple[int, Window]],
    wanted: list[ColumnElement[bool]],
    tally: Tally,
) -> None:
    """Score by score, which takes no sorting: lines of one score lie side by side."""
    window = _windows(windows)
    score = values(column("score", Integer), name="score").data([(each,) for each in SCORES]).cte("scores")
    scale = values(column("line", Integer), name="scale").data([(each,) for each in lines]).cte("scales")
    counted = (
        select(func.count())
        .select_from(LINE)
        .where(LINE.c.line == scale.c.line, LINE.c.score == score.c.score, *_inside(window), *wanted)
        .correlate(window, score, scale)
        .scalar_subquery()
    )
    found = select(window.c.place, scale.c.line, score.c.score, counted).select_from(
        window.join(scale, true()).join(score, true())
    )
    for place, line, each, n in connection.execute(found):
        if n:
            tally.add_one((place, ""), line, each, n)


def _scan_by(
    connection: Connection,
    lines: Sequence[int],
    windows: Sequence[tuple[int, Window]],
    wanted: list[ColumnElement[bool]],
    *,
    by: By,
    tally: Tally,
) -> None:
    window = _windows(windows)
    key, source = _key(by)
    found = (
        select(window.c.place, key, LINE.c.line, LINE.c.score, func.count())
        .select_from(window)
        .join(source, and_(LINE.c.line.in_(lines), *_inside(window)))
        .where(*wanted)
        .group_by(window.c.place, key, LINE.c.line, LINE.c.score)
    )
    for place, of_key, line, score, n in connection.execute(found):
        tally.add_one((place, str(of_key)), line, score, n)


def _windows(windows: Sequence[tuple[int, Window]]) -> Any:
    rows = [(place, window.first, window.last) for place, window in windows]
    columns = (column("place", Integer), column("first", Integer), column("last", Integer))
    return values(*columns, name="windows").data(rows).cte("windows")


def _inside(window: Any) -> tuple[ColumnElement[bool], ...]:
    """In the window, and not answered again by the same person inside it."""
    return LINE.c.day.between(window.c.first, window.c.last), LINE.c.next_day > window.c.last


def _key(by: By) -> tuple[ColumnElement[Any], Any]:
    """What tells answers apart, and where it stands; 0 and the empty text are those without any."""
    if by in _OWN:
        return _OWN[by], LINE
    if by is By.SEGMENT:
        told = LINE.outerjoin(ANSWER, ANSWER.c.id == LINE.c.answer_id).outerjoin(
            _VISIT, _VISIT.c.id == ANSWER.c.visit_id
        )
        return func.coalesce(_VISIT.c.segment, literal_column("''")), told
    if by is By.TAG:
        told = LINE.outerjoin(_TAGGED, _TAGGED.c.customer_id == LINE.c.person_id)
        return func.coalesce(_TAGGED.c.tag_id, literal_column("0")), told
    told = LINE.outerjoin(_MENTION, _MENTION.c.answer_id == LINE.c.answer_id)
    return func.coalesce(_MENTION.c.theme_id, literal_column("0")), told
