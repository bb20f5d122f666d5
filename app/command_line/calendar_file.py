"""``ics``: the agenda as a calendar file."""

from __future__ import annotations

from argparse import Namespace

from app.bootstrap.calendar_files import refuse_folder, write_calendar
from app.command_line.output import Output
from app.command_line.signing_in import open_signed_in
from app.command_line.stopping import stopped_by_signals
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.schemas import AgendaQuery


def save_calendar(arguments: Namespace, output: Output) -> int:
    """Write everything of a window into one file; gives where and how much."""
    target = arguments.out
    refuse_folder(target)
    with open_signed_in(arguments.data_dir) as work, stopped_by_signals() as stop:
        work.desk.require(Right.EXPORT)
        query = AgendaQuery(first=arguments.first or work.today(), days=arguments.days)
        found = write_calendar(work, query, target=target, cancellation=stop)
        last = work.wording.day(found.last)
    count = len(found.rows)
    said = ngettext("{count} event saved in {file}.", "{count} events saved in {file}.", count)
    if not found.complete:
        output.say(_("No calendar takes so many events: the file ends with {day}.").format(day=last))
    output.answer(
        {
            "file": str(target),
            "events": count,
            "from": found.first,
            "to": found.last,
            "complete": found.complete,
        },
        [said.format(count=count, file=target)],
    )
    return 0
