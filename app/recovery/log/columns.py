"""The columns of the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder
from app.cases.words.due import due_words
from app.cases.words.feelings import rating_words
from app.cases.words.labels import case_number, kind_words, severity_words, step_words
from app.core.words import gettext as _
from app.ui.row_table import Column
from app.wording.reading import Reading


class ColumnKey(StrEnum):
    """What a column is kept by."""

    NUMBER = "number"
    WHO = "who"
    WHAT = "what"
    KIND = "kind"
    OWNER = "owner"
    DUE = "due"
    STEP = "step"
    PLACE = "place"
    CATEGORY = "category"
    DEPARTMENT = "department"
    REPORTED = "reported"
    COST = "cost"
    RATING = "rating"
    AGAIN = "again"


SHOWN_AT_FIRST = (
    ColumnKey.NUMBER,
    ColumnKey.WHO,
    ColumnKey.WHAT,
    ColumnKey.KIND,
    ColumnKey.OWNER,
    ColumnKey.DUE,
    ColumnKey.STEP,
)


@dataclass(frozen=True)
class CaseColumn:
    """One column: what the table draws, what it is kept by, and what a click on its head sorts by."""

    key: ColumnKey
    column: Column[CaseRow]
    order: CaseOrder | None = None


def columns_of(reading: Reading) -> Sequence[CaseColumn]:
    """All of them, in the order in which they stand at first."""
    words = reading.wording.words
    return (
        _text(ColumnKey.NUMBER, _("Case"), lambda row: case_number(row.id), CaseOrder.NUMBER, width=58),
        _text(
            ColumnKey.WHO,
            words.customer.capitalize(),
            lambda row: row.who,
            CaseOrder.WHO,
            width=120,
            strong=True,
        ),
        _text(ColumnKey.WHAT, _("What happened"), lambda row: row.what, None, width=216),
        _text(
            ColumnKey.KIND,
            _("Kind"),
            lambda row: f"{severity_words(row.severity)}, {kind_words(row.kind)}",
            CaseOrder.SEVERITY,
            width=156,
        ),
        _text(ColumnKey.OWNER, _("Owner"), lambda row: first_name(row.owner), CaseOrder.OWNER, width=68),
        _text(ColumnKey.DUE, _("Put right by"), _due(reading), CaseOrder.DUE, width=102),
        _text(ColumnKey.STEP, _("Step"), _step, CaseOrder.STEP, width=92),
        _text(ColumnKey.PLACE, _("Place"), lambda row: row.place, CaseOrder.PLACE, width=96),
        _text(ColumnKey.CATEGORY, _("Category"), lambda row: row.category, CaseOrder.CATEGORY),
        _text(ColumnKey.DEPARTMENT, _("Department"), lambda row: row.department, CaseOrder.DEPARTMENT),
        _text(
            ColumnKey.REPORTED,
            _("Reported"),
            lambda row: reading.wording.instant_near(row.reported_at, reading.now),
            CaseOrder.REPORTED,
        ),
        _text(
            ColumnKey.COST,
            _("Cost"),
            lambda row: reading.wording.money(row.cost_minor) if row.cost_minor else "",
            CaseOrder.COST,
            width=96,
            right=True,
        ),
        _text(ColumnKey.RATING, _("Rating"), _rating, None, width=84),
        _text(ColumnKey.AGAIN, _("Again"), lambda row: _("again") if row.again else "", None, width=76),
    )


def first_name(name: str) -> str:
    """How colleagues call each other."""
    return name.split(" ", 1)[0]


def _text(
    key: ColumnKey,
    title: str,
    text: Callable[[CaseRow], str],
    order: CaseOrder | None,
    *,
    width: int = 120,
    strong: bool = False,
    right: bool = False,
) -> CaseColumn:
    return CaseColumn(key, Column(title, text, width=width, strong=strong, right=right), order)


def _due(reading: Reading) -> Callable[[CaseRow], str]:
    return lambda row: due_words(row, now=reading.now, wording=reading.wording)


def _step(row: CaseRow) -> str:
    return _("For approval") if row.waiting else step_words(row.step)


def _rating(row: CaseRow) -> str:
    return "" if row.rating is None else rating_words(row.rating)
