"""The ids of one page of the recovery log, quickly also when there are very many cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select, union_all
from sqlalchemy.orm import Session

from app.cases.queries.narrowing import INDEXES, Whose, conditions_on_cases, conditions_on_lines, on_the_way
from app.cases.queries.ordering import Ordering
from app.cases.queries.planning import plan_for
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.searching import CaseSearch
from app.storage.expressions import InThisOrder, off_index
from app.storage.reading import read_rows

_CASE, _LINE = Case.__table__, CaseLine.__table__


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
    order = Ordering(query.order, query.descending)
    if session.get_bind().dialect.name != "sqlite":
        wanted = _wanted(query, whose, order, page).where(*of_cases)
        wanted = wanted.where(CaseLine.case_id == Case.id) if of_cases else wanted
        if search is not None:
            wanted = wanted.where(search.in_lines())
        return _read(session, _sorted(wanted, order, page))
    if search is not None and not search.match:
        return []
    plan = plan_for(session, query, whose=whose, search=search, last=page.limit + page.offset)
    wanted = _wanted(query, whose, order, page, read_as=off_index, led_by=plan.led_by).where(*of_cases)
    lines: FromClause = _LINE
    if plan.picked is not None:
        picked = plan.picked.subquery("picked")
        lines = InThisOrder(picked, _LINE, _LINE.c.case_id == next(iter(picked.c)))
    wanted = wanted.select_from(_with_cases(lines, of_cases))
    if plan.led_by is not None:
        wanted = wanted.with_hint(_LINE, f"INDEXED BY {INDEXES[plan.led_by]}", "sqlite")
    if plan.picked is not None or plan.led_by is not None:
        return _read(session, _sorted(wanted, order, page))
    if search is not None:
        wanted = wanted.where(search.in_index(one_by_one=plan.one_by_one))
    wanted = wanted.where(*on_the_way(session, query, zone=whose.zone))
    return _read(session, _along_the_order(wanted, order, page))


def _wanted(query: CaseQuery, whose: Whose, order: Ordering, page: Page, **how: Any) -> Select[Any]:
    wanted = select(CaseLine.case_id).where(*conditions_on_lines(query, whose, **how))
    return wanted if page.after is None else wanted.where(order.after(page.after))


def _read(session: Session, statement: Any) -> list[int]:
    return list(read_rows(session, statement).scalars())


def _with_cases(lines: FromClause, of_cases: list[ColumnElement[bool]]) -> FromClause:
    """The lines, and their cases where something is asked of these."""
    return InThisOrder(lines, _CASE, _CASE.c.id == _LINE.c.case_id) if of_cases else lines


def _sorted(wanted: Select[Any], order: Ordering, page: Page) -> Select[Any]:
    return wanted.order_by(*order.columns()).limit(page.limit).offset(page.offset)


def _along_the_order(wanted: Select[Any], order: Ordering, page: Page) -> Any:
    if not order.may_be_empty:
        return _sorted(wanted, order, page)
    last = page.limit + page.offset
    with_value = wanted.where(order.has_value).order_by(*order.columns_with_value()).limit(last)
    without = wanted.where(~order.has_value).order_by(*order.columns_without()).limit(last)
    both = union_all(select(with_value.subquery()), select(without.subquery()))
    return both.limit(page.limit).offset(page.offset)
