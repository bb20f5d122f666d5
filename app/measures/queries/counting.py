"""How many answers of each score there are, by whatever tells it soonest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, Table, func, select, text

from app.core.measures.scales import Scale
from app.measures.queries.rolled import Rolled, first_day, is_first_of_month, is_last_of_month, month_of
from app.measures.queries.scanned import scan
from app.measures.queries.tally import Tally
from app.measures.queries.windows import OPEN, Slot, Window
from app.measures.scope import Bucket, By, Narrowing
from app.model.answer_count import AnswerCount, Side, Span
from app.model.survey import Metric

_COUNT = cast(Table, AnswerCount.__table__)
_SCALES = text(
    "WITH RECURSIVE scale (line) AS (SELECT MIN(line) FROM answer_count UNION ALL"
    " SELECT (SELECT MIN(line) FROM answer_count WHERE line > scale.line) FROM scale"
    " WHERE scale.line IS NOT NULL) SELECT line FROM scale WHERE line IS NOT NULL"
)
"""Every scale on which somebody answered, jumping from one to the next."""


@dataclass(frozen=True, slots=True)
class Known:
    """The scales on which a metric was answered, and the first and last day on which it was; None without any."""

    scales: tuple[Scale, ...]
    oldest: int | None
    newest: int | None

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the scales."""
        return tuple(scale.number for scale in self.scales)

    @property
    def last_day(self) -> int:
        """After this day nothing was answered again."""
        return self.newest or 0

    @property
    def first_date(self) -> date | None:
        """The first day on which anybody answered."""
        return None if self.oldest is None else date.fromordinal(self.oldest)


def read_known(connection: Connection, metric: Metric) -> Known:
    """What is known of the answers to one metric."""
    scales = [Scale.of_number(line) for line in connection.scalars(_SCALES)]
    found = tuple(scale for scale in scales if scale.metric == metric)
    days = [_days_of(connection, scale.number) for scale in found]
    return Known(
        found,
        min((first for first, _ in days if first is not None), default=None),
        max((last for _, last in days if last is not None), default=None),
    )


def _days_of(connection: Connection, line: int) -> tuple[int | None, int | None]:
    of_line = (_COUNT.c.line == line, _COUNT.c.span == int(Span.DAY), _COUNT.c.side == int(Side.ALL))
    first = connection.scalar(select(func.min(_COUNT.c.at)).where(*of_line))
    last = connection.scalar(select(func.max(_COUNT.c.at)).where(*of_line))
    return first, last


def count_window(
    connection: Connection,
    lines: Sequence[int],
    window: Window,
    *,
    narrowing: Narrowing,
    by: By | None = None,
) -> Tally:
    """The answers of one period, by what they share."""
    tally = Tally()
    if not lines:
        return tally
    rolled = Rolled.fitting(connection, lines, by=by, narrowing=narrowing)
    if rolled is not None and _is_month(window):
        rolled.add_months(tally, [(0, window)])
    elif rolled is not None and rolled.can_add(window):
        rolled.add(tally, 0, window)
    elif rolled is not None and window.last == OPEN:
        following = first_day(month_of(window.first) + 1)
        head = [(0, window)]
        scan(connection, lines, head, by=by, narrowing=narrowing, tally=tally, until=following - 1)
        rolled.add(tally, 0, Window(following, OPEN))
    else:
        scan(connection, lines, [(0, window)], by=by, narrowing=narrowing, tally=tally)
    return tally


def count_slots(
    connection: Connection,
    known: Known,
    slots: Sequence[Slot],
    bucket: Bucket,
    *,
    narrowing: Narrowing,
) -> Tally:
    """The answers of each bucket, every one of which is a period of its own; places are those of ``slots``."""
    tally = Tally()
    windows = list(enumerate(slot.window(known.last_day) for slot in slots))
    if not known.lines or not windows:
        return tally
    rolled = Rolled.fitting(connection, known.lines, by=None, narrowing=narrowing)
    if rolled is None or (bucket is not Bucket.MONTH and not rolled.has_days):
        scan(connection, known.lines, windows, by=None, narrowing=narrowing, tally=tally)
    elif bucket is Bucket.MONTH:
        whole = [(place, window) for place, window in windows if _is_month_of(slots[place])]
        rolled.add_months(tally, whole)
        rest = [each for each in windows if not _is_month_of(slots[each[0]])]
        scan(connection, known.lines, rest, by=None, narrowing=narrowing, tally=tally)
    else:
        rolled.add_days(tally, windows)
    return tally


def _is_month_of(slot: Slot) -> bool:
    return is_first_of_month(slot.begin.toordinal()) and is_last_of_month(slot.end.toordinal())


def _is_month(window: Window) -> bool:
    """Whether it is one whole month that is over."""
    return (
        window.last != OPEN
        and is_first_of_month(window.first)
        and is_last_of_month(window.last)
        and month_of(window.first) == month_of(window.last)
    )
