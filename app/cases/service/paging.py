"""Going through a whole view of the log, however long it is."""

from __future__ import annotations

from collections.abc import Iterator

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery
from app.cases.service.log_view import CaseLog
from app.core.cancelling import Cancellation

ROWS_AT_ONCE = 1000


def every_case(
    log: CaseLog, query: CaseQuery, *, cancellation: Cancellation | None = None
) -> Iterator[CaseRow]:
    """Every case of a view in its order; each page is read when it is needed."""
    last: CaseRow | None = None
    while True:
        page = log.list_cases(query, after=last, limit=ROWS_AT_ONCE, cancellation=cancellation)
        yield from page.rows
        if not page.more:
            return
        last = page.rows[-1]
