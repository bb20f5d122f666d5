"""The reports as tables that leave the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.audit.words.kinds import purpose_words
from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.law.schemas.consents import ConsentFilter, Decision
from app.law.schemas.reports import Processed, Touched
from app.law.words import state_words
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


def consents_sheet(rows: Iterable[Decision], *, wanted: ConsentFilter, wording: Wording) -> Sheet:
    """What people agreed to or did not, and in which words they were asked."""
    since, until = wanted.days.since, wanted.days.until
    parts = [
        purpose_words(wanted.purpose) if wanted.purpose is not None else "",
        state_words(wanted.state) if wanted.state is not None else "",
        _("since {day}").format(day=wording.day(since)) if since is not None else "",
        _("until {day}").format(day=wording.day(until)) if until is not None else "",
    ]
    return Sheet(
        title=_("Consents"),
        facts=tuple(filter(None, [", ".join(filter(None, parts))])),
        columns=(
            SheetColumn(_("On"), 2),
            SheetColumn(_("Number"), right=True),
            SheetColumn(wording.words.customer.capitalize(), 3),
            SheetColumn(_("For"), 3),
            SheetColumn(_("Answer"), 2),
            SheetColumn(_("State"), 2),
            SheetColumn(_("Asked in these words"), 6),
            SheetColumn(_("Where it was said"), 3),
            SheetColumn(_("Noted by"), 2),
        ),
        rows=(
            (
                one.decided_on,
                one.customer_id,
                one.name,
                purpose_words(one.purpose),
                _("Yes") if one.given else _("No"),
                state_words(one.state),
                one.wording,
                one.source,
                one.staff_name,
            )
            for one in rows
        ),
    )
