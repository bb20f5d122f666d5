"""What the section about consents is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.consents.service import WordingService
from app.core.rights import Right
from app.law.schemas.consents import ConsentFilter
from app.law.service.consents import ConsentBook
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


@dataclass(frozen=True)
class ConsentParts:
    """``save_wanted`` saves what a filter leaves in, ``customer_wanted`` leads to a card."""

    book: ConsentBook
    wordings: WordingService
    wording: Wording
    theme: Theme
    runner: CommandRunner
    bus: ChangeBus
    notices: Notices
    new_lane: Callable[[], AnyLane]
    may: Callable[[Right], bool]
    save_wanted: Callable[[ConsentFilter], object]
    customer_wanted: Callable[[int], object]
