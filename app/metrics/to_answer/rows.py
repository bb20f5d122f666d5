"""Those who wait, and what is answered, as they stand on the page."""

from __future__ import annotations

from dataclasses import dataclass

from app.metrics.tiles.rows import TileRow
from app.surveys.schemas.closing import ReplyStart
from app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One answer that calls for one: the score as it was given, the words, by whom and when, and by when it is due."""

    answer_id: int
    score: str
    tone: Tone
    comment: str
    who: str
    about: str
    due: str
    late: bool
    customer_id: int | None

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return ", ".join(filter(None, (self.score, self.comment, self.who, self.about, self.due)))


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """Some of those who wait, the oldest first, how many there are, and how soon others were answered."""

    rows: tuple[WaitingRow, ...]
    total: int
    tiles: tuple[TileRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """What is answered back to, and with what it begins; ``version`` is that of the promise, None without one."""

    row: WaitingRow
    version: int | None
    start: ReplyStart

    @property
    def can_be_kept(self) -> bool:
        """Whether there is anything that an answer could be kept with."""
        return self.version is not None or self.row.customer_id is not None
