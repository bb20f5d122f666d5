"""The log for the line-up: what a team reads standing, on one page where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.cases.schemas.rows import CaseRow
from app.cases.words.due import due_words
from app.cases.words.labels import case_number, severity_words, state_words, step_words
from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import CaseState
from app.wording.formats import Wording

BETWEEN = " · "
LONGEST_NAME = 120
LONGEST_PLACE = 60
LONGEST_WHAT = 600
"""No row may be taller than a page, for the rest of it would be lost."""


def line_up_sheet(
    rows: Sequence[CaseRow],
    *,
    venue: str,
    chosen: str,
    printed_by: str,
    now: datetime,
    wording: Wording,
    log_ends: str = "",
) -> Sheet:
    """A sheet of these cases; ``chosen`` says which they are, "Open" or the name of a saved view.

    ``log_ends`` says where the venue's log ended then, which on paper nobody changes afterwards.
    """
    today = wording.local(now).date()
    when = f"{wording.weekday(today)}, {wording.instant(now)}"
    printed = _("{when}, printed by {name}").format(when=when, name=printed_by) if printed_by else when
    return Sheet(
        title=_("Service recovery · {venue}").format(venue=venue),
        facts=(
            BETWEEN.join((chosen, *_counts(rows, wording))),
            BETWEEN.join(filter(None, (printed, log_ends))),
        ),
        columns=_columns(wording),
        rows=[_cells(row, now=now, wording=wording) for row in rows],
    )


def _short(text: str, most: int) -> str:
    """The text on one line, cut where it would fill the page; the number beside it leads to the whole."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _columns(wording: Wording) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Case"), 2),
        SheetColumn(wording.words.customer.capitalize(), 5),
        SheetColumn(wording.words.place.capitalize(), 2),
        SheetColumn(_("What happened"), 12),
        SheetColumn(_("Severity"), 3),
        SheetColumn(_("Owner"), 3),
        SheetColumn(_("Put right by"), 4),
        SheetColumn(_("Step"), 3),
        SheetColumn(_("Cost"), 3, right=True),
    )


def _counts(rows: Sequence[CaseRow], wording: Wording) -> list[str]:
    late = sum(row.late for row in rows)
    cases = ngettext("{count} case", "{count} cases", len(rows)).format(count=wording.number(len(rows)))
    return [cases, _("{count} past target").format(count=wording.number(late))] if late else [cases]


def _cells(row: CaseRow, *, now: datetime, wording: Wording) -> tuple[str, ...]:
    severity = severity_words(row.severity)
    return (
        case_number(row.id),
        _short(row.who, LONGEST_NAME),
        _short(row.place, LONGEST_PLACE),
        _short(row.what, LONGEST_WHAT),
        _("{severity}, again").format(severity=severity) if row.again else severity,
        row.owner,
        due_words(row, now=now, wording=wording),
        step_words(row.step) if row.state is CaseState.OPEN else state_words(row.state),
        wording.money(row.cost_minor) if row.cost_minor else "",
    )
