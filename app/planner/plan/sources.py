"""What the panel asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.cancelling import Cancellation
from app.gestures.schemas import GestureRow
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.schemas.rows import IdeaRow, KnownMusts
from app.moments.services import MomentServices
from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.sources import Choice
from app.venue.rows import StaffRow

ReadsRow = Callable[[MomentKey], AgendaRow | None]
ReadsIdeas = Callable[[MomentKey, date | None], Sequence[IdeaRow]]
"""The best first, for a moment that is celebrated on this day."""
SuggestsWords = Callable[[MomentKey], str]


@dataclass(frozen=True)
class PlanChoices:
    """What can be chosen now, and by whom: ``me`` is whoever is signed in, 0 for nobody."""

    me: int = 0
    may_decide: bool = False
    staff: tuple[StaffRow, ...] = ()
    deciders: tuple[str, ...] = ()
    departments: tuple[Choice, ...] = ()
    gestures: tuple[GestureRow, ...] = ()
    playbooks: tuple[PlaybookRow, ...] = ()


@dataclass(frozen=True)
class PlanSources:
    """Everybody whom the panel asks; all of them may be called from any thread."""

    services: Callable[[], MomentServices]
    row_of: ReadsRow
    ideas_for: ReadsIdeas
    suggest_words: SuggestsWords
    choices: Callable[[Cancellation], PlanChoices]
    musts_of: Callable[[int], KnownMusts]
