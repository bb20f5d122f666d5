"""Making every line, count and repeat anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, exists, func, select, text

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.model.answer_count import NEVER, SCORES, AnswerCount, AnswerRepeat, Reach, Side, Span
from app.storage.answer_counts.lines import Line
from app.storage.answer_counts.reading import ANSWER, LINE, zone_of
from app.storage.answer_counts.statements import all_asked, all_lines
from app.storage.answer_counts.summing import DAY_SIDES, MONTH_SIDES, Sums, first_day, month_of
from app.storage.answer_counts.writing import insert_sums

COUNT = cast(Table, AnswerCount.__table__)
REPEAT = cast(Table, AnswerRepeat.__table__)
_COLUMN = {
    Side.STAGE: "stage_id",
    Side.CHANNEL: "channel",
    Side.PLACE: "place",
    Side.STAFF: "staff_id",
    Side.DEPARTMENT: "department_id",
    Side.HOUR: "hour",
}
_REACH = len(SCORES)
_MONTH = text(
    f"SELECT day, score + {_REACH} * CASE WHEN next_day = {NEVER} THEN {int(Reach.LATEST)}"
    f" WHEN next_day > :last THEN {int(Reach.LATER)} WHEN next_day > day THEN {int(Reach.SAME_MONTH)}"
    f" ELSE {int(Reach.SAME_DAY)} END AS what, next_day, stage_id, channel, place, staff_id, department_id, hour,"
    " themes FROM answer_line WHERE line = :line AND day BETWEEN :first AND :last"
)
"""The lines of one month; ``what`` is the score and the reach in one number, quicker to count."""


@collection_paused()
def rebuild_answers(connection: Connection, progress: Progress = no_progress) -> None:
    """Make all of them anew; what comments are about must be right already."""
    progress(0, 1)
    for table in (COUNT, REPEAT, LINE):
        connection.execute(delete(table))
    if not connection.scalar(select(exists().where(ANSWER.c.id > 0))):
        return
    indexes: list[Any] = sorted(LINE.indexes, key=lambda index: str(index.name))
    for index in indexes:
        index.drop(connection, checkfirst=True)
    names = ", ".join(Line._fields)
    connection.execute(
        text(f"INSERT INTO answer_line ({names}) {all_lines(connection, zone_of(connection))}")
    )
    for index in indexes:
        index.create(connection)
    months = list(_months(connection))
    for done, (line, month) in enumerate(months):
        progress(done, len(months) + 1)
        insert_sums(connection, sums_of_month(connection, line=line, month=month))
    insert_sums(connection, sums_of_asked(connection))
    progress(1, 1)


def count_asked_again(connection: Connection) -> None:
    """Count all questions by the time at which they were put."""
    connection.execute(delete(COUNT).where(COUNT.c.side == Side.ASKED))
    insert_sums(connection, sums_of_asked(connection))


def sums_of_asked(connection: Connection) -> Sums:
    """How many were asked and answered, by day and month, as the answers say."""
    sums = Sums.empty()
    for row in connection.execute(text(all_asked(connection, zone_of(connection)))):
        sums.add_asked(row.line, row.day, answered=False, times=int(row.unanswered))
        sums.add_asked(row.line, row.day, answered=True, times=int(row.answered))
    return sums


def all_sums(connection: Connection) -> Iterator[Sums]:
    """What all lines add up to, month by month, and the questions; no key is in two of them."""
    for line, month in list(_months(connection)):
        yield sums_of_month(connection, line=line, month=month)
    yield sums_of_asked(connection)


def _months(connection: Connection) -> Iterator[tuple[int, int]]:
    ends = select(LINE.c.line, func.min(LINE.c.day), func.max(LINE.c.day)).group_by(LINE.c.line)
    for line, first, last in connection.execute(ends.order_by(LINE.c.line)):
        for month in range(month_of(first), month_of(last) + 1):
            yield line, month


def sums_of_month(connection: Connection, *, line: int, month: int) -> Sums:
    """What the lines of one scale add up to in one month."""
    within = {"line": line, "first": first_day(month), "last": first_day(month + 1) - 1}
    rows = connection.execute(_MONTH, within).all()
    sums = Sums.empty()
    if not rows:
        return sums
    columns = dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))
    what = columns["what"]
    for side in DAY_SIDES:
        keys = columns[_COLUMN[side]] if side in _COLUMN else ("",) * len(rows)
        days = Counter(zip(columns["day"], keys, what, strict=True))
        months: Counter[tuple[Any, int]] = Counter()
        for (day, key, each), times in days.items():
            months[key, each] += times
            _count(sums, (line, int(Span.DAY), int(side), day, str(key)), each, times)
        _count_month(sums, side, month=(line, month), counted=months)
    for side in MONTH_SIDES:
        _count_month(
            sums, side, month=(line, month), counted=Counter(zip(columns[_COLUMN[side]], what, strict=True))
        )
    _count_themes(sums, (line, month), Counter(zip(columns["themes"], what, strict=True)))
    _count_repeats(sums, (line, month), Counter(zip(columns["next_day"], what, strict=True)))
    return sums


def _count(sums: Sums, place: tuple[int, int, int, int, str], what: int, times: int) -> None:
    reach, score = divmod(what, _REACH)
    sums.counts[*place, reach][score] += times


def _count_month(
    sums: Sums, side: Side, *, month: tuple[int, int], counted: Counter[tuple[Any, int]]
) -> None:
    line, at = month
    for (key, what), times in counted.items():
        _count(sums, (line, int(Span.MONTH), int(side), at, str(key)), what, times)


def _count_themes(sums: Sums, month: tuple[int, int], counted: Counter[tuple[str, int]]) -> None:
    each: Counter[tuple[Any, int]] = Counter()
    for (themes, what), times in counted.items():
        for theme in themes.split():
            each[theme, what] += times
    _count_month(sums, Side.THEME, month=month, counted=each)


def _count_repeats(sums: Sums, month: tuple[int, int], counted: Counter[tuple[int, int]]) -> None:
    for (next_day, what), times in counted.items():
        reach, score = divmod(what, _REACH)
        if reach == Reach.LATER:
            sums.repeats[*month, month_of(next_day)][score] += times
