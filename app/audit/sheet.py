"""The log as a table that leaves the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.audit.schemas import LogEnd, LogFilter, LogRow
from app.audit.service import LogService
from app.audit.words.entries import changes_words, who_words
from app.audit.words.kinds_told import about_words, did_words
from app.core.acting import needs_at
from app.core.rights import Right
from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.venue.workplace import Workplace
from app.wording.formats import Wording


def log_sheet(
    pages: Iterable[tuple[LogRow, ...]], *, wanted: LogFilter, end: LogEnd, wording: Wording
) -> Sheet:
    """A sheet of these entries, worked out while it is written; instants as the venue's clock shows them."""
    return Sheet(
        title=_("Log"),
        facts=tuple(filter(None, (chosen_words(wanted, wording), end_words(end, wording)))),
        columns=(
            SheetColumn(_("Entry"), right=True),
            SheetColumn(_("When"), 2),
            SheetColumn(_("Who"), 2),
            SheetColumn(_("What"), 4),
            SheetColumn(wording.words.customer.capitalize(), 2),
            SheetColumn(_("From what to what"), 6),
        ),
        rows=_rows(pages, wording),
    )


def end_words(end: LogEnd, wording: Wording) -> str:
    """How long the log is and where it ends, to be kept on paper."""
    return _("Log: {count} entries, ends {chain}…").format(
        count=wording.number(end.count), chain=end.chain[:8]
    )


@needs_at(Right.LOOK)
def log_ends(work: Workplace) -> str:
    """Where the log of this venue ends now."""
    return end_words(LogService(work).end(), work.wording)


def chosen_words(wanted: LogFilter, wording: Wording) -> str:
    """What was left in, in words; empty for everything."""
    parts = [about_words(one) for one in wanted.about] + [did_words(one) for one in wanted.did]
    if wanted.staff_ids:
        parts.append(_("of some of the staff"))
    if wanted.customer_id is not None:
        parts.append(_("about one {customer}").format(customer=wording.words.customer))
    if wanted.days.since is not None:
        parts.append(_("since {day}").format(day=wording.day(wanted.days.since)))
    if wanted.days.until is not None:
        parts.append(_("until {day}").format(day=wording.day(wanted.days.until)))
    return " · ".join(parts)


def _rows(pages: Iterable[tuple[LogRow, ...]], wording: Wording) -> Iterator[tuple[Cell, ...]]:
    for page in pages:
        for row in page:
            at = wording.local(row.at).replace(tzinfo=None)
            yield (row.id, at, who_words(row), row.what, row.customer_name, changes_words(row))
