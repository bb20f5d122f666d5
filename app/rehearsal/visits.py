"""Stays, tables and purchases of the crowd."""

from __future__ import annotations

from app.rehearsal.days import minutes
from app.rehearsal.frame import Frame
from app.rehearsal.person import Person, Stay
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of
from app.rehearsal.word_lists import places_of

HOW_OFTEN = {
    0: 20, 1: 485, 2: 190, 3: 100, 4: 62, 5: 42, 6: 30, 7: 20, 8: 14, 10: 12, 12: 9, 15: 7, 20: 5, 26: 3, 38: 1,
}  # fmt: skip
"""Customers by the number of their visits: most come once, a few again and again."""
HOW_OFTEN_WHEN_HERE = {0: 22, 1: 16, 2: 14, 3: 12, 5: 12, 8: 10, 10: 6, 14: 5, 22: 3}
STATUSES = {"completed": 895, "cancelled": 75, "no_show": 30}
ADULTS = {1: 26, 2: 58, 3: 8, 4: 8}
CHILDREN = {0: 82, 1: 8, 2: 8, 3: 2}
BOOKS_AHEAD, NOTED = 0.018, 0.04
LEADS = (2, 3, 5, 8, 12, 15, 20, 26, 33, 41, 60, 75, 110)


class Visits:
    """Makes the visits of one customer after the other."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        shape = frame.shape
        self._frame, self._rows, self._days, self._shape = frame, rows, frame.days, shape
        self._season = frame.days.season(shape["months"], shape["weekdays"])
        self._often = wheel_of(HOW_OFTEN)
        self._often_when_here = wheel_of(HOW_OFTEN_WHEN_HERE)
        self._statuses = wheel_of(STATUSES)
        self._adults, self._children = wheel_of(ADULTS), wheel_of(CHILDREN)
        self._places = places_of(shape["places"])
        self._starts = [minutes(clock) for clock in shape["starts"]]
        self._here_starts = [minutes(clock) for clock in shape.get("here_starts", shape["starts"])]
        self._products = [
            (name, code, frame.money(price))
            for name, (code, price) in frame.words.get("products", {}).items()
        ]
        self._nightly = [frame.money(price) for price in shape["nightly"]]
        self._currency = frame.venue["currency"]
        self._hotel = frame.kind == "hotel"

    def add(self, chance: Chance, person: Person) -> None:
        """Add everything from the first visit to the next booking, and remember it on the person."""
        role = person.role
        count = draw(chance, self._often_when_here if role else self._often)
        season, spread = self._season, 4 if self._hotel else 1
        last = -12 if role else 0
        followed = -10_000
        for wished in sorted(season[int(chance() * len(season))] for _ in range(count)):
            day = max(wished, followed + spread)
            nights = self._nights(chance)
            if day + nights >= last:
                break
            followed = day + nights
            self._write(chance, person, day=day, nights=nights, status=draw(chance, self._statuses))
        if role is not None:
            self._play(chance, person)
        elif chance() < BOOKS_AHEAD:
            self._write(chance, person, day=draw(chance, LEADS), nights=self._nights(chance), status="booked")

    def _nights(self, chance: Chance) -> int:
        return draw(chance, self._shape["nights"]) if self._hotel else 0

    def _play(self, chance: Chance, person: Person) -> None:
        """The visit that is under way or about to begin."""
        role = person.role
        assert role is not None
        if not role.here:
            nights = self._nights(chance)
            self._write(
                chance, person, day=role.arrives or 0, nights=nights, status="booked", place=role.place
            )
            return
        day = -1 - int(chance() * 3) if self._hotel else 0
        nights = int(chance() * 5) - day if self._hotel else 0
        self._write(chance, person, day=day, nights=nights, status="here", place=role.place)

    def _write(
        self, chance: Chance, person: Person, *, day: int, nights: int, status: str, place: str = ""
    ) -> None:
        days, shape, number = self._days, self._shape, self._rows.new_visit()
        adults, children = draw(chance, self._adults), draw(chance, self._children)
        person.with_children |= children > 0
        place_given = bool(place)
        place = place or draw(chance, self._places)
        took_place = status in ("completed", "here")
        starts = draw(chance, self._here_starts if status == "here" else self._starts)
        booked = day - 1 - int(chance() * chance() * 90) if chance() < 0.85 or status == "booked" else day
        amount = self._amount(chance, number, nights=nights, party=adults + children, day=day)
        self._rows.of["visit"].append(
            (
                number,
                person.id,
                status,
                draw(chance, shape["channels"]),
                draw(chance, shape["segments"]),
                f"{shape['reference']}{100000 + number}",
                place,
                shape["place_kinds"].get(place[0], ""),
                days.iso(day),
                days.iso(day + nights) if self._hotel else None,
                days.iso(min(booked, -1) if status == "booked" else booked),
                days.instant(day, starts) if took_place else None,
                adults,
                children,
                draw(chance, shape["boards"]),
                amount if status in ("completed", "here", "booked") else 0,
                self._currency,
                self._note(chance, starts, expected=place_given and not took_place),
            )
        )
        person.stays.append(Stay(number, day, day + nights, took_place))

    def _note(self, chance: Chance, minute: int, *, expected: bool) -> str:
        if expected:
            return f"Expected at {minute // 60}:{minute % 60:02}."
        return str(draw(chance, self._shape["visit_notes"])) if chance() < NOTED else ""

    def _amount(self, chance: Chance, number: int, *, nights: int, party: int, day: int) -> int:
        if self._products:
            return self._buy(chance, number) if day <= 0 else 0
        if self._hotel:
            extras = int(chance() * chance() * 60) * 500 * party
            return self._frame.money(extras) + nights * draw(chance, self._nightly)
        return party * draw(chance, self._nightly) + self._frame.money(int(chance() * 40) * 50)

    def _buy(self, chance: Chance, visit: int) -> int:
        total = 0
        for position in range(1 + int(chance() * chance() * 4)):
            product, code, price = draw(chance, self._products)
            metres = "metre" in product
            quantity = 500 * (1 + int(chance() * 7)) if metres else 1000
            amount = price * quantity // 1000
            total += amount
            self._rows.of["visit_line"].append(
                (visit, position, code, product, quantity, price * 1000, amount)
            )
        return total
