"""In which order cases are listed, and where a page goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, tuple_

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder
from app.model.case_line import CaseLine
from app.storage.case_search.documents import PLACE_OF_KIND, PLACE_OF_STEP, sort_text

_COLUMNS: dict[CaseOrder, Any] = {
    CaseOrder.DUE: CaseLine.due_at,
    CaseOrder.NUMBER: CaseLine.case_id,
    CaseOrder.WHO: CaseLine.who,
    CaseOrder.REPORTED: CaseLine.reported_at,
    CaseOrder.SEVERITY: CaseLine.severity,
    CaseOrder.KIND: CaseLine.kind,
    CaseOrder.OWNER: CaseLine.owner,
    CaseOrder.PLACE: CaseLine.place,
    CaseOrder.STEP: CaseLine.step,
    CaseOrder.CATEGORY: CaseLine.category,
    CaseOrder.DEPARTMENT: CaseLine.department,
    CaseOrder.COST: CaseLine.cost_minor,
}


@dataclass(frozen=True, slots=True)
class Ordering:
    """One order in one direction; the number of the case breaks every tie in the same direction.

    What is due at no time comes last in both.
    """

    by: CaseOrder
    descending: bool = False

    @property
    def may_be_empty(self) -> bool:
        """Whether some cases have nothing in this column."""
        return self.by is CaseOrder.DUE

    @property
    def has_value(self) -> ColumnElement[bool]:
        """That a case has something in this column."""
        return CaseLine.due_at.is_not(None)

    def columns(self) -> list[ColumnElement[Any]]:
        """What to order by."""
        column = _COLUMNS[self.by]
        if self.by is CaseOrder.NUMBER:
            return [self._directed(column)]
        value = self._directed(column)
        return [value.nulls_last() if self.may_be_empty else value, self._directed(CaseLine.case_id)]

    def columns_with_value(self) -> list[ColumnElement[Any]]:
        """The same of cases that have something in this column."""
        return [self._directed(_COLUMNS[self.by]), self._directed(CaseLine.case_id)]

    def columns_without(self) -> list[ColumnElement[Any]]:
        """The same of the others."""
        return [self._directed(CaseLine.case_id)]

    def after(self, row: CaseRow) -> Any:
        """The condition on what comes after a row that is shown."""
        key = key_of(row, self.by)
        if self.by is CaseOrder.NUMBER:
            return self._beyond(CaseLine.case_id, row.id)
        if key is None:
            return CaseLine.due_at.is_(None) & self._beyond(CaseLine.case_id, row.id)
        beyond = self._beyond(tuple_(_COLUMNS[self.by], CaseLine.case_id), tuple_(key, row.id))
        return or_(beyond, CaseLine.due_at.is_(None)) if self.may_be_empty else beyond

    def _directed(self, column: Any) -> Any:
        return column.desc() if self.descending else column.asc()

    def _beyond(self, column: Any, value: Any) -> Any:
        return column < value if self.descending else column > value


def key_of(row: CaseRow, order: CaseOrder) -> Any:
    """What a row is sorted by."""
    keys = {
        CaseOrder.DUE: row.due_at,
        CaseOrder.NUMBER: row.id,
        CaseOrder.WHO: sort_text(row.who),
        CaseOrder.REPORTED: row.reported_at,
        CaseOrder.SEVERITY: int(row.severity),
        CaseOrder.KIND: PLACE_OF_KIND[row.kind],
        CaseOrder.OWNER: sort_text(row.owner),
        CaseOrder.PLACE: sort_text(row.place),
        CaseOrder.STEP: PLACE_OF_STEP[row.step],
        CaseOrder.CATEGORY: sort_text(row.category),
        CaseOrder.DEPARTMENT: sort_text(row.department),
        CaseOrder.COST: row.cost_minor,
    }
    return keys[order]


def within(
    order: CaseOrder, values: Sequence[Any], *, read_as: Callable[[Any], Any] = lambda column: column
) -> ColumnElement[bool]:
    """The condition that the column of an order is one of these values, as they are shown or kept."""
    kept: dict[CaseOrder, Callable[[Any], Any]] = {
        CaseOrder.SEVERITY: int,
        CaseOrder.KIND: PLACE_OF_KIND.__getitem__,
    }
    as_kept = kept.get(order, sort_text)
    found: ColumnElement[bool] = read_as(_COLUMNS[order]).in_([as_kept(value) for value in values])
    return found
