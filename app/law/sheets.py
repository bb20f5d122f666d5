"""The reports as tables that leave the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from gettext import gettext as _

from app.core.sheets import Sheet, SheetColumn
from app.law.schemas.reports import Processed, Touched
from app.wording.formats import Wording


def record_sheet(rows: Iterable[Processed], *, venue: str, at: datetime, wording: Wording) -> Sheet:
    """The record of processing."""
    return Sheet(
        title=_("Record of processing"),
        facts=(venue, wording.instant(at)),
        columns=(
            SheetColumn(_("What"), 3),
            SheetColumn(_("What for"), 3),
            SheetColumn(_("On what ground"), 3),
            SheetColumn(_("How long"), 2),
            SheetColumn(_("Who sees it"), 2),
            SheetColumn(_("How many"), 1, right=True),
        ),
        rows=[
            (one.what, one.why, one.ground, one.how_long, one.who, wording.number(one.count)) for one in rows
        ],
    )


def touched_sheet(rows: Iterable[Touched], *, since: datetime, until: datetime, wording: Wording) -> Sheet:
    """Whom somebody touched between two instants."""
    between = _("From {since} to {until}").format(since=wording.instant(since), until=wording.instant(until))
    return Sheet(
        title=_("Whom somebody touched"),
        facts=(between,),
        columns=(
            SheetColumn(_("Number"), right=True),
            SheetColumn(wording.words.customer.capitalize(), 3),
            SheetColumn(_("Read"), right=True),
            SheetColumn(_("Written"), right=True),
            SheetColumn(_("First"), 2),
            SheetColumn(_("Last"), 2),
            SheetColumn(_("By"), 3),
        ),
        rows=[
            (
                one.customer_id,
                one.name,
                one.read,
                one.written,
                wording.local(one.first_at).replace(tzinfo=None),
                wording.local(one.last_at).replace(tzinfo=None),
                ", ".join(one.staff),
            )
            for one in rows
        ],
    )
