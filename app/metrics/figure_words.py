"""Figures in words: no data is said, and few data are never passed off as many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.rounding import whole_percent
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.wording.formats import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a card: what it is, what it says, and how sure it is; a hint stands under a ``label`` alone."""

    label: str
    value: str = ""
    note: str = ""


def no_data() -> str:
    """What stands where there is nothing to measure."""
    return _("no data")


def counted_words(n: int, wording: Wording) -> str:
    """How many a figure is of, and what that can carry ("n=12, tentative")."""
    count = wording.number(n)
    return {
        Evidence.NOTHING: "",
        Evidence.FEW: _("n={count}, too few to tell"),
        Evidence.TENTATIVE: _("n={count}, tentative"),
        Evidence.SOLID: _("n={count}"),
    }[evidence_of(n)].format(count=count)


def share_words(share: Share) -> str:
    """A share in whole percents; the plain counts where they are too few for a rate."""
    if share.value is None:
        return no_data()
    if share.evidence is Evidence.FEW:
        return _("{count} of {all}").format(count=share.k, all=share.n)
    return _("{percent}%").format(percent=whole_percent(share.value))


def share_note(share: Share, wording: Wording) -> str:
    """How sure a share is ("likely 71 to 94%, n=43")."""
    counted = counted_words(share.n, wording)
    interval = share.interval
    if interval is None or share.evidence is Evidence.FEW:
        return counted
    return _("likely {low} to {high}%, {counted}").format(
        low=whole_percent(interval.low), high=whole_percent(interval.high), counted=counted
    )


def share_line(label: str, share: Share, *, wording: Wording) -> Line:
    """A share as one line of a card."""
    return Line(label, share_words(share), share_note(share, wording))


def table_of(lines: Sequence[Line]) -> tuple[tuple[str, str, str], ...]:
    """The same for a file."""
    return tuple((line.label, line.value, line.note) for line in lines)
