"""Comments, and what goes together with the score, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.measures.changing import Change
from app.core.measures.drivers import Driver
from app.core.measures.means import Mean
from app.core.measures.scales import Scale
from app.measures.facts import Fact
from app.measures.rows import Figure
from app.model.theme import Pillar


@dataclass(frozen=True, slots=True)
class SaidTheme:
    """A theme that a comment is about, and the words in it that say so."""

    id: int
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One answer with what was said; ``customer_id`` is the card in use, None and ``who`` empty where there is none.

    ``marked`` are the (start, end) of what was searched for. ``promise_id`` is given where somebody waits for an
    answer, who is ``late`` past the venue's time.
    """

    answer_id: int
    scale: Scale
    score: int
    comment: str
    marked: tuple[tuple[int, int], ...]
    themes: tuple[SaidTheme, ...]
    customer_id: int | None
    who: str
    answered_at: datetime
    stage: str
    place: str
    channel: str
    promise_id: int | None
    late: bool


@dataclass(frozen=True, slots=True)
class CommentPage:
    """Some answers, the newest first; ``total`` goes no further than it was counted, and ``is_all`` says whether."""

    rows: tuple[CommentRow, ...]
    total: int
    is_all: bool
    more: bool


@dataclass(frozen=True, slots=True)
class DriverRow:
    """What goes together with the score: a theme by ``theme_id``, or a ``fact``; never what causes it.

    ``driver.effect`` is the score of all less that of all without it, None below ten with it or without;
    ``difference`` compares those with it to those without; it ``is_settled`` where that is more than chance, so
    many being looked at at once.
    """

    name: str
    theme_id: int | None
    fact: Fact | None
    driver: Driver
    difference: Change
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Drivers:
    """All that is known to go together with a score, from what lifts it most to what lowers it most.

    ``few`` are those with fewer than ten answers on one side, the most often mentioned first.
    """

    figure: Figure
    rows: tuple[DriverRow, ...]
    few: tuple[DriverRow, ...]


@dataclass(frozen=True, slots=True)
class PillarRow:
    """What the answers that speak of one of the six pillars add up to; ``themes`` are the names of what is heard."""

    pillar: Pillar
    figure: Figure
    difference: Change
    theme_ids: tuple[int, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pillars:
    """The six, in their order, beside the figure of all answers."""

    figure: Figure
    rows: tuple[PillarRow, ...]


@dataclass(frozen=True, slots=True)
class VisitsFelt:
    """How visits were felt, from -2 to 2: the strongest feeling, the last one, and the mean of the two.

    ``low_ends`` are those of ``both.n`` visits that ended on a bad feeling, ``low_peaks`` those whose strongest was bad.
    """

    peak: Mean
    end: Mean
    both: Mean
    low_peaks: int
    low_ends: int
