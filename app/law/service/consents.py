"""What everybody agreed to or did not, for whoever answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.law.queries.consents import list_ids, read_decisions
from app.law.schemas.consents import ConsentFilter, Decision, DecisionPage
from app.venue.workplace import Workplace

PAGE = 100
_AT_ONCE = 500


class ConsentBook:
    """Reads the decisions of the whole venue; those of one person are on their card."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.ERASE)
    def list_decisions(
        self,
        wanted: ConsentFilter,
        *,
        after: Decision | None = None,
        limit: int = PAGE,
        cancellation: Cancellation | None = None,
    ) -> DecisionPage:
        """Those that a filter leaves in, the newest first, older than ``after``."""
        with self._work.read(cancellation) as session:
            ids = list_ids(session, wanted, after=after, limit=limit + 1)
            return DecisionPage(read_decisions(session, ids[:limit]), more=len(ids) > limit)

    @needs(Right.EXPORT, again=True)
    def every_decision(
        self, wanted: ConsentFilter, *, cancellation: Cancellation | None = None
    ) -> Iterator[Decision]:
        """All of them, to be taken out of the program."""
        return self._every_decision(wanted, cancellation)

    def _every_decision(self, wanted: ConsentFilter, cancellation: Cancellation | None) -> Iterator[Decision]:
        after: Decision | None = None
        while True:
            with self._work.read(cancellation) as session:
                ids = list_ids(session, wanted, after=after, limit=_AT_ONCE)
                rows = read_decisions(session, ids)
            yield from rows
            if len(ids) < _AT_ONCE:
                return
            after = rows[-1]
