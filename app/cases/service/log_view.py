"""The recovery log: lists of cases, how many each view holds, and where things went wrong."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlalchemy.orm import Session

from app.case_log.access import visible
from app.cases.queries import totals
from app.cases.queries.log import Page, page_ids
from app.cases.queries.narrowing import Whose
from app.cases.queries.rows import as_case_row, as_listed, select_shown
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseCounts, CasePage, CaseQuery
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.documents import sort_text
from app.storage.chunks import chunks
from app.storage.reading import read_rows
from app.venue.roles import has_right
from app.venue.workplace import Workplace

PAGE = 100
_SHOWN = select_shown().where(Case.id.in_(bindparam("ids", expanding=True)))


class CaseLog:
    """Reads the log as whoever is signed in may see it."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_cases(
        self,
        query: CaseQuery,
        *,
        after: CaseRow | None = None,
        offset: int = 0,
        limit: int = PAGE,
        cancellation: Cancellation | None = None,
    ) -> CasePage:
        """Some cases of a view in its order: those after a row that is shown, or from ``offset`` on.

        Going on after the last row takes the same time on every page, and neither skips nor doubles a
        case when others were opened or closed meanwhile. Of somebody whose data are restricted no word is told, and
        no word finds it.
        """
        with self._work.read(cancellation) as session:
            whose = self._whose(session)
            if after is not None and after.kept_only:
                # What is not shown of it may be what the list is in order of.
                after = next(iter(_rows(session, [after.id], whose)), after)
            rows: list[CaseRow] = []
            more = True
            while more and len(rows) < limit:
                page = Page(limit + 1, offset=offset, after=after)
                ids = page_ids(session, query, whose=whose, page=page)
                found = _rows(session, ids[:limit], whose)
                rows += (row for row in found if _is_told(row, query))
                more, after, offset = len(ids) > limit, found[-1] if found else after, 0
        return CasePage(tuple(map(as_listed, rows[:limit])), more=more or len(rows) > limit)

    @needs(Right.LOOK)
    def count_views(self, cancellation: Cancellation | None = None) -> CaseCounts:
        """How many cases each view holds."""
        with self._work.read(cancellation) as session:
            return totals.count_views(session, self._whose(session))

    @needs(Right.LOOK)
    def list_places(self, cancellation: Cancellation | None = None) -> tuple[str, ...]:
        """Every place at which something went wrong."""
        with self._work.read(cancellation) as session:
            places = totals.list_places(session, self._whose(session))
        return tuple(sorted(places, key=lambda place: (sort_text(place), place)))

    def _whose(self, session: Session) -> Whose:
        staff_id = self._work.staff_id
        sees_all = has_right(session, staff_id, right=Right.RESTRICTED_CASES)
        return Whose(
            staff_id=staff_id,
            visible=visible(staff_id, sees_all=sees_all),
            visible_lines=visible(staff_id, sees_all=sees_all, of=CaseLine),
            now=self._work.now(),
            zone=ZoneInfo(self._work.venue.zone),
        )


def _is_told(row: CaseRow, query: CaseQuery) -> bool:
    """Whether it is no answer to words of somebody whose data are restricted; the number alone tells nothing."""
    text = query.text.strip()
    return not row.kept_only or not (text or query.places) or text == str(row.id)


def _rows(session: Session, ids: list[int], whose: Whose) -> tuple[CaseRow, ...]:
    found = {
        row.id: as_case_row(row, now=whose.now)
        for some in chunks(ids)
        for row in read_rows(session, _SHOWN, ids=some)
    }
    return tuple(found[case_id] for case_id in ids if case_id in found)
