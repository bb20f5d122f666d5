"""The words that a hotel, a restaurant and a boutique use for the same things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast, get_args

from app.core.words import gettext as _
from app.core.words import ngettext

Kind = Literal["hotel", "restaurant", "boutique"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Counted = Callable[[int, str], str]
Filled = Callable[[str], str]


@dataclass(frozen=True)
class VenueWords:
    """What one kind of venue calls its people, visits and places.

    Nouns are lower case and go into a sentence; titles head a list. The methods fill whole
    phrases, so that a translation may put the words in its own order.
    """

    kind: Kind
    customer: str
    customers_title: str
    visit: str
    visit_title: str
    visits_title: str
    place: str
    new_customer: str
    started: str
    ended: str
    here_now: str
    first_visit_today: str
    count_customers: Counted
    count_visits: Counted
    fill_place: Filled
    fill_inside: Filled
    fill_here_until: Filled
    fill_arrives: Filled

    @classmethod
    def for_kind(cls, kind: str) -> VenueWords:
        """The words of this kind of venue, in the language that was started."""
        builders = {"hotel": _hotel, "restaurant": _restaurant, "boutique": _boutique}
        return builders[cast("Kind", kind)]()

    def customers(self, count: int, shown: str = "") -> str:
        """A counted phrase ("3 guests"); ``shown`` is the number as the language writes it."""
        return self.count_customers(count, shown or str(count))

    def visits(self, count: int, shown: str = "") -> str:
        """A counted phrase ("11 stays")."""
        return self.count_visits(count, shown or str(count))

    def at_place(self, place: str) -> str:
        """Where somebody is ("Room 412")."""
        return self.fill_place(place)

    def in_place(self, place: str) -> str:
        """The same inside a sentence ("room 412"); a place with a name of its own stays as it is written."""
        numbered = any(letter.isdigit() for letter in place) and not any(map(str.isspace, place))
        return self.fill_inside(place) if numbered else place

    def here_until(self, day: str) -> str:
        """That somebody is here and until when ("in house until Fri")."""
        return self.fill_here_until(day)

    def arrives(self, day: str) -> str:
        """That somebody is expected ("Arrives tomorrow")."""
        return self.fill_arrives(day)

    def last_here(self, when: str) -> str:
        """When somebody was last here ("Last here 3 weeks ago")."""
        return _("Last here {when}").format(when=when)

    def never_here(self) -> str:
        """That nobody has seen them here yet."""
        return _("Not here yet")


def _hotel() -> VenueWords:
    return VenueWords(
        kind="hotel",
        customer=_("guest"),
        customers_title=_("Guests"),
        visit=_("stay"),
        visit_title=_("Stay"),
        visits_title=_("Stays"),
        place=_("room"),
        new_customer=_("New guest"),
        started=_("Checked in"),
        ended=_("Checked out"),
        here_now=_("in house"),
        first_visit_today=_("First stay today"),
        count_customers=lambda n, shown: ngettext("{count} guest", "{count} guests", n).format(count=shown),
        count_visits=lambda n, shown: ngettext("{count} stay", "{count} stays", n).format(count=shown),
        fill_place=lambda place: _("Room {place}").format(place=place),
        fill_inside=lambda place: _("room {place}").format(place=place),
        fill_here_until=lambda day: _("in house until {day}").format(day=day),
        fill_arrives=lambda day: _("Arrives {day}").format(day=day),
    )


def _restaurant() -> VenueWords:
    return VenueWords(
        kind="restaurant",
        customer=_("guest"),
        customers_title=_("Guests"),
        visit=_("table"),
        visit_title=_("Table"),
        visits_title=_("Tables"),
        place=_("table"),
        new_customer=_("New guest"),
        started=_("Seated"),
        ended=_("Left"),
        here_now=_("at the table"),
        first_visit_today=_("First time here today"),
        count_customers=lambda n, shown: ngettext("{count} guest", "{count} guests", n).format(count=shown),
        count_visits=lambda n, shown: ngettext("{count} visit", "{count} visits", n).format(count=shown),
        fill_place=lambda place: _("Table {place}").format(place=place),
        fill_inside=lambda place: _("table {place}").format(place=place),
        fill_here_until=lambda day: _("at the table until {day}").format(day=day),
        fill_arrives=lambda day: _("Table booked for {day}").format(day=day),
    )


def _boutique() -> VenueWords:
    return VenueWords(
        kind="boutique",
        customer=_("customer"),
        customers_title=_("Customers"),
        visit=_("purchase"),
        visit_title=_("Purchase"),
        visits_title=_("Purchases"),
        place=_("till"),
        new_customer=_("New customer"),
        started=_("Came in"),
        ended=_("Left"),
        here_now=_("in the shop"),
        first_visit_today=_("First purchase today"),
        count_customers=lambda n, shown: ngettext("{count} customer", "{count} customers", n).format(
            count=shown
        ),
        count_visits=lambda n, shown: ngettext("{count} purchase", "{count} purchases", n).format(
            count=shown
        ),
        fill_place=lambda place: _("Till {place}").format(place=place),
        fill_inside=lambda place: _("till {place}").format(place=place),
        fill_here_until=lambda day: _("in the shop until {day}").format(day=day),
        fill_arrives=lambda day: _("Appointment {day}").format(day=day),
    )
