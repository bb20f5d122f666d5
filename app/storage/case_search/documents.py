"""Reading from the tables what cases are sorted and searched by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from app.core.text_folding import fold
from app.model.case import Case, CaseEntry, CaseKind, CaseStep
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GivenGesture, GivenState
from app.model.staff import Staff
from app.storage.lookup.terms import words_of

LONGEST_KEY = 100
NUMBER_DIGITS = 4
"""A case's number is written with so many digits at least."""
PLACE_OF_KIND = {kind: place for place, kind in enumerate(CaseKind)}
PLACE_OF_STEP = {step: place for place, step in enumerate(CaseStep)}
_NUMBER = re.compile(r"\d{1,9}")
_NOT_COUNTED = (GivenState.DECLINED, GivenState.DROPPED)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_CASE, _ENTRY, _GIVEN = Case.__table__, CaseEntry.__table__, GivenGesture.__table__


class LineKeys(NamedTuple):
    """The columns of ``case_line`` that lists are sorted and narrowed by."""

    due_at: Any
    reported_at: Any
    severity: int
    who: str
    kind: int
    owner: str
    place: str
    step: int
    category: str
    department: str
    cost_minor: int
    category_id: int | None
    department_id: int | None
    owner_id: int | None
    opened_by: int | None
    restricted: bool


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One case: what it is sorted by, and the words it is found by."""

    case_id: int
    keys: LineKeys
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as the index takes them."""
        return " ".join(self.words)

    @property
    def between_spaces(self) -> str:
        """The words so that each begins and ends at a space."""
        return f" {self.text} "


def sort_text(text: str) -> str:
    """How a text is sorted: without case and accents, 9 before 12."""
    return _NUMBER.sub(lambda digits: digits.group().zfill(9), fold(text))[:LONGEST_KEY]


def read_documents(connection: Connection, case_ids: Collection[int]) -> Iterator[CaseDocument]:
    """The documents of those of the cases that are there, by id."""
    ids = {"ids": list(case_ids)}
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for case_id, text in connection.execute(_LOG_TEXTS, ids):
        texts[case_id].append(text)
    costs: defaultdict[int, int] = defaultdict(int)
    for case_id, what, cost_minor, state in connection.execute(_GESTURES, ids):
        texts[case_id].append(what)
        costs[case_id] += 0 if state in _NOT_COUNTED else cost_minor
    for row in connection.execute(_CASES, ids):
        yield CaseDocument(row.id, _keys(row, costs[row.id]), _words(row, texts[row.id]))


def _keys(row: Any, cost_minor: int) -> LineKeys:
    return LineKeys(
        due_at=row.due_at,
        reported_at=row.reported_at,
        severity=row.severity,
        who=sort_text(row.who),
        kind=PLACE_OF_KIND[CaseKind(row.kind)],
        owner=sort_text(row.owner),
        place=sort_text(row.place),
        step=PLACE_OF_STEP[CaseStep(row.step)],
        category=sort_text(row.category),
        department=sort_text(row.department),
        cost_minor=cost_minor,
        category_id=row.category_id,
        department_id=row.department_id,
        owner_id=row.owner_id,
        opened_by=row.opened_by,
        restricted=row.restricted,
    )


def _words(row: Any, texts: Sequence[str]) -> tuple[str, ...]:
    words = {str(row.id), f"{row.id:0{NUMBER_DIGITS}d}"}
    for text in (row.what, row.walk_in, row.customer, row.place, row.category, row.story, *texts):
        words |= words_of(text)
    return tuple(sorted(words))


def _cases() -> Select[Any]:
    return (
        select(
            _CASE.c.id,
            _CASE.c.due_at,
            _CASE.c.reported_at,
            _CASE.c.severity,
            _CASE.c.kind,
            _CASE.c.step,
            _CASE.c.what,
            _CASE.c.walk_in,
            _CASE.c.place,
            _CASE.c.story,
            _CASE.c.category_id,
            _CASE.c.department_id,
            _CASE.c.owner_id,
            _CASE.c.opened_by,
            _CASE.c.restricted,
            func.coalesce(Customer.display_name, _CASE.c.walk_in).label("who"),
            func.coalesce(Customer.display_name, "").label("customer"),
            func.coalesce(Staff.name, "").label("owner"),
            func.coalesce(CaseCategory.name, "").label("category"),
            func.coalesce(Department.name, "").label("department"),
        )
        .select_from(_CASE)
        .outerjoin(Customer, Customer.id == _CASE.c.customer_id)
        .outerjoin(Staff, Staff.id == _CASE.c.owner_id)
        .outerjoin(CaseCategory, CaseCategory.id == _CASE.c.category_id)
        .outerjoin(Department, Department.id == _CASE.c.department_id)
        .where(_CASE.c.id.in_(_IDS), _CASE.c.removed_at.is_(None))
        .order_by(_CASE.c.id)
    )


_CASES = _cases()
_LOG_TEXTS = select(_ENTRY.c.case_id, _ENTRY.c.text).where(
    _ENTRY.c.case_id.in_(_IDS), _ENTRY.c.removed_at.is_(None), _ENTRY.c.text != ""
)
_GESTURES = select(_GIVEN.c.case_id, _GIVEN.c.what, _GIVEN.c.cost_minor, _GIVEN.c.state).where(
    _GIVEN.c.case_id.in_(_IDS)
)
