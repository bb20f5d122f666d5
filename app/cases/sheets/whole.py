"""The log with everything in it, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.cases.schemas.rows import CaseRow
from app.cases.words.labels import (
    case_number,
    ending_words,
    kind_words,
    severity_words,
    state_words,
    step_words,
)
from app.core.money import from_minor
from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.wording.formats import Wording


def whole_sheet(rows: Iterable[CaseRow], *, chosen: str, wording: Wording) -> Sheet:
    """A sheet of these cases, worked out while it is written; instants as the venue's clock shows them."""
    return Sheet(
        title=_("Service recovery"),
        facts=(chosen,),
        columns=_columns(wording),
        rows=(_cells(row, wording) for row in rows),
    )


def _columns(wording: Wording) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Case")),
        SheetColumn(wording.words.customer.capitalize(), 2),
        SheetColumn(wording.words.place.capitalize()),
        SheetColumn(_("What happened"), 4),
        SheetColumn(_("Severity")),
        SheetColumn(_("Again")),
        SheetColumn(_("Kind")),
        SheetColumn(_("Category"), 2),
        SheetColumn(_("Department"), 2),
        SheetColumn(_("Owner")),
        SheetColumn(_("State")),
        SheetColumn(_("Step")),
        SheetColumn(_("Happened at")),
        SheetColumn(_("Reported at")),
        SheetColumn(_("Due at")),
        SheetColumn(_("Past target")),
        SheetColumn(_("Closed at")),
        SheetColumn(_("How it ended")),
        SheetColumn(_("Rating")),
        SheetColumn(_("Cost ({currency})").format(currency=wording.currency)),
    )


def _cells(row: CaseRow, wording: Wording) -> tuple[Cell, ...]:
    def wall(at: datetime | None) -> datetime | None:
        return None if at is None else wording.local(at).replace(tzinfo=None)

    return (
        case_number(row.id),
        row.who,
        row.place,
        row.what,
        severity_words(row.severity),
        _yes(row.again),
        kind_words(row.kind),
        row.category,
        row.department,
        row.owner,
        state_words(row.state),
        step_words(row.step),
        wall(row.happened_at),
        wall(row.reported_at),
        wall(row.due_at),
        _yes(row.late),
        wall(row.closed_at),
        ending_words(row.ending) if row.ending is not None else "",
        row.rating,
        from_minor(row.cost_minor, wording.currency),
    )


def _yes(holds: bool) -> str:
    return _("yes") if holds else ""
