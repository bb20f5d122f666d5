"""Promises made in rehearsal cases."""

from __future__ import annotations

from dataclasses import dataclass

from app.rehearsal.days import Days
from app.rehearsal.rows import Rows


@dataclass(slots=True)
class Vow:
    """One promise while its case is lived; instants as moments."""

    id: int
    case: int
    customer: int | None
    visit: int | None
    what: str
    due: int | None
    whole_day: bool
    owner: int
    made: tuple[int, int]
    state: str = "open"
    settled: tuple[int, int] | None = None
    note: str = ""

    def write(self, rows: Rows, days: Days) -> None:
        """Add its row."""
        settled = self.settled or (None, None)
        rows.of["promise"].append(
            (
                self.id,
                self.customer,
                self.what,
                None if self.due is None else days.written(self.due),
                int(self.whole_day),
                self.owner,
                days.written(self.made[0]),
                self.made[1],
                self.state,
                None if settled[0] is None else days.written(settled[0]),
                settled[1],
                self.note,
                self.visit,
                self.case,
            )
        )
