"""Reading what customers are found by from the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.model.codes import VisitStatus
from app.storage.health_needs import holds
from app.storage.looking import Looks
from app.storage.lookup.terms import Findable, Phone

_CUSTOMERS = """
SELECT c.id, s.rank_key, c.display_name, c.given_name, c.family_name, c.preferred_name, c.card_number
FROM customer c JOIN customer_summary s ON s.customer_id = c.id
WHERE c.id IN (SELECT value FROM json_each(?1)) AND c.archived_at IS NULL AND c.merged_into_id IS NULL
"""

_FACTS = f"""
SELECT customer_id, 'alias', name, '', '' FROM alias WHERE customer_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT customer_id, 'companion', name, '', '' FROM companion
    WHERE customer_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT share.customer_id, 'companion', companion.name, '', '' FROM companion_share share
    JOIN companion ON companion.id = share.companion_id
    WHERE share.customer_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT customer_id, 'preference', text, '', '' FROM preference
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND withdrawn_at IS NULL AND {holds()}
UNION ALL SELECT customer_tag.customer_id, 'tag', tag.name, '', '' FROM customer_tag
    JOIN tag ON tag.id = customer_tag.tag_id
    WHERE customer_tag.customer_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT merged_into_id, 'merged', display_name, given_name || ' ' || family_name, card_number
    FROM customer WHERE merged_into_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT customer_id, kind, value, normal, national_digits
    FROM contact_point INDEXED BY ix_contact_point_number
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND kind IN ('phone', 'email')
UNION ALL SELECT customer_id, status, place, arrives_on, '' FROM visit INDEXED BY ix_visit_ahead
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND status IN ('here', 'booked')
UNION ALL SELECT customer_id, 'reference', reference, '', '' FROM visit INDEXED BY ix_visit_known_by
    WHERE customer_id IN (SELECT value FROM json_each(?1)) AND reference <> ''
"""

_STATUSES = frozenset(VisitStatus)


class Person(NamedTuple):
    """The columns of the customer itself that a lookup may match."""

    customer_id: int
    rank_key: int
    display_name: str
    given_name: str
    family_name: str
    preferred_name: str
    card_number: str


@dataclass(slots=True)
class Facts:
    """What the other tables know of one customer."""

    aliases: list[str] = field(default_factory=list)
    companions: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    preferences: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    arrivals: list[date] = field(default_factory=list)
    old_cards: list[str] = field(default_factory=list)
    here: bool = False

    def take(self, kind: str, texts: Sequence[str]) -> None:
        """Take in one row of the facts statement."""
        first, second, third = texts
        if kind == "phone":
            self.phones.append(Phone(first, second, third))
        elif kind == "email":
            self.emails.append(first)
        elif kind == "merged":
            self.aliases += (first, second)
            self.old_cards.append(third)
        elif kind in _STATUSES:
            self._take_visit(kind, place=first, arrives_on=second)
        else:
            self._texts(kind).append(first)

    def _take_visit(self, status: str, *, place: str, arrives_on: str) -> None:
        if status == VisitStatus.HERE:
            self.here = True
            self.places.append(place)
        elif status == VisitStatus.BOOKED:
            self.arrivals.append(date.fromisoformat(arrives_on))

    def _texts(self, kind: str) -> list[str]:
        texts = {
            "alias": self.aliases,
            "companion": self.companions,
            "preference": self.preferences,
            "reference": self.references,
            "tag": self.tags,
        }
        return texts[kind]


def read_people(connection: Looks, customer_ids: Collection[int]) -> dict[int, Person]:
    """Those of the customers who can be found: neither archived nor merged into another."""
    rows = connection.exec_driver_sql(_CUSTOMERS, (json.dumps(list(customer_ids)),)).fetchall()
    return {row[0]: Person._make(row) for row in rows}


AllFacts = defaultdict[int, Facts]


def read_facts(connection: Looks, customer_ids: Collection[int]) -> AllFacts:
    """What else each of the customers is found by; of those of whom something is known."""
    facts = AllFacts(Facts)
    rows = connection.exec_driver_sql(_FACTS, (json.dumps(list(customer_ids)),)).fetchall()
    for customer_id, kind, *texts in rows:
        facts[customer_id].take(kind, texts)
    return facts


def read_findables(connection: Looks, customer_ids: Collection[int]) -> Iterator[tuple[Person, Findable]]:
    """Everything that each of the customers is found by."""
    people = read_people(connection, customer_ids)
    facts = read_facts(connection, people)
    for customer_id, person in people.items():
        yield person, findable(person, facts[customer_id])


def findable(person: Person, facts: Facts) -> Findable:
    """A person and the facts as the index takes them."""
    shown = f" {person.display_name} "
    others = (person.given_name, person.family_name, person.preferred_name, *facts.aliases)
    return Findable(
        names=(person.display_name, *(name for name in others if f" {name} " not in shown)),
        companions=tuple(facts.companions),
        phones=tuple(facts.phones),
        emails=tuple(facts.emails),
        places=tuple(facts.places),
        codes=(*facts.references, person.card_number, *facts.old_cards),
        tags=tuple(facts.tags),
        preferences=tuple(facts.preferences),
        here=facts.here,
        arrivals=tuple(facts.arrivals),
    )
