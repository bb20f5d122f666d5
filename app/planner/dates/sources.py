"""What the form of a date asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.core.partial_dates import LeapDay
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.rows import Household
from app.occasions.services import OccasionServices
from app.ui.who_field import Finds


@dataclass(frozen=True)
class DateKinds:
    """The venue's own kinds, and how it keeps 29 February."""

    own_kinds: tuple[OwnKindRow, ...] = ()
    leap_day: LeapDay = LeapDay.FEB_28


@dataclass(frozen=True)
class DateSources:
    """All of them may be called from any thread."""

    services: Callable[[], OccasionServices]
    household: Callable[[int, Cancellation], Household]
    kinds: Callable[[Cancellation], DateKinds]
    finds: Finds
