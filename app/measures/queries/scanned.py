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
    values,
)

from app.measures.queries.narrowing import LINE, conditions
from app.measures.queries.tally import Tally
from app.measures.queries.windows import Window
from app.measures.scope import By, Narrowing
from app.model.tag import CustomerTag

_TAGGED = cast(Table, CustomerTag.__table__)
_OWN = {
    By.STAGE: LINE.c.stage_id,
    By.CHANNEL: LINE.c.channel,
    By.PLACE: LINE.c.place,
    By.STAFF: LINE.c.staff_id,
    By.DEPARTMENT: LINE.c.department_id,
    By.HOUR: LINE.c.hour,
    By.THEME: LINE.c.themes,
    By.SEGMENT: LINE.c.segment,
}


def scan(
    connection: Connection,
    lines: Sequence[int],
    *,
    windows: Sequence[tuple[int, Window]],
    by: By | None,
    narrowing: Narrowing,
    tally: Tally,
    until: int | None = None,
) -> None:
    """Add the answers on these scales in each window, given with its place, by what they share.

    With ``until`` only those of the days up to it; the windows still decide which answers count.
    """
    if not windows or not lines:
        return
    window = _windows(windows, until=until)
    key, source = _key(by)
    found = (
        select(window.c.place, key, LINE.c.line, LINE.c.score, func.count())
        .select_from(window)
        .join(source, and_(LINE.c.line.in_(lines), *_inside(window)))
        .where(*conditions(connection, narrowing))
        .group_by(window.c.place, *([] if by is None else [key]), LINE.c.line, LINE.c.score)
    )
    for place, of_key, line, score, n in connection.execute(found):
        keys = (of_key.split() or ("0",)) if by is By.THEME else (str(of_key),)
        for each in keys:
            tally.add_one((place, each), score, line=line, n=n)


def _windows(windows: Sequence[tuple[int, Window]], *, until: int | None) -> Any:
    """``last`` is the last day that is looked at, ``end`` the one after which an answer given again does not count."""
    rows = [
        (place, window.first, window.last if until is None else min(window.last, until), window.last)
        for place, window in windows
    ]
    columns = [column(name, Integer) for name in ("place", "first", "last", "end")]
    return values(*columns, name="windows").data(rows).cte("windows")


def _inside(window: Any) -> tuple[ColumnElement[bool], ...]:
    """In the window, and not answered again by the same person inside it."""
    return LINE.c.day.between(window.c.first, window.c.last), LINE.c.next_day > window.c.end


def _key(by: By | None) -> tuple[ColumnElement[Any], Any]:
    """What tells answers apart, and where it stands; 0 and the empty text are those without any."""
    if by is None:
        return literal_column("''"), LINE
    if by in _OWN:
        return _OWN[by], LINE
    told = LINE.outerjoin(_TAGGED, _TAGGED.c.customer_id == LINE.c.person_id)
    return func.coalesce(_TAGGED.c.tag_id, literal_column("0")), told
