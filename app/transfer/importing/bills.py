"""What the lines of purchases add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.transfer.importing.kinds import VISIT
from app.transfer.importing.plan import Plan


@dataclass(slots=True)
class _Bill:
    known: dict[str, Any] | None
    may_change: bool
    added: int = 0


class Bills:
    """Adds up the lines of each visit and plans its amount at the end."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._bills: dict[int, _Bill] = {}

    def add(self, visit_id: int, amount: int, *, known: dict[str, Any] | None, may_change: bool) -> None:
        """Count a line in; ``known`` is the visit's row where the venue has it."""
        bill = self._bills.get(visit_id)
        if bill is None:
            bill = self._bills[visit_id] = _Bill(known, may_change)
        bill.added += amount

    def finish(self) -> None:
        """Plan the amounts."""
        for visit_id, bill in self._bills.items():
            if visit_id < 0:
                self._plan.fill(VISIT, visit_id, values={"amount_minor": bill.added})
            elif bill.known is not None and bill.added and bill.may_change:
                before = bill.known["amount_minor"]
                after = (before or 0) + bill.added
                self._plan.change(
                    VISIT, visit_id, before={"amount_minor": before}, after={"amount_minor": after}
                )
        self._bills.clear()
