"""The ids of one page of the recovery log, quickly also when there are very many cases.

Either few cases are left by one of the conditions: these are looked at and sorted. Or many are, and the list is
read along the index of its order until the page is full. A server's planner decides that on its own; SQLite
keeps no figures to decide by, so that here the conditions are tried.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from app.cases.queries.narrowing import Whose, conditions, ways_in
from app.cases.queries.ordering import Ordering
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.case_search.searching import CaseSearch
from app.storage.reading import read_rows

FEW = 4_000
"""So many cases are looked at one by one and sorted faster than an index is followed."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the list: from ``offset`` on, or after a row that is shown."""

    limit: int
    offset: int = 0
    after: CaseRow | None = None


def page_ids(session: Session, query: CaseQuery, whose: Whose, page: Page) -> list[int]:
    """The ids of the page, in order."""
    search = CaseSearch.of(query.text)
    wanted = select(CaseLine.case_id).where(*conditions(query, whose))
    order = Ordering(query.order, query.descending)
    if page.after is not None:
        wanted = wanted.where(order.after(page.after))
    if session.get_bind().dialect.name != "sqlite":
        wanted = wanted.where(CaseLine.case_id == Case.id)
        if search is not None:
            wanted = wanted.where(search.in_lines())
        return _read(session, wanted.order_by(*order.columns()).limit(page.limit).offset(page.offset))
    few = _few(session, query, whose, search)
    if few is not None:
        return _read(session, _among(wanted, few, order, page))
    return _read(session, _along_the_order(wanted, search, order, page))


def _read(session: Session, statement: Any) -> list[int]:
    return list(read_rows(session, statement).scalars())


def _few(session: Session, query: CaseQuery, whose: Whose, search: CaseSearch | None) -> Sequence[int] | None:
    """Few cases, among which all that are wanted are; None when every condition leaves many."""
    if search is not None:
        if not search.match:
            return ()
        found = _first(session, search.found())
        if found is not None:
            return found
    for way in ways_in(query, whose):
        ids = _first(session, way)
        if ids is not None:
            return ids if search is None or not ids else _found_among(session, ids, search)
    return None


def _first(session: Session, way: Select[Any]) -> list[int] | None:
    ids = _read(session, way.limit(FEW + 1))
    return ids if len(ids) <= FEW else None


def _found_among(session: Session, ids: Sequence[int], search: CaseSearch) -> list[int]:
    found = set(_read(session, search.found_between(min(ids), max(ids))))
    return [case_id for case_id in ids if case_id in found]


def _among(wanted: Select[Any], few: Sequence[int], order: Ordering, page: Page) -> Select[Any]:
    """Look at these; adding nought keeps SQLite from beginning with the lines."""
    picked = func.json_each(json.dumps(list(few))).table_valued("value", name="picked")
    return (
        wanted.where(Case.id == picked.c.value, CaseLine.case_id == Case.id + 0)
        .order_by(*order.columns())
        .limit(page.limit)
        .offset(page.offset)
    )


def _along_the_order(wanted: Select[Any], search: CaseSearch | None, order: Ordering, page: Page) -> Any:
    """Begin with the lines; adding nought keeps SQLite from beginning with the cases."""
    wanted = wanted.where(Case.id == CaseLine.case_id + 0)
    if search is not None:
        wanted = wanted.where(search.in_index())
    if not order.may_be_empty:
        return wanted.order_by(*order.columns()).limit(page.limit).offset(page.offset)
    last = page.limit + page.offset
    with_value = wanted.where(order.has_value).order_by(*order.columns_with_value()).limit(last)
    without = wanted.where(~order.has_value).order_by(*order.columns_without()).limit(last)
    both = union_all(select(with_value.subquery()), select(without.subquery()))
    return both.limit(page.limit).offset(page.offset)
