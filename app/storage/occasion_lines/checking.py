"""Proving that lines and counts agree with the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from sqlalchemy import Connection, select

from app.core.collecting import collection_paused
from app.model.occasion_line import OccasionCount, OccasionLine
from app.storage.occasion_lines.fresh import Line, all_fixed_lines, all_in_touch_lines

_SHOWN = 20
_LINE, _COUNT = OccasionLine.__table__, OccasionCount.__table__


@collection_paused()
def occasion_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each way in which they differ from fresh ones (the first few)."""
    return list(islice(_differences(connection), _SHOWN))


def _differences(connection: Connection) -> Iterator[str]:
    columns = [_LINE.c[name] for name in Line._fields]
    kept = {hash(Line._make(row)): row.occasion_id for row in connection.execute(select(*columns))}
    counted: Counter[tuple[int, str]] = Counter()
    for line in chain(all_fixed_lines(connection), all_in_touch_lines(connection)):
        counted[line.slot, line.kind] += 1
        if kept.pop(hash(line), None) is None:
            yield f"Occasion {line.occasion_id} does not stand where it should in the calendar."
    for occasion_id in sorted(set(kept.values())):
        yield f"Occasion {occasion_id} stands in the calendar where it should not."
    for row in connection.execute(select(_COUNT)):
        if counted.pop((row.slot, row.kind), 0) != row.lines:
            yield f"The count of {row.kind} in slot {row.slot} is wrong."
    for slot, kind in sorted(counted):
        yield f"The count of {kind} in slot {slot} is missing."
