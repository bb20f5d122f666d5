"""What the cards under the calendar say."""

from __future__ import annotations

from app.core.words import gettext as _
from app.core.words import ngettext
from app.moments.schemas.rows import OutcomeRow
from app.occasions.schemas import AgendaCounts
from app.planner.sources import SideFacts
from app.wording.formats import Wording


def coming_title(days: int, *, counts: AgendaCounts, wording: Wording) -> str:
    """The window and how much stands in it ("Next 14 days: 11 moments")."""
    moments = ngettext("{count} moment", "{count} moments", counts.moments)
    window = ngettext("Next {count} day", "Next {count} days", days).format(count=days)
    return _("{window}: {moments}").format(
        window=window, moments=moments.format(count=wording.number(counts.moments))
    )


def coming_lines(counts: AgendaCounts, *, facts: SideFacts, wording: Wording, month: str) -> list[str]:
    """How far they are, and what is set aside for them."""
    lines = [_progress(counts, wording)] if counts.moments else [_("Nothing to prepare yet.")]
    money = _money(counts, facts=facts, wording=wording, month=month)
    return [*lines, money] if money else lines


def worked_line(row: OutcomeRow, wording: Wording) -> str:
    """One thing that worked ("Cake with a favourite animal · 4.9 · 14 times")."""
    times = ngettext("{count} time", "{count} times", row.times).format(count=wording.number(row.times))
    parts = [row.name, times]
    if row.mean_reaction is not None:
        parts.insert(1, wording.tenths(row.mean_reaction))
    return " · ".join(parts)


def _progress(counts: AgendaCounts, wording: Wording) -> str:
    parts = [
        (counts.planned, ngettext("{count} planned", "{count} planned", counts.planned)),
        (
            counts.without_plan,
            ngettext("{count} without a plan", "{count} without a plan", counts.without_plan),
        ),
        (
            counts.without_owner,
            ngettext("{count} without an owner", "{count} without an owner", counts.without_owner),
        ),
    ]
    said = [words.format(count=wording.number(count)) for count, words in parts if count]
    return _("{parts}.").format(parts=", ".join(said)) if said else ""


def _money(counts: AgendaCounts, *, facts: SideFacts, wording: Wording, month: str) -> str:
    if facts.month_minor is not None:
        return _("{used} of {budget} set aside in {month}.").format(
            used=wording.money(facts.month_used_minor), budget=wording.money(facts.month_minor), month=month
        )
    if counts.set_aside_minor:
        return _("{money} set aside.").format(money=wording.money(counts.set_aside_minor))
    return ""
