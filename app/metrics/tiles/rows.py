"""A figure of the pane in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class TileRow:
    """One figure: what it is, what it says, its change in words, and how sure it is.

    ``arrow`` is 1 for better, -1 for worse, and 0 where the change may be chance or there is none: then it
    has no colour either. ``more`` is said at length, for the tooltip and for those who hear it.
    """

    key: str
    label: str
    value: str
    change: str = ""
    arrow: int = 0
    note: str = ""
    tentative: bool = False
    more: str = ""

    @property
    def tone(self) -> Tone:
        """The colour of the change."""
        if not self.arrow:
            return "neutral"
        return "good" if self.arrow > 0 else "alert"

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return ". ".join(filter(None, (f"{self.label}: {self.value}", self.change, self.note, self.more)))
