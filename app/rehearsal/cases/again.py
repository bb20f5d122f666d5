"""The second failure of the same customer within the venue's span: one worse, and a manager speaks with them."""

from __future__ import annotations

from app.core.words import gettext as _
from app.rehearsal.cases.giving import promise
from app.rehearsal.cases.life import Life
from app.rehearsal.cases.vows import Vow

MINUTES_A_DAY = 1440


class Earlier:
    """Remembers when whose cases were reported; they come in that order for each customer."""

    def __init__(self, span_days: int) -> None:
        self._span = span_days * MINUTES_A_DAY
        self._last: dict[int, tuple[int, int]] = {}

    def case_of(self, customer: int | None, *, reported: int) -> int | None:
        """The number of the customer's case of late; None where there is none."""
        if customer is None or customer not in self._last:
            return None
        number, at = self._last[customer]
        return number if reported - at <= self._span else None

    def remember(self, customer: int | None, *, number: int, reported: int) -> None:
        """This is the customer's latest case now."""
        if customer is not None:
            self._last[customer] = (number, reported)


def promise_a_manager(life: Life, who: str) -> Vow:
    """What is promised when a case is opened that is not the first."""
    opening = life.opening
    words = _("Speak with {name}").format(name=who)
    return promise(
        life, words, at=opening.opened, by=opening.by, owner=life.ground.manager, due=life.put_right_due
    )
