"""What a venue sets for its moments."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from app.core.drafts import Draft
from app.core.typed_text import Note
from app.gestures.schemas import Amount
from app.model.moment import Milestone

SETTING = "moments"
"""Under what name the venue keeps all of it."""
LONGEST_AHEAD_MINUTES = 7 * 24 * 60


class MomentSettings(Draft):
    """Budgets in minor units (None is no budget), times of day at the venue, and what is marked.

    ``week_start`` is 0 for Monday to 6 for Sunday; None follows the venue's language and region. Empty
    cards stand for the program's own.
    """

    budget_moment_minor: Amount | None = None
    budget_month_minor: Amount | None = None
    ready_by: time = time(12, 0)
    remind_from: time = time(8, 0)
    remind_ahead_minutes: Annotated[int, Field(ge=0, le=LONGEST_AHEAD_MINUTES)] = 60
    milestones: tuple[Milestone, ...] = tuple(Milestone)
    agenda_days: Literal[14, 30, 90] = 14
    week_start: Annotated[int, Field(ge=0, le=6)] | None = None
    card_front: Note = ""
    card_inside: Note = ""


def settings_from(kept: object) -> MomentSettings:
    """The settings as they are kept; the usual ones where there are none."""
    return MomentSettings.model_validate(kept) if isinstance(kept, dict) else MomentSettings()
