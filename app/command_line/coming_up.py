"""``agenda``: occasions, milestones and surprises with their plans."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta
from typing import Any

from app.command_line.output import Output
from app.command_line.signing_in import open_as_owner
from app.command_line.stopping import stopped_by_signals
from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.occasions.ics.collecting import collect
from app.occasions.schemas import MISSED_DAYS, AgendaQuery, AgendaRow
from app.occasions.service.agenda import AgendaReader
from app.occasions.words.kinds import state_words
from app.occasions.words.lines import agenda_line
from app.venue.workplace import Workplace

MOST_LINES = 100_000


def list_agenda(arguments: Namespace, output: Output) -> int:
    """List what is coming; first what was missed, where the window begins today."""
    with open_as_owner(arguments.data_dir) as work, stopped_by_signals() as cancellation:
        first = arguments.first or work.today()
        query = AgendaQuery(first=first, days=arguments.days, kinds=frozenset(arguments.kind or ()))
        rows = [*_missed(work, query, cancellation), *_coming(work, query, output, cancellation)]
        if not rows:
            output.say(_("Nothing is to be celebrated in these days."))
        output.answer([_as_json(row) for row in rows], [_line(row, work) for row in rows])
    return 0


def _missed(work: Workplace, query: AgendaQuery, cancellation: Cancellation) -> list[AgendaRow]:
    if query.first != work.today():
        return []
    before = AgendaQuery(query.first - timedelta(days=MISSED_DAYS), MISSED_DAYS, kinds=query.kinds)
    found = collect(AgendaReader(work), before, most=MOST_LINES, cancellation=cancellation)
    return [row for row in found.rows if row.missed]


def _coming(
    work: Workplace, query: AgendaQuery, output: Output, cancellation: Cancellation
) -> tuple[AgendaRow, ...]:
    found = collect(AgendaReader(work), query, most=MOST_LINES, cancellation=cancellation)
    if not found.complete:
        last = work.wording.day(found.last)
        output.say(_("There is more than can be listed: this ends with {day}.").format(day=last))
    return found.rows


def _as_json(row: AgendaRow) -> dict[str, Any]:
    return {
        "on": row.on,
        "occasion_id": row.key.occasion_id,
        "customer_id": row.customer_id,
        "person": row.person,
        "kind": row.kind,
        "age": row.years if row.key.occasion_id is not None else None,
        "state": row.state.value if row.state is not None else None,
        "missed": row.missed,
        "observed_on_other_day": row.observed_on_other_day,
    }


def _line(row: AgendaRow, work: Workplace) -> str:
    today: date = work.today()
    said = agenda_line(row, work.wording, today=today)
    state = _("missed") if row.missed else state_words(row.state)
    return f"{work.wording.day_ahead(row.on, today):<14}  {row.person}: {said} [{state}]"
