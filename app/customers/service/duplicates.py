"""Who somebody new may already be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.consents.limits import restricted_among
from app.contacts.normal_forms import normal_form
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.hiding import HIDDEN
from app.core.partial_dates import PartialDate
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.customers.lookup import Lookup
from app.customers.queries import duplicates as queries
from app.customers.schemas.person import DuplicateRow
from app.model.contact_point import ContactKind
from app.venue.workplace import Workplace

SAME_CONTACT, SAME_BIRTHDAY, SAME_NAME, SIMILAR_NAME, OTHER_BIRTHDAY = 100, 50, 40, 25, -30
ENOUGH = SIMILAR_NAME
FEWEST_LETTERS = 2
CANDIDATES = 20
SIMILAR = 88.0
"""How alike two names are, of 100, to be told as similar."""


@dataclass
class _Candidate:
    score: int = 0
    strong: bool = False
    evidence: list[tuple[int, str]] = field(default_factory=list)

    def add(self, weight: int, words: str, *, strong: bool = False) -> None:
        self.score += weight
        self.strong = self.strong or strong
        if words:
            self.evidence.append((weight, words))


class DuplicateService:
    """Finds likely duplicates while a new customer is typed."""

    def __init__(self, work: Workplace, lookup: Lookup) -> None:
        self._work = work
        self._lookup = lookup

    @needs(Right.LOOK)
    def find_likely(
        self,
        name: str,
        *,
        phones: Sequence[str] = (),
        emails: Sequence[str] = (),
        birthday: PartialDate | None = None,
        limit: int = 5,
        cancellation: Cancellation | None = None,
    ) -> tuple[DuplicateRow, ...]:
        """The likeliest first, each with its evidence; what cannot be read yet is left out."""
        typed = name.strip()
        by_name = self._found_by_name(typed, cancellation)
        with self._work.read(cancellation) as session:
            shared = queries.sharing_contacts(session, self._normals(phones, emails))
            ids = by_name | {row.customer_id for row in shared}
            if not ids:
                return ()
            people = queries.known_people(session, ids)
            others = queries.other_names(session, ids)
            born = queries.birthdays(session, ids)
            may_see = self._work.desk.may(Right.CONTACTS)
            quiet = () if self._work.desk.may(Right.ERASE) else restricted_among(session, ids)
            tails = queries.phone_tails(session, ids) if may_see else {}
            here = queries.who_is_here(session, ids)
        found = []
        for person in people:
            candidate = _Candidate()
            for row in shared:
                if row.customer_id == person.id:
                    candidate.add(
                        SAME_CONTACT, _contact_words(row.kind, row.value if may_see else HIDDEN), strong=True
                    )
            also = [] if person.id in quiet else others.get(person.id, [])
            _judge_name(candidate, typed, [person.display_name, *also])
            _judge_birthday(candidate, birthday, born.get(person.id))
            if candidate.score >= ENOUGH:
                found.append((candidate, person))
        found.sort(key=lambda pair: (-pair[0].score, pair[1].id))
        return tuple(
            DuplicateRow(
                customer_id=person.id,
                name=person.display_name,
                evidence=tuple(words for _, words in sorted(candidate.evidence, key=lambda each: -each[0])),
                strong=candidate.strong,
                here=person.id in here and person.id not in quiet,
                last_visit_on=None if person.id in quiet else person.last_visit_on,
                phone_tail="" if person.id in quiet else tails.get(person.id, ""),
            )
            for candidate, person in found[:limit]
        )

    def _found_by_name(self, typed: str, cancellation: Cancellation | None) -> set[int]:
        """Whom the lookup finds by the whole name, else by its first and last word."""
        words = typed.split()
        if len(typed) < FEWEST_LETTERS:
            return set()
        for text in dict.fromkeys([typed, f"{words[0]} {words[-1]}"]):
            rows = self._lookup.find(text, limit=CANDIDATES, cancellation=cancellation).rows
            if rows:
                return {row.customer_id for row in rows}
        return set()

    def _normals(self, phones: Sequence[str], emails: Sequence[str]) -> set[str]:
        typed = [(ContactKind.PHONE, phone) for phone in phones]
        typed += [(ContactKind.EMAIL, email) for email in emails]
        region = self._work.venue.region
        return {normal_form(kind, value, region=region).normal for kind, value in typed} - {""}


def _contact_words(kind: str, value: str) -> str:
    if kind == ContactKind.PHONE:
        return _("Same phone number: {value}").format(value=value)
    return _("Same email: {value}").format(value=value)


def _words(name: str) -> list[str]:
    """The words of a name in one order, those of a double name apart: people leave half of it out."""
    return sorted(re.findall(r"\w+", fold(name)))


def _judge_name(candidate: _Candidate, typed: str, names: Iterable[str]) -> None:
    from rapidfuzz import fuzz

    wanted = _words(typed)
    if not wanted:
        return
    for name in names:
        known = _words(name)
        if known == wanted:
            candidate.add(SAME_NAME, _("Same name"))
            return
        shorter, longer = sorted((set(wanted), set(known)), key=len)
        holds = shorter <= longer and (len(shorter) > 1 or shorter == set(wanted))
        if holds or fuzz.ratio(" ".join(wanted), " ".join(known)) >= SIMILAR:
            candidate.add(SIMILAR_NAME, _("Similar name: {name}").format(name=name))
            return


def _judge_birthday(
    candidate: _Candidate, typed: PartialDate | None, known: tuple[int, int, int | None] | None
) -> None:
    if typed is None or known is None:
        return
    month, day, year = known
    same_year = typed.year is None or year is None or typed.year == year
    if (typed.month, typed.day) == (month, day) and same_year:
        candidate.add(SAME_BIRTHDAY, _("Same birthday"), strong=True)
    elif typed.year is not None and year is not None:
        candidate.add(OTHER_BIRTHDAY, "")
