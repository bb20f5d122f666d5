"""The ids of one page of the recovery log, quickly also when there are very many cases.

Either all cases that meet one of the conditions are looked at and sorted, or the list is read along the index of
its order until the page is full. A server's planner chooses on its own; SQLite keeps no figures to choose by, so
that here it is counted how many cases each condition leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, select, union_all
from sqlalchemy.orm import Session

from app.cases.queries.narrowing import (
    Way,
    Whose,
    conditions_on_cases,
    conditions_on_lines,
    on_the_way,
    ways_in,
)
from app.cases.queries.ordering import Ordering
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.searching import CaseSearch
from app.storage.expressions import InThisOrder, off_index
from app.storage.reading import read_rows

MOST_COUNTED = 40_000
"""Nobody counts further: so many are never looked at one by one."""
_CASE, _LINE = Case.__table__, CaseLine.__table__
_LAST = select(func.coalesce(func.max(_LINE.c.case_id), 0))


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the list: from ``offset`` on, or after a row that is shown."""

    limit: int
    offset: int = 0
    after: CaseRow | None = None


def page_ids(session: Session, query: CaseQuery, *, whose: Whose, page: Page) -> list[int]:
    """The ids of the page, in order."""
    search = CaseSearch.of(query.text)
    of_cases = conditions_on_cases(query, whose)
    in_file = session.get_bind().dialect.name == "sqlite"
    of_lines = (
        conditions_on_lines(query, whose, read_as=off_index) if in_file else conditions_on_lines(query, whose)
    )
    wanted = select(CaseLine.case_id).where(*of_lines, *of_cases)
    order = Ordering(query.order, query.descending)
    if page.after is not None:
        wanted = wanted.where(order.after(page.after))
    if not in_file:
        wanted = wanted.where(CaseLine.case_id == Case.id) if of_cases else wanted
        if search is not None:
            wanted = wanted.where(search.in_lines())
        return _read(session, _sorted(wanted, order, page))
    if search is not None and not search.match:
        return []
    few = _few(session, query, whose, search, page)
    if few is not None:
        lines = few.subquery("picked")
        begun = InThisOrder(lines, _LINE, _LINE.c.case_id == next(iter(lines.c)))
        return _read(session, _sorted(wanted.select_from(_with_cases(begun, of_cases)), order, page))
    wanted = wanted.where(*on_the_way(session, query, zone=whose.zone))
    wanted = wanted.select_from(_with_cases(_LINE, of_cases))
    return _read(session, _along_the_order(wanted, search, order, page))


def _read(session: Session, statement: Any) -> list[int]:
    return list(read_rows(session, statement).scalars())


def _few(
    session: Session, query: CaseQuery, whose: Whose, search: CaseSearch | None, page: Page
) -> Select[Any] | None:
    """The ids of all cases to look at; None when following the order is likely to take fewer."""
    ways = list(ways_in(query, whose))
    found = None if search is None else Way(search.found())
    if found is not None:
        ways.append(found)
    if not ways:
        return None
    everything = max(1, *_read(session, _LAST))
    counts = [_read(session, _counted(way.ids))[0] for way in ways]
    others = (count for way, count in zip(ways, counts, strict=True) if way.order is not query.order)
    share = prod(min(1.0, count / everything) for count in others)
    if share and min(counts) > (page.limit + page.offset) / share:
        return None
    way = ways[counts.index(min(counts))]
    return way.ids if search is None or way is found else search.found_among(way.ids)


def _counted(way: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(way.limit(MOST_COUNTED).subquery())


def _with_cases(lines: FromClause, of_cases: list[ColumnElement[bool]]) -> FromClause:
    """The lines, and their cases where something is asked of these."""
    return InThisOrder(lines, _CASE, _CASE.c.id == _LINE.c.case_id) if of_cases else lines


def _sorted(wanted: Select[Any], order: Ordering, page: Page) -> Select[Any]:
    return wanted.order_by(*order.columns()).limit(page.limit).offset(page.offset)


def _along_the_order(wanted: Select[Any], search: CaseSearch | None, order: Ordering, page: Page) -> Any:
    if search is not None:
        wanted = wanted.where(search.in_index())
    if not order.may_be_empty:
        return _sorted(wanted, order, page)
    last = page.limit + page.offset
    with_value = wanted.where(order.has_value).order_by(*order.columns_with_value()).limit(last)
    without = wanted.where(~order.has_value).order_by(*order.columns_without()).limit(last)
    both = union_all(select(with_value.subquery()), select(without.subquery()))
    return both.limit(page.limit).offset(page.offset)
