"""One moment while its rows are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.gesture import GivenState
from app.model.moment import MomentState
from app.rehearsal.cases.ground import Offer
from app.rehearsal.rows import Rows

Stamp = tuple[str | None, int | None]
"""When, as it is written, and by whom."""
NEVER: Stamp = (None, None)
GIVEN_STATES = {
    MomentState.DELIVERED: GivenState.GIVEN,
    MomentState.SKIPPED: GivenState.DROPPED,
}


@dataclass(slots=True)
class Outline:
    """The columns of a moment; days as they are written, instants with whoever did it."""

    customer: int
    kind: str
    state: MomentState
    made: Stamp
    companion: int | None = None
    occasion: int | None = None
    milestone: str = ""
    number: int = 0
    visit: int | None = None
    clue: int | None = None
    title: str = ""
    occurs_on: str | None = None
    celebrate_on: str | None = None
    owner: int | None = None
    department: int | None = None
    budget: int | None = None
    note: str = ""
    dos: str = ""
    donts: str = ""
    playbook: int | None = None
    planned: str | None = None
    prepared: str | None = None
    ended: Stamp = NEVER
    reaction: int | None = None
    said: str = ""
    reason: str = ""
    story: str = ""
    id: int = field(default=0)

    def write(self, rows: Rows) -> int:
        """Add its row; gives its id."""
        self.id = rows.new_id("moment")
        delivered = self.ended if self.state is MomentState.DELIVERED else NEVER
        skipped = self.ended if self.state is MomentState.SKIPPED else NEVER
        rows.of["moment"].append(
            (
                self.id,
                self.customer,
                self.companion,
                self.occasion,
                self.milestone,
                self.number,
                self.visit,
                self.clue,
                self.kind,
                self.title,
                self.occurs_on,
                self.celebrate_on,
                str(self.state),
                self.owner,
                self.department,
                self.budget,
                self.note,
                self.dos,
                self.donts,
                self.playbook,
                *self.made,
                self.planned,
                self.prepared,
                *delivered,
                self.reaction,
                self.said,
                *skipped,
                self.reason,
                int(bool(self.story)),
                self.story,
                delivered[0] if self.story else None,
            )
        )
        return self.id

    def give(
        self,
        rows: Rows,
        offer: Offer,
        *,
        what: str = "",
        cost: int | None = None,
        contains: str | None = None,
        clash_reason: str = "",
    ) -> int:
        """Plan a gesture for it, given or dropped where the moment is over; gives what it costs."""
        state = GIVEN_STATES.get(self.state, GivenState.PLANNED)
        given = self.ended if state is GivenState.GIVEN else NEVER
        costs = offer.cost if cost is None else cost
        rows.of["given_gesture/moment"].append(
            (
                rows.new_id("given_gesture"),
                self.id,
                self.customer,
                offer.id,
                what or offer.name,
                offer.kind,
                costs,
                offer.price,
                offer.contains if contains is None else contains,
                str(state),
                *self.made,
                *given,
                self.reason if state is GivenState.DROPPED else "",
                clash_reason,
            )
        )
        return costs
