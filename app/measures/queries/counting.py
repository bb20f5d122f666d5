"""How many answers of each score there are, by whatever tells it soonest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from app.core.measures.scales import Scale
from app.measures.queries.rolled import Rolled, first_day, is_first_of_month, is_last_of_month, month_of
from app.measures.queries.scanned import scan
from app.measures.queries.tally import Tally
from app.measures.queries.windows import OPEN, Slot, Window
from app.measures.scope import Bucket, By, Narrowing
from app.model.survey import Metric

_DAYS = "FROM answer_count WHERE line = scale.line AND span = 0 AND side = 0"
_SCALES = text(
    "WITH RECURSIVE scale (line) AS (SELECT MIN(line) FROM answer_count UNION ALL"
    " SELECT (SELECT MIN(line) FROM answer_count WHERE line > scale.line) FROM scale"
    " WHERE scale.line IS NOT NULL)"
    f" SELECT line, (SELECT MIN(at) {_DAYS}) AS first, (SELECT MAX(at) {_DAYS}) AS last"
    " FROM scale WHERE line IS NOT NULL"
)
"""Every scale on which somebody was asked, jumping from one to the next, with its first and last day of answers."""


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
    rows = [(Scale.of_number(row.line), row.first, row.last) for row in connection.execute(_SCALES)]
    found = [row for row in rows if row[0].metric == metric]
    return Known(
        tuple(scale for scale, _, _ in found),
        min((first for _, first, _ in found if first is not None), default=None),
        max((last for _, _, last in found if last is not None), default=None),
    )


def count_window(
    connection: Connection,
    lines: Sequence[int],
    *,
    window: Window,
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
        rolled.add(tally, window)
    elif rolled is not None and window.last == OPEN:
        following = first_day(month_of(window.first) + 1)
        head = [(0, window)]
        scan(connection, lines, windows=head, by=by, narrowing=narrowing, tally=tally, until=following - 1)
        rolled.add(tally, Window(following, OPEN))
    else:
        scan(connection, lines, windows=[(0, window)], by=by, narrowing=narrowing, tally=tally)
    return tally


def count_slots(
    connection: Connection,
    known: Known,
    *,
    slots: Sequence[Slot],
    bucket: Bucket,
    narrowing: Narrowing,
) -> Tally:
    """The answers of each bucket, every one of which is a period of its own; places are those of ``slots``."""
    tally = Tally()
    windows = [(place, slot.window(known.last_day)) for place, slot in enumerate(slots)]
    if not known.lines or not windows:
        return tally
    rolled = Rolled.fitting(connection, known.lines, by=None, narrowing=narrowing)
    if rolled is None or (bucket is not Bucket.MONTH and not rolled.has_days):
        scan(connection, known.lines, windows=windows, by=None, narrowing=narrowing, tally=tally)
    elif bucket is Bucket.MONTH:
        whole = [(place, window) for place, window in windows if _is_month_of(slots[place])]
        rolled.add_months(tally, whole)
        rest = [each for each in windows if not _is_month_of(slots[each[0]])]
        if rolled.has_days:
            for place, _window in rest:
                rolled.add_days(tally, [(place, slots[place].days)])
        else:
            scan(connection, known.lines, windows=rest, by=None, narrowing=narrowing, tally=tally)
    else:
        rolled.add_days(tally, [(place, slot.days) for place, slot in enumerate(slots)])
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
