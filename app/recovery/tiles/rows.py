"""The figures above the list as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.cases.measures.rows import TileFigures
from app.cases.schemas.views import CaseCounts
from app.cases.words.due import span_words
from app.core.measures.evidence import Evidence
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording

NOTHING_YET = "–"


@dataclass(frozen=True, slots=True)
class TileRow:
    """One figure: what it is, what it says, and in which tone."""

    label: str
    value: str
    tone: Tone = "neutral"


def tiles_of(counts: CaseCounts, figures: TileFigures, *, wording: Wording) -> Sequence[TileRow]:
    """The five figures: the counts as the tabs below have them, the others of the whole venue."""
    span, share = figures.put_right.median, figures.rated_well
    return (
        TileRow(_("Open now"), wording.number(counts.open)),
        TileRow(_("Past target"), wording.number(counts.late), "alert" if counts.late else "neutral"),
        TileRow(_("Median to put right"), NOTHING_YET if span is None else span_words(span)),
        TileRow(_("Put right and rated 4+"), _share_words(share, wording), "good" if share.n else "neutral"),
        TileRow(_("Spent this month"), wording.money(figures.spent_minor)),
    )


def _share_words(share: Share, wording: Wording) -> str:
    """Per cent, or how many of how many where they are too few for that."""
    if share.value is None:
        return NOTHING_YET
    if share.evidence is Evidence.FEW:
        return _("{count} of {all}").format(count=share.k, all=share.n)
    return wording.percent(share.value)
