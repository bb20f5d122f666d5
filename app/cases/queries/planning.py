"""In which way the cases of a page are found in a file.

Either all cases that meet one of the conditions are looked at and sorted, or the list is read along the index of
its order until the page is full. A server's planner chooses on its own; SQLite keeps no figures to choose by, so
that here it is counted how many cases each condition leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, prod
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.cases.queries.narrowing import INDEXES, Way, Whose, ways_in
from app.cases.schemas.views import CaseOrder, CaseQuery
from app.model.case_line import CaseLine
from app.storage.case_search.searching import CaseSearch
from app.storage.reading import read_rows

MOST_COUNTED = 40_000
"""Nobody counts further: so many are never looked at one by one."""
ASKED, READ, READ_IN_TURN, PASSED = 20.0, 1.2, 0.25, 0.06
"""What one case costs along an order: its words asked for, its line read, also where it lies next, or passed by."""
IN_INDEX = 0.12
"""What one costs of which an index tells all that is asked; that of a case that is picked and read being 1."""
_TOLD = (*INDEXES, CaseOrder.SEVERITY, CaseOrder.KIND, CaseOrder.REPORTED)
_LAST = select(func.coalesce(func.max(CaseLine.case_id), 0))


@dataclass(frozen=True, slots=True)
class Plan:
    """The ids of all cases to look at, or the column whose index picks them; neither: along the order.

    ``one_by_one`` has the words looked up for each case on the way.
    """

    picked: Select[Any] | None = None
    led_by: CaseOrder | None = None
    one_by_one: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Share:
    """How many cases a condition leaves, and which part of all that is."""

    order: CaseOrder | None
    count: int
    part: float


def plan_for(
    session: Session, query: CaseQuery, *, whose: Whose, search: CaseSearch | None, last: int
) -> Plan:
    """The way that is likely to cost least for as many as ``last`` of the list."""
    ways = list(ways_in(query, whose))
    if not ways and search is None:
        return Plan()
    everything = max(1, _number(session, _LAST))
    counts = [_number(session, _counted(way.ids)) for way in ways]
    if search is not None:
        ways.append(Way(search.found()))
        counts.append(_number(session, _counted(ways[-1].ids, most=min([MOST_COUNTED, *counts]))))
    shares = [
        _Share(way.order, count, min(1.0, count / everything))
        for way, count in zip(ways, counts, strict=True)
    ]
    costs = [_cost_of_picking(share, shares, searched=search is not None) for share in shares]
    one_by_one = search is not None and search.is_short and counts[-1] >= MOST_COUNTED
    if min(costs) > _cost_of_following(query, shares, one_by_one=one_by_one, last=last):
        return Plan(one_by_one=one_by_one)
    at = costs.index(min(costs))
    way, is_found = ways[at], search is not None and at == len(ways) - 1
    if search is None and way.order in INDEXES:
        return Plan(led_by=way.order)
    return Plan(picked=way.ids if search is None or is_found else search.found_among(way.ids))


def _cost_of_picking(share: _Share, shares: Sequence[_Share], *, searched: bool) -> float:
    """Where the index tells all, only what is left in the end is read."""
    if searched or share.order not in INDEXES:
        return share.count
    others = prod(other.part for other in shares if other is not share and other.order in _TOLD)
    return share.count * (IN_INDEX + others)


def _cost_of_following(query: CaseQuery, shares: Sequence[_Share], *, one_by_one: bool, last: int) -> float:
    """Cases outside a period are passed by in the index of the order, or even left out by their numbers."""
    by_themselves = (query.order, CaseOrder.REPORTED)
    others = prod(share.part for share in shares if share.order not in by_themselves)
    period = prod(share.part for share in shares if share.order is CaseOrder.REPORTED)
    if not others or not period:
        return inf
    reads = last / others
    led = query.order in (CaseOrder.NUMBER, CaseOrder.REPORTED)
    passes = 0.0 if led or period == 1 else reads / period
    # What is open is mostly new: nothing of a view may lie near the beginning of the list.
    evenly = all(share.order is not None for share in shares)
    read = READ_IN_TURN if evenly and query.order is CaseOrder.NUMBER else READ
    return reads * (ASKED if one_by_one else read) + passes * PASSED


def _counted(way: Select[Any], *, most: int = MOST_COUNTED) -> Select[Any]:
    return select(func.count()).select_from(way.limit(most).subquery())


def _number(session: Session, statement: Select[Any]) -> int:
    return int(read_rows(session, statement).scalar_one())
