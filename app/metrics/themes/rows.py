"""What the page of themes shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.metrics.figure_words import Line
from app.metrics.people.rows import PersonRow
from app.ui.charts.data import BarsData


@dataclass(frozen=True, slots=True)
class DriversShown:
    """What goes together with the score, what the facts among it mean, and what too few had."""

    bars: BarsData
    note: str
    facts: tuple[Line, ...]
    facts_note: str


@dataclass(frozen=True, slots=True)
class PillarsShown:
    """The six pillars, and how visits were felt."""

    bars: BarsData
    note: str
    felt: tuple[Line, ...]
    felt_note: str


@dataclass(frozen=True, slots=True)
class ActionShown:
    """Something that was changed because of a theme: what and when, and how many know."""

    id: int
    title: str
    about: str

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return f"{self.title}, {self.about}"


@dataclass(frozen=True, slots=True)
class ActionsShown:
    """All that was changed, the latest first, and the themes that can be acted upon, by id and name."""

    actions: tuple[ActionShown, ...]
    themes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ToTellShown:
    """Some of those who spoke of what was changed and do not know it, and how many there are."""

    action_id: int
    rows: tuple[PersonRow, ...]
    total: int
