"""How the crowd is reached: numbers that ring nowhere and addresses that no mail leaves for."""

from __future__ import annotations

from app.rehearsal.person import Person
from app.rehearsal.phone_ranges import digits_of_phone, draw_phone, written_at_home
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw

DOMAINS = ("example.com", "example.com", "example.org", "example.net")
HAVE_PHONE, HAVE_SECOND_PHONE, HAVE_EMAIL = 0.76, 0.05, 0.5
LABELS = ("mobile", "mobile", "mobile", "home", "work")


class Contacts:
    """Makes the contact points of one customer after the other; ``region`` is the venue's country."""

    def __init__(self, rows: Rows, region: str) -> None:
        self._points, self._region = rows.of["contact_point"], region

    def add(self, chance: Chance, person: Person) -> None:
        """Add phone and email, sometimes neither."""
        if chance() < HAVE_PHONE:
            self._add_phone(chance, person, label=draw(chance, LABELS), preferred=1)
            if chance() < HAVE_SECOND_PHONE:
                self._add_phone(chance, person, label="work", preferred=0)
        if chance() < HAVE_EMAIL:
            address = self._address(chance, person)
            self._points.append((person.id, "email", "", address, address, "", 0))

    def _add_phone(self, chance: Chance, person: Person, *, label: str, preferred: int) -> None:
        region = draw(chance, person.culture.phones)
        shown = draw_phone(chance, region)
        normal, national = digits_of_phone(shown)
        if region == self._region and chance() < 0.25:
            shown = written_at_home(shown, region)
        self._points.append((person.id, "phone", label, shown, normal, national, preferred))

    def _address(self, chance: Chance, person: Person) -> str:
        given, family = person.given.plain or "guest", person.family[0].plain
        how = chance()
        if how < 0.4:
            local = f"{given}.{family}" if family else given
        elif how < 0.6:
            local = f"{given[0]}{family}{int(chance() * 90) + 10}"
        else:
            local = f"{given}{person.id}"
        return f"{local}@{draw(chance, DOMAINS)}"
