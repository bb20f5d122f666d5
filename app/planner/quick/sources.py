"""What the quick form asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.moments.services import MomentServices
from app.occasions.schemas import AgendaRow
from app.planner.plan.sources import PlanChoices, ReadsIdeas
from app.ui.who_field import Finds


@dataclass(frozen=True)
class QuickSources:
    """All of them may be called from any thread but ``say_row``, which puts a row into words."""

    services: Callable[[], MomentServices]
    coming: Callable[[int, Cancellation], Sequence[AgendaRow]]
    name_of: Callable[[int], str]
    ideas_for: ReadsIdeas
    choices: Callable[[Cancellation], PlanChoices]
    finds: Finds
    say_row: Callable[[AgendaRow], str]


@dataclass(frozen=True)
class Surprise:
    """What gave the idea: the words of a clue, and which one it is."""

    customer_id: int
    clue_id: int | None = None
    why: str = ""
