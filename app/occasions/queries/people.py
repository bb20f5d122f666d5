"""Reading who is behind the lines that are shown: names, companions, and cases that are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, viewer
from app.model.case import Case, CaseState
from app.model.companion import Companion, CompanionKind, CompanionShare
from app.model.customer import Customer
from app.model.occasion import Occasion, OwnOccasionKind
from app.occasions.people import may_be_celebrated
from app.storage.chunks import chunks
from app.storage.reading import read_rows

_CUSTOMER, _COMPANION, _SHARE = Customer.__table__.c, Companion.__table__.c, CompanionShare.__table__.c
_OCCASION, _OWN, _CASE = Occasion.__table__.c, OwnOccasionKind.__table__.c, Case.__table__.c
_SOME: BindParameter[int] = bindparam("some", expanding=True)
# Statements are made once: to make one takes longer than to run it.
_NAMES = select(_CUSTOMER.id, _CUSTOMER.display_name).where(_CUSTOMER.id.in_(_SOME))
_OCCASIONS = (
    select(
        _OCCASION.id,
        _OCCASION.companion_id,
        _OCCASION.label,
        _OCCASION.month,
        _OCCASION.day,
        _OCCASION.year,
        _OCCASION.repeats,
        func.coalesce(_OWN.name, "").label("own_kind"),
    )
    .select_from(Occasion.__table__)
    .outerjoin(OwnOccasionKind.__table__, _OWN.id == _OCCASION.own_kind_id)
    .where(_OCCASION.id.in_(_SOME))
)
_OWN_COMPANIONS = (
    select(_COMPANION.id, _COMPANION.name, _COMPANION.kind, _COMPANION.relation, _CUSTOMER.id)
    .add_columns(_CUSTOMER.display_name, may_be_celebrated(_CUSTOMER.id).label("shown"))
    .join_from(Companion.__table__, Customer.__table__, _CUSTOMER.id == _COMPANION.customer_id)
    .where(_COMPANION.id.in_(_SOME))
)
_SHARED_COMPANIONS = (
    select(_SHARE.companion_id, _SHARE.relation, _CUSTOMER.id, _CUSTOMER.display_name)
    .add_columns(may_be_celebrated(_CUSTOMER.id).label("shown"))
    .join_from(CompanionShare.__table__, Customer.__table__, _CUSTOMER.id == _SHARE.customer_id)
    .where(_SHARE.companion_id.in_(_SOME))
    .order_by(_SHARE.id)
)
_OPEN_CASES = (
    select(_CASE.customer_id, func.max(_CASE.id))
    .where(_CASE.customer_id.in_(_SOME), _CASE.state == CaseState.OPEN, _CASE.removed_at.is_(None), SEEN)
    .group_by(_CASE.customer_id)
)


@dataclass(frozen=True, slots=True)
class Along:
    """Somebody who comes with customers: the relation to each of them, and all their names."""

    name: str
    kind: CompanionKind
    relations: dict[int, str] = field(default_factory=dict)
    parents: dict[int, str] = field(default_factory=dict)


def names_of(session: Session, customer_ids: Iterable[int]) -> dict[int, str]:
    """The names of customers."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(set(customer_ids))):
        found |= {row[0]: row[1] for row in read_rows(session, _NAMES, some=chunk)}
    return found


def occasions_of(session: Session, occasion_ids: Iterable[int]) -> dict[int, Any]:
    """What is written down of occasions, each with the name of a kind of the venue's own."""
    found: dict[int, Any] = {}
    for chunk in chunks(sorted(set(occasion_ids))):
        found |= {row.id: row for row in read_rows(session, _OCCASIONS, some=chunk)}
    return found


def companions_of(session: Session, companion_ids: Iterable[int]) -> dict[int, Along]:
    """Those who come along, with all who may be celebrated and on whose cards they stand."""
    found: dict[int, Along] = {}
    for chunk in chunks(sorted(set(companion_ids))):
        own = read_rows(session, _OWN_COMPANIONS, some=chunk)
        for companion_id, name, kind, relation, customer_id, customer, shown in own:
            along = found[companion_id] = Along(name, CompanionKind(kind))
            _add(along, relation, customer_id, customer, shown=shown)
        others = read_rows(session, _SHARED_COMPANIONS, some=chunk)
        for companion_id, relation, customer_id, customer, shown in others:
            _add(found[companion_id], relation, customer_id, customer, shown=shown)
    return found


def _add(along: Along, relation: str, customer_id: int, customer: str, *, shown: bool) -> None:
    along.relations.setdefault(customer_id, relation)
    if shown:
        along.parents.setdefault(customer_id, customer)


def open_cases_of(session: Session, customer_ids: Collection[int], *, staff_id: int | None) -> dict[int, int]:
    """The latest open case of each of these customers that the staff member may see."""
    found: dict[int, int] = defaultdict(int)
    values = viewer(session, staff_id)
    for chunk in chunks(sorted(set(customer_ids))):
        found |= {row[0]: row[1] for row in read_rows(session, _OPEN_CASES, some=chunk, **values)}
    return found
