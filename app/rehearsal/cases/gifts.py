"""Gestures of rehearsal cases, with what managers said to those above a limit."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.gesture import GivenState
from app.rehearsal.days import Days
from app.rehearsal.rows import Rows


@dataclass(slots=True)
class Gift:
    """One gesture while its case is lived; amounts in minor units, instants as moments."""

    id: int
    case: int
    customer: int | None
    gesture: int | None
    what: str
    kind: str
    cost: int
    price: int
    contains: str
    planned: tuple[int, int]
    state: str
    above_limit: bool = False
    asked_note: str = ""
    asked_cost: int | None = None
    decision: str = ""
    decision_note: str = ""
    decided: tuple[int, int] | None = None
    given: tuple[int, int] | None = None
    dropped_note: str = field(default="")

    @property
    def counts(self) -> bool:
        """Whether its cost is part of what was given without a signature."""
        return self.state in (GivenState.WAITING, GivenState.PLANNED, GivenState.GIVEN) and not self.decision

    def write(self, rows: Rows, days: Days) -> None:
        """Add its row."""
        decided, given = self.decided or (None, None), self.given or (None, None)
        rows.of["given_gesture"].append(
            (
                self.id,
                self.case,
                self.customer,
                self.gesture,
                self.what,
                self.kind,
                self.cost,
                self.price,
                self.contains,
                str(self.state),
                days.written(self.planned[0]),
                self.planned[1],
                int(self.above_limit),
                self.asked_cost,
                self.asked_note,
                self.decision,
                None if decided[0] is None else days.written(decided[0]),
                decided[1],
                self.decision_note,
                None if given[0] is None else days.written(given[0]),
                given[1],
                self.dropped_note,
            )
        )
