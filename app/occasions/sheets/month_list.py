"""The agenda of a month, or of what is in sight, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.schemas import AgendaRow
from app.occasions.words.kinds import state_words
from app.occasions.words.lines import line_rest, line_title
from app.wording.formats import Wording

LONGEST = 200
"""No cell may be taller than a page, for the rest of it would be lost."""


def month_list(
    rows: Iterable[AgendaRow], *, title: str, chosen: str, now: datetime, wording: Wording
) -> Sheet:
    """A sheet of these lines; ``chosen`` says which they are."""
    lines = [_cells(row, now=now, wording=wording) for row in rows]
    count = ngettext("{count} moment", "{count} moments", len(lines)).format(count=wording.number(len(lines)))
    facts = (" · ".join(filter(None, (chosen, count))), wording.instant(now))
    columns = (
        SheetColumn(_("Day"), 3),
        SheetColumn(_("Who"), 5),
        SheetColumn(_("What"), 5),
        SheetColumn(_("Where and whose"), 7),
        SheetColumn(_("Plan"), 5),
        SheetColumn(_("Owner"), 3),
        SheetColumn(_("State"), 3),
    )
    return Sheet(title=title, facts=facts, columns=columns, rows=lines)


def _cells(row: AgendaRow, *, now: datetime, wording: Wording) -> tuple[str, ...]:
    today = wording.local(now).date()
    texts = (
        wording.day_ahead(row.on, today),
        row.person,
        line_title(row, wording),
        line_rest(row, wording, today=today),
        row.title,
        row.owner,
        state_words(row.state),
    )
    return tuple(_short(text) for text in texts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
