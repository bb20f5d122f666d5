"""What the section about retention is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.law.service.retention import RetentionService
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


@dataclass(frozen=True)
class RetentionParts:
    """The service, and how a window writes, tells and looks.

    ``allowed`` says whether anything may be asked, ``customer_wanted`` leads to a card.
    """

    retention: RetentionService
    wording: Wording
    theme: Theme
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]
    allowed: Callable[[], bool]
    customer_wanted: Callable[[int], object]
