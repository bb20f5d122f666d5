"""What stands in the agenda before anything is read for the eye: one entry a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.model.moment import MILESTONE, Milestone, MomentState
from app.model.occasion import OccasionKind
from app.occasions.schemas import AgendaQuery, AgendaView, MarkGroup

DONE = frozenset({MomentState.DELIVERED, MomentState.SKIPPED})
UNDER_WAY = frozenset({MomentState.PLANNED, MomentState.PREPARED})
_PLACES = {milestone: place for place, milestone in enumerate((*Milestone, None))}
_GROUPS = {
    OccasionKind.BIRTHDAY.value: MarkGroup.BIRTHDAY,
    OccasionKind.ANNIVERSARY.value: MarkGroup.ANNIVERSARY,
    MILESTONE: MarkGroup.MILESTONE,
}


@dataclass(frozen=True, slots=True)
class MomentFacts:
    """As much of a moment as the agenda shows; ``shown`` is False where nobody may be celebrated."""

    id: int
    customer_id: int
    companion_id: int | None
    occasion_id: int | None
    milestone: Milestone | None
    number: int
    visit_id: int | None
    kind: str
    title: str
    occurs_on: date | None
    celebrate_on: date | None
    state: MomentState
    owner_id: int | None
    department_id: int | None
    place: int
    own_kind_id: int | None
    shown: bool

    @property
    def on(self) -> date | None:
        """The day on which it stands: its own, and of a surprise the one on which it is done."""
        is_surprise = self.occasion_id is None and self.milestone is None
        return (self.celebrate_on or self.occurs_on) if is_surprise else self.occurs_on


class Entry(NamedTuple):
    """One line: of an occasion, of a milestone, or of a moment that has neither."""

    on: date
    place: int
    customer_id: int
    kind: str
    occasion_id: int | None = None
    milestone: Milestone | None = None
    number: int = 0
    visit_id: int | None = None
    companion_id: int | None = None
    tier: str = ""
    own_kind_id: int | None = None
    moment: MomentFacts | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """Who comes most stands first; the lines of one customer keep their order."""
        return (
            self.place,
            0 if self.occasion_id is not None else 1,
            self.occasion_id or 0,
            _PLACES[self.milestone],
            self.number,
            self.moment.id if self.moment is not None else 0,
        )

    @property
    def group(self) -> MarkGroup:
        """By what it is marked in the calendar."""
        return group_of(self.kind)

    @property
    def state(self) -> MomentState | None:
        """Where its moment stands."""
        return self.moment.state if self.moment is not None else None


def group_of(kind: str) -> MarkGroup:
    """By what a kind is marked in the calendar."""
    return _GROUPS.get(kind, MarkGroup.OTHER)


def is_without_plan(state: MomentState | None) -> bool:
    """Whether nobody has made a plan: a suggestion is none yet."""
    return state is None or state is MomentState.SUGGESTED


def fits_kind(query: AgendaQuery, kind: str, *, own_kind_id: int | None) -> bool:
    """Whether the query asks for this kind; without any it asks for all."""
    if not query.kinds and not query.own_kind_ids:
        return True
    return kind in query.kinds or own_kind_id in query.own_kind_ids


def fits(query: AgendaQuery, entry: Entry, *, staff_id: int | None) -> bool:
    """Whether an entry belongs to what is asked for; HERE is decided by where the customer is."""
    moment = entry.moment
    if not fits_kind(query, entry.kind, own_kind_id=entry.own_kind_id):
        return False
    if query.department_id is not None and (moment is None or moment.department_id != query.department_id):
        return False
    if query.view is AgendaView.PLANNED:
        return entry.state in UNDER_WAY
    if query.view is AgendaView.WITHOUT_PLAN:
        return is_without_plan(entry.state)
    if query.view is AgendaView.MINE:
        return moment is not None and staff_id is not None and moment.owner_id == staff_id
    return True
