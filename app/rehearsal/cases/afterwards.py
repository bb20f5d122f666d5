"""How customers went on after something had gone wrong: a word later, and how the next visits felt."""

from __future__ import annotations

from app.rehearsal.days import MINUTES_A_DAY
from app.rehearsal.frame import Frame
from app.rehearsal.person import Person
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw

WROTE, TALKED = 0.36, 0.5
SECOND_LOOK = 0.4
"""How often the better of two is what is left, for those to whom it was put right."""
SPAN = 180


class Afterwards:
    """Adds what was noticed with those who had a case."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        self._frame, self._rows, self._days = frame, rows, frame.days
        self._words = frame.words["touchpoints"]

    def add(self, chance: Chance, person: Person, *, since: int, recovered: bool) -> None:
        """What followed on a case that was closed at this moment."""
        closed = since // MINUTES_A_DAY
        wrote = closed + 2 + int(chance() * 20)
        if wrote < 0 and chance() < WROTE:
            at = self._days.instant(wrote, 540 + int(chance() * 500))
            self._add(chance, person, stage="after", at=at, visit=None, recovered=recovered)
        for stay in person.stays:
            if closed + 1 < stay.day < min(closed + SPAN, 0) and stay.took_place and chance() < TALKED:
                at = self._days.instant(stay.day, stay.begins + 20)
                self._add(chance, person, stage="stay", at=at, visit=stay.id, recovered=recovered)

    def _add(
        self, chance: Chance, person: Person, *, stage: str, at: str, visit: int | None, recovered: bool
    ) -> None:
        feeling, text = draw(chance, self._words[stage])
        if recovered and chance() < SECOND_LOOK:
            feeling, text = max((feeling, text), tuple(draw(chance, self._words[stage])))
        staff, channel = draw(chance, self._frame.desk), "email" if stage == "after" else "in person"
        self._rows.of["touchpoint"].append(
            (person.id, visit, self._frame.stages[stage], at, channel, text, feeling, staff)
        )
