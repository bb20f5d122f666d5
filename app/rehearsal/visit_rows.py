"""The rows of one visit of the crowd: where, with whom, for how much, and what was bought."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from app.rehearsal.days import minutes
from app.rehearsal.frame import Frame
from app.rehearsal.person import Person, Stay
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of
from app.rehearsal.word_lists import places_of

ADULTS = {1: 26, 2: 58, 3: 8, 4: 8}
CHILDREN = {0: 82, 1: 8, 2: 8, 3: 2}
NOTED, BOOKED_AHEAD, LONGEST_AHEAD = 0.04, 0.85, 90
MANNERS = 4096


class Manner(NamedTuple):
    """How people come; mixed once, then drawn whole, because single draws are slow a million times over."""

    channel: str
    segment: str
    board: str
    adults: int
    children: int
    begins: int
    note: str
    ahead: int


class VisitRows:
    """Writes visits and what was bought on them."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        shape = frame.shape
        self._frame, self._rows, self._days = frame, rows, frame.days
        self._manners = _mix(frame, Random(frame.kind).random)
        kinds = shape["place_kinds"]
        self._kinds: dict[str, str] = kinds
        self._places = [(place, kinds.get(place[0], "")) for place in places_of(shape["places"])]
        self._here_begins = [minutes(clock) for clock in shape.get("here_starts", shape["starts"])]
        self._products = [
            (name, code, frame.money(price))
            for name, (code, price) in frame.words.get("products", {}).items()
        ]
        self._nightly = [frame.money(price) for price in shape["nightly"]]
        self._extra = frame.money(500)
        self._currency = frame.venue["currency"]
        self._reference = shape["reference"]
        self._hotel = frame.kind == "hotel"

    def add(
        self, chance: Chance, person: Person, *, day: int, nights: int, status: str, place: str = ""
    ) -> None:
        """Add one visit and remember it on the person; ``place`` is drawn when nobody has chosen it."""
        days, number = self._days, self._rows.new_visit()
        manner = draw(chance, self._manners)
        took_place = status in ("completed", "here")
        where, where_kind = (place, self._kinds.get(place[0], "")) if place else draw(chance, self._places)
        begins = draw(chance, self._here_begins) if status == "here" else manner.begins
        booked = day - manner.ahead
        if status == "booked":
            booked = min(booked, -1 - int(chance() * 20))
        amount = 0
        if took_place or status == "booked":
            amount = self._amount(
                chance, number, nights=nights, party=manner.adults + manner.children, day=day
            )
        self._rows.of["visit"].append(
            (
                number,
                person.id,
                status,
                manner.channel,
                manner.segment,
                f"{self._reference}{100000 + number}",
                where,
                where_kind,
                days.iso(day),
                days.iso(day + nights) if self._hotel else None,
                days.iso(booked),
                days.instant(day, begins) if took_place else None,
                manner.adults,
                manner.children,
                manner.board,
                amount,
                self._currency,
                manner.note if took_place or not place else f"Expected at {begins // 60}:{begins % 60:02}.",
            )
        )
        person.with_children |= manner.children > 0
        person.stays.append(Stay(number, day, day + nights, took_place, where, begins))

    def _amount(self, chance: Chance, visit: int, *, nights: int, party: int, day: int) -> int:
        if self._products:
            return self._buy(chance, visit) if day <= 0 else 0
        extras = int(chance() * chance() * 60) * self._extra * party
        if self._hotel:
            return extras + nights * draw(chance, self._nightly)
        return party * draw(chance, self._nightly) + extras // 10

    def _buy(self, chance: Chance, visit: int) -> int:
        total = 0
        for position in range(1 + int(chance() * chance() * 4)):
            product, code, price = draw(chance, self._products)
            quantity = 500 * (1 + int(chance() * 7)) if "metre" in product else 1000
            amount = price * quantity // 1000
            total += amount
            self._rows.of["visit_line"].append(
                (visit, position, code, product, quantity, price * 1000, amount)
            )
        return total


def _mix(frame: Frame, chance: Chance) -> list[Manner]:
    shape = frame.shape
    adults, children = wheel_of(ADULTS), wheel_of(CHILDREN)
    begins = [minutes(clock) for clock in shape["starts"]]
    return [
        Manner(
            channel=draw(chance, shape["channels"]),
            segment=draw(chance, shape["segments"]),
            board=draw(chance, shape["boards"]),
            adults=draw(chance, adults),
            children=draw(chance, children),
            begins=draw(chance, begins),
            note=draw(chance, shape["visit_notes"]) if chance() < NOTED else "",
            ahead=1 + int(chance() * chance() * LONGEST_AHEAD) if chance() < BOOKED_AHEAD else 0,
        )
        for _ in range(MANNERS)
    ]
