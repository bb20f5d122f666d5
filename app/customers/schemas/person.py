"""A customer's name, contacts and whereabouts, as the head of the card shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.core.partial_dates import PartialDate
from app.model.alias import AliasKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind


class Presence(StrEnum):
    """Where a customer is, as far as the visits say."""

    HERE = "here"
    ARRIVING = "arriving"
    AWAY = "away"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a customer is.

    HERE: ``visit_id``, ``place`` and ``leaves_on`` of the visit under way. ARRIVING: ``arrives_on`` is
    today or later. AWAY: ``last_on`` is the first day of the last visit. NEVER: nothing yet.
    """

    presence: Presence
    visit_id: int | None = None
    place: str = ""
    arrives_on: date | None = None
    leaves_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisitTotals:
    """What the visits add up to; ``amount_minor`` is in ``currency``, the venue's.

    ``rhythm_days`` is the median time between visits, None for fewer than three.
    """

    count: int = 0
    completed: int = 0
    first_on: date | None = None
    last_on: date | None = None
    amount_minor: int = 0
    currency: str = ""
    rhythm_days: int | None = None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One way to reach somebody; ``shown`` is the value nicely written, ``readable`` whether it was understood.

    A ``hidden`` one has dots in the place of both: whoever looks may not see it.
    """

    id: int
    version: int
    kind: ContactKind
    value: str
    shown: str
    label: str = ""
    preferred: bool = False
    readable: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name."""

    id: int
    version: int
    name: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class TagRow:
    """A label on this customer; ``id`` is the label's, ``link_id`` that of its being here."""

    id: int
    link_id: int
    name: str
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A yes or no for one purpose; ``withdrawn`` is a no that takes a yes back, ``past`` what was decided anew since."""

    id: int
    version: int
    purpose: Purpose
    given: bool
    decided_on: date
    source: str = ""
    wording: str = ""
    staff_name: str = ""
    withdrawn: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class CardRow:
    """The head of the card: who this is, how to be called, where they are.

    ``languages`` are BCP 47 tags, the preferred one first. ``birthday`` is the customer's own.
    """

    id: int
    version: int
    display_name: str
    whereabouts: Whereabouts
    totals: VisitTotals
    created_at: datetime
    given_name: str = ""
    family_name: str = ""
    title: str = ""
    preferred_name: str = ""
    say_name: str = ""
    languages: tuple[str, ...] = ()
    nationality: str = ""
    company: str = ""
    card_number: str = ""
    tier: str = ""
    note: str = ""
    birthday: PartialDate | None = None
    portrait_id: int | None = None
    contacts: tuple[ContactRow, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    tags: tuple[TagRow, ...] = ()
    archived_at: datetime | None = None
    deceased_at: datetime | None = None
    merged_into_id: int | None = None
    restricted_at: datetime | None = None
    objected_at: datetime | None = None

    @property
    def phone(self) -> ContactRow | None:
        """The phone number to show first."""
        return self._first(ContactKind.PHONE)

    @property
    def email(self) -> ContactRow | None:
        """The email address to show first."""
        return self._first(ContactKind.EMAIL)

    def _first(self, kind: ContactKind) -> ContactRow | None:
        return next((contact for contact in self.contacts if contact.kind is kind), None)


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A customer who may be the one being added, with the evidence in words, the strongest first.

    ``strong`` says that a contact or a birthday agrees, not only the name; ``here`` that they are here now.
    """

    customer_id: int
    name: str
    evidence: tuple[str, ...]
    strong: bool
    here: bool = False
    last_visit_on: date | None = None
    phone_tail: str = ""
