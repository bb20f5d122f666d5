"""Days worth remembering as they are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.partial_dates import PartialDate
from app.core.recurring import Recurrence, Repeats, Unit
from app.model.occasion import OccasionKind


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """A date worth remembering.

    ``next_on`` is None for one that was once and is over, and for whoever has died; ``years`` is the age or
    number of years reached then, None where no year is known. ``own_kind`` is the name of the venue's own
    kind. ``on_card_of`` is set where it is written on the companion's own card.
    """

    id: int
    version: int
    kind: OccasionKind
    on: PartialDate
    repeats: Repeats = Repeats.YEARLY
    label: str = ""
    next_on: date | None = None
    years: int | None = None
    companion_id: int | None = None
    companion_name: str = ""
    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    unit: Unit = Unit.WEEK
    own_kind_id: int | None = None
    own_kind: str = ""
    of_deceased: bool = False
    on_card_of: int | None = None

    @property
    def rule(self) -> Recurrence:
        """How the day comes back."""
        return Recurrence(self.on, self.repeats, self.nth, self.weekday, self.every, self.unit)


@dataclass(frozen=True, slots=True)
class CompanionName:
    """Somebody who comes with a customer, as a choice."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Household:
    """A customer and those who come along, also those shared with others; nobody who has died.

    ``comes_up`` is False where nothing of the customer's is celebrated: they died, were archived or merged,
    or want no moments.
    """

    customer_id: int
    name: str
    companions: tuple[CompanionName, ...] = ()
    comes_up: bool = True
