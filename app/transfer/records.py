"""What a row or card of somebody's file says, checked and in our words, before anything is stored.

Preview, dry run and import all work on these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.contacts.phones import Phone
from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.model.codes import VisitStatus
from app.model.occasion import OccasionKind
from app.transfer.mapping.requests import Finding
from app.transfer.problems import Problem
from app.transfer.reading.vcard_contacts import Address, Related


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A phone number with what it is for ("home", "cell", "fax"), or ""."""

    phone: Phone
    label: str = ""


@dataclass(frozen=True, slots=True)
class EmailEntry:
    """An email address with what it is for, or ""."""

    address: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """A date to remember; ``label`` as the file calls it.

    ``reference`` is what the file knows it by, so that it is found again when its day has moved.
    """

    kind: OccasionKind
    day: PartialDate
    label: str = ""
    repeats: Repeats = Repeats.YEARLY
    nth: int | None = None
    weekday: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as one row or card tells it.

    ``name`` is never empty: what is known best stands in for a missing name, and ``named`` is false
    then. ``language`` is a short code ("pt"), ``nationality`` two letters ("PT"). ``findings`` are
    musts, preferences and clues to be kept with the evidence "imported". ``known_by`` are names by which
    the venue may know them; who is ``only_known`` stays out unless it does.
    """

    name: str
    named: bool = True
    external_id: str = ""
    family: str = ""
    given: str = ""
    title: str = ""
    nickname: str = ""
    phonetic: str = ""
    emails: tuple[EmailEntry, ...] = ()
    phones: tuple[PhoneEntry, ...] = ()
    birthday: PartialDate | None = None
    has_died: bool = False
    died_on: PartialDate | None = None
    occasions: tuple[OccasionEntry, ...] = ()
    language: str = ""
    nationality: str = ""
    addresses: tuple[Address, ...] = ()
    websites: tuple[str, ...] = ()
    company: str = ""
    job: str = ""
    card_number: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    note: str = ""
    findings: tuple[Finding, ...] = ()
    photo: bytes | None = None
    photo_type: str = ""
    known_by: tuple[str, ...] = ()
    only_known: bool = False
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A stay or table; ``at`` is the time of day at the venue where the file has one."""

    status: VisitStatus
    arrives_on: date
    leaves_on: date | None = None
    at: time | None = None
    booked_on: date | None = None
    reference: str = ""
    place: str = ""
    place_kind: str = ""
    adults: int | None = None
    children: int | None = None
    board: str = ""
    rate_minor: int | None = None
    amount_minor: int | None = None
    currency: str = ""
    channel: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class PurchaseRecord:
    """One line of an invoice; lines of one invoice make one visit. A return has a negative amount.

    ``quantity_thousandths`` and ``unit_minor_thousandths`` (thousandths of a minor unit) are exact.
    """

    invoice: str
    bought_on: date
    at: time | None
    code: str
    product: str
    quantity_thousandths: int
    unit_minor_thousandths: int
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One question to which a row holds the answer, or says that it was put and not answered: no ``score``.

    ``question`` tells the questions of one row apart, ``mark`` the row from others of its file. Without a day the
    answer is ``undated``. ``visit_reference`` and ``arrived_on`` tell to which visit it belongs.
    """

    metric: str
    low: int
    high: int
    high_is_good: bool
    question: str
    mark: str
    score: int | None = None
    comment: str = ""
    language: str = ""
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    undated: bool = False
    stage_id: int | None = None
    department_id: int | None = None
    staff_id: int | None = None
    channel: str = ""
    place: str = ""
    visit_reference: str = ""
    arrived_on: date | None = None
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row or card. ``cells`` are the row as it was, for the file of rejected rows.

    A rejected record carries no person, visit, purchase or answer: nothing of it may be stored. What is not
    ``counted`` is no row: it tells what is wrong with the file itself. Only ``answers`` come without a person.
    """

    row: int
    cells: Sequence[str]
    person: PersonRecord | None = None
    visit: VisitRecord | None = None
    purchase: PurchaseRecord | None = None
    problems: tuple[Problem, ...] = ()
    counted: bool = True
    answers: tuple[AnswerRecord, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether the row stays out."""
        return any(problem.rejected for problem in self.problems)
