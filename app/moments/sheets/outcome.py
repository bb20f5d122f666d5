"""What came of gestures or playbooks as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.core.measures.intervals import Interval
from app.core.measures.rounding import round_half_away
from app.core.money import from_minor
from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.moments.schemas.rows import OutcomeRow
from app.wording.formats import Wording

_DIGITS = 4


def outcome_sheet(rows: Iterable[OutcomeRow], *, title: str, facts: Iterable[str], wording: Wording) -> Sheet:
    """Every figure apart; shares are parts of one, and what there is too little of is left empty."""
    columns = (
        _("Name"),
        _("Times"),
        _("Reactions"),
        _("Mean reaction"),
        *_bounds(_("Mean reaction")),
        _("Cost ({currency})").format(currency=wording.currency),
        _("Mean cost ({currency})").format(currency=wording.currency),
        _("Came back within a year"),
        *_bounds(_("Came back within a year")),
        _("Watched with it"),
        _("Came back without it"),
        *_bounds(_("Came back without it")),
        _("Watched without it"),
    )
    return Sheet(
        title=title,
        facts=tuple(facts),
        columns=tuple(SheetColumn(words, right=at > 0) for at, words in enumerate(columns)),
        rows=(_cells(row, wording) for row in rows),
    )


def _cells(row: OutcomeRow, wording: Wording) -> tuple[Cell, ...]:
    return (
        row.name,
        row.times,
        row.reactions,
        _rounded(row.mean_reaction),
        *_ends(row.interval),
        _money(row.cost_minor, wording),
        _money(row.mean_cost_minor, wording),
        _rounded(row.returned),
        *_ends(row.returned_interval),
        row.returned_n,
        _rounded(row.returned_without),
        *_ends(row.returned_without_interval),
        row.returned_without_n,
    )


def _bounds(words: str) -> tuple[str, str]:
    return _("{figure}, low").format(figure=words), _("{figure}, high").format(figure=words)


def _ends(interval: Interval | None) -> tuple[Cell, Cell]:
    return (None, None) if interval is None else (_rounded(interval.low), _rounded(interval.high))


def _rounded(value: float | None) -> Decimal | None:
    return None if value is None else round_half_away(value, _DIGITS)


def _money(minor: int | None, wording: Wording) -> Decimal | None:
    return None if minor is None else from_minor(minor, wording.currency)
