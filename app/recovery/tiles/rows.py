"""The figures above the list as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from app.cases.schemas.views import CaseCounts
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording


@dataclass(frozen=True, slots=True)
class TileRow:
    """One figure: what it is, what it says, and in which tone."""

    label: str
    value: str
    tone: Tone = "neutral"


def tiles_of_counts(counts: CaseCounts, wording: Wording) -> Sequence[TileRow]:
    """What the counts of the views alone can say."""
    return (
        TileRow(_("Open now"), wording.number(counts.open)),
        TileRow(_("Past target"), wording.number(counts.late), "alert" if counts.late else "neutral"),
        TileRow(_("To follow up"), wording.number(counts.follow_up)),
        TileRow(
            _("For approval"), wording.number(counts.approval), "brass" if counts.approval else "neutral"
        ),
        TileRow(_("Yours"), wording.number(counts.mine)),
    )
