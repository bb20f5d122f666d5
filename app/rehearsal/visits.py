"""Stays, tables and purchases of the crowd: how often, when, and whether they took place."""

from __future__ import annotations

from app.rehearsal.frame import Frame
from app.rehearsal.person import Person
from app.rehearsal.rows import Rows
from app.rehearsal.visit_rows import VisitRows
from app.rehearsal.wheels import Chance, draw, wheel_of

HOW_OFTEN = {
    0: 20, 1: 485, 2: 190, 3: 100, 4: 62, 5: 42, 6: 30, 7: 20, 8: 14, 10: 12, 12: 9, 15: 7, 20: 5, 26: 3, 38: 1,
}  # fmt: skip
"""Customers by the number of their visits: most come once, a few again and again."""
HOW_OFTEN_WHEN_HERE = {0: 22, 1: 16, 2: 14, 3: 12, 5: 12, 8: 10, 10: 6, 14: 5, 22: 3}
STATUSES = {"completed": 895, "cancelled": 75, "no_show": 30}
BOOKS_AHEAD = 0.018
LEADS = (2, 3, 5, 8, 12, 15, 20, 26, 33, 41, 60, 75, 110)
NOT_LATELY = -12
"""Whoever plays a part today was last here longer ago than this."""


class Visits:
    """Makes the visits of one customer after the other."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        shape = frame.shape
        self._write = VisitRows(frame, rows).add
        self._season = frame.days.season(shape["months"], shape["weekdays"])
        self._often = wheel_of(HOW_OFTEN)
        self._often_when_here = wheel_of(HOW_OFTEN_WHEN_HERE)
        self._statuses = wheel_of(STATUSES)
        self._nights: list[int] = shape["nights"] or [0]
        self._apart = 4 if shape["nights"] else 1

    def add(self, chance: Chance, person: Person) -> None:
        """Add everything from the first visit to the next booking, and remember it on the person."""
        role = person.role
        count = draw(chance, self._often_when_here if role else self._often)
        self._add_past(chance, person, count=count, until=NOT_LATELY if role else 0)
        if role is not None:
            self._play(chance, person)
        elif chance() < BOOKS_AHEAD:
            nights = draw(chance, self._nights)
            self._write(chance, person, day=draw(chance, LEADS), nights=nights, status="booked")

    def _add_past(self, chance: Chance, person: Person, *, count: int, until: int) -> None:
        season, apart, after = self._season, self._apart, -10_000
        many = len(season)
        wished = [season[int(chance() * many)] for _ in range(count)]
        for day in sorted(wished) if count > 1 else wished:
            first = max(day, after)
            nights = draw(chance, self._nights)
            if first + nights >= until:
                break
            after = first + nights + apart
            self._write(chance, person, day=first, nights=nights, status=draw(chance, self._statuses))

    def _play(self, chance: Chance, person: Person) -> None:
        """The visit that is under way or about to begin."""
        role = person.role
        assert role is not None
        nights = draw(chance, self._nights)
        day, status = role.arrives or 0, "booked"
        if role.here:
            status = "here"
            day = -1 - int(chance() * 3) if nights else 0
            nights = int(chance() * 5) - day if nights else 0
        self._write(chance, person, day=day, nights=nights, status=status, place=role.place)
