"""``cases`` and ``log-case``: the recovery log, and a new line in it."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.cases.schemas.drafts import CaseDraft
from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.cases.service.opening import OpeningService
from app.cases.service.paging import every_case
from app.cases.words.due import due_words
from app.cases.words.labels import case_number, severity_words, view_words
from app.command_line.output import Output
from app.command_line.signing_in import open_as_owner
from app.command_line.stopping import stopped_by_signals
from app.core.errors import AppError, InvalidInput, NotFound
from app.core.words import gettext as _
from app.model.case import CaseKind, Severity
from app.venue.workplace import Workplace

WIDTHS = (6, 9, 28, 44, 18)
"""Columns of the table: number, severity, who, what and owner; when it is due ends the line."""
_WORD_OF = {"customer_id": "--customer", "walk_in": "--walk-in", "what": "--what", "place": "--place"}


def list_cases(arguments: Namespace, output: Output) -> int:
    """List the cases of a view, what is due first on top."""
    query = CaseQuery(view=CaseView(arguments.view))
    with open_as_owner(arguments.data_dir) as workplace, stopped_by_signals() as cancellation:
        rows = list(every_case(CaseLog(workplace), query, cancellation=cancellation))
        if not rows:
            output.say(_("No case in the view “{view}”.").format(view=view_words(query.view)))
        output.answer([_as_json(row, workplace) for row in rows], _table(rows, workplace))
    return 0


def log_case(arguments: Namespace, output: Output) -> int:
    """Open a case and give its number."""
    with open_as_owner(arguments.data_dir) as workplace:
        service = OpeningService(workplace)
        _refuse_unknown(service, arguments.customer)
        try:
            outcome = service.log_case(_draft(arguments))
        except InvalidInput as error:
            raise AppError(_said_of(error), kept=_("Nothing was changed.")) from error
    output.answer({"id": outcome.value}, [outcome.said])
    return 0


def _draft(arguments: Namespace) -> CaseDraft:
    return CaseDraft(
        customer_id=arguments.customer,
        walk_in=arguments.walk_in or "",
        what=arguments.what,
        place=arguments.place,
        severity=Severity[arguments.severity.upper()],
        kind=CaseKind(arguments.kind),
    )


def _said_of(error: InvalidInput) -> str:
    """What is wrong, each beside the word that brought it."""
    return " ".join(f"{_WORD_OF.get(each.field, each.field)}: {each.message}" for each in error.problems)


def _refuse_unknown(service: OpeningService, customer_id: int | None) -> None:
    if customer_id is None:
        return
    try:
        service.defaults_for(customer_id)
    except NotFound as error:
        unknown = _("Nobody with the number {number} is known here.").format(number=customer_id)
        raise NotFound(unknown, kept=_("Nothing was changed.")) from error


def _as_json(row: CaseRow, workplace: Workplace) -> dict[str, Any]:
    zone = ZoneInfo(workplace.venue.zone)
    return {
        "id": row.id,
        "customer_id": row.customer_id,
        "who": row.who,
        "what": row.what,
        "severity": row.severity.code,
        "kind": row.kind.value,
        "owner": row.owner or None,
        "opened_at": row.opened_at.astimezone(zone),
        "due_at": _local(row.due_at, zone),
        "late": row.late,
        "step": row.step.value,
        "cost_minor": row.cost_minor,
        "currency": workplace.venue.currency,
    }


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if at is None else at.astimezone(zone)


def _table(rows: list[CaseRow], workplace: Workplace) -> list[str]:
    head = (_("Case"), _("Severity"), _("Who"), _("What"), _("Owner"), _("Due"))
    lines = [_line(row, workplace) for row in rows]
    return [_in_columns(line) for line in (head, *lines)] if rows else []


def _line(row: CaseRow, workplace: Workplace) -> tuple[str, ...]:
    due = due_words(row, now=workplace.now(), wording=workplace.wording)
    return (
        case_number(row.id),
        severity_words(row.severity),
        row.who,
        row.what,
        row.owner,
        f"! {due}" if row.late else due,
    )


def _in_columns(cells: tuple[str, ...]) -> str:
    padded = [_cut(cell, width).ljust(width) for cell, width in zip(cells, WIDTHS, strict=False)]
    return "  ".join((*padded, cells[-1])).rstrip()


def _cut(text: str, width: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"
