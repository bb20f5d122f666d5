"""What is known of a customer and of those who come along that a gesture must respect."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.gestures.avoiding import Reading, denies_allergy, read_avoided, speaks_of_allergy, speaks_of_diet
from app.gestures.cards import cards_of
from app.gestures.contents import Marks
from app.gestures.schemas import ClashKind
from app.model.clue import Clue
from app.model.codes import VisitStatus
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.preference import MustKind, Preference, Scope, Strength
from app.model.visit import Visit
from app.storage.reading import read_rows

OVER = (VisitStatus.COMPLETED, VisitStatus.CANCELLED, VisitStatus.NO_SHOW)
NAMED = Reading(everything=True, strict=True)
REFUSED = Reading(strict=True)
WISH = Reading()
DISLIKE = Reading(everything=True, conditions=False)
REMARK = Reading(any_word=False)
WEIGHTS = (ClashKind.MUST, ClashKind.DISLIKE, ClashKind.WISH)


@dataclass(frozen=True)
class Known:
    """One sentence that is recorded, of whom it is, and how heavily it weighs.

    ``reads`` are the ways to look for what it keeps away; the first that finds something counts.
    ``own`` says that it is of the customer, not of somebody who comes along.
    """

    kind: ClashKind
    sentence: str
    whose: str
    reads: tuple[Reading, ...]
    must_kind: str = ""
    own: bool = True
    noted_at: datetime | None = None
    detail: str = ""

    def is_newer(self, since: datetime | None) -> bool:
        """Whether it was written down after ``since``; of notes nobody knows, so they are not."""
        return since is None or (self.noted_at is not None and self.noted_at > since)

    def speaks_against(self, content: Marks) -> bool:
        """Whether the sentence, or what was added to it, keeps something away that is in there."""
        return bool(self.quoted_against(content))

    def quoted_against(self, content: Marks) -> str:
        """The words that keep something away that is in there; empty when none do."""
        if _speaks(self.sentence, self.reads, content):
            return self.sentence
        careful = tuple(replace(how, any_word=False) for how in self.reads)
        if self.detail and _speaks(self.detail, careful, content):
            return f"{self.sentence}: {self.detail}"
        return ""

    @property
    def is_wish(self) -> bool:
        """Whether it asks for something to be left, such as a fuss."""
        return self.kind is ClashKind.WISH and any(read_avoided(self.sentence, how) for how in self.reads)

    @property
    def tells_of_allergies(self) -> bool:
        """Whether it says which allergies the customer has, or that there are none."""
        return self.own and (self.must_kind == MustKind.ALLERGY or speaks_of_allergy(self.sentence))

    @property
    def tells_of_diet(self) -> bool:
        """Whether it says what the customer eats and drinks, or that all is fine."""
        return self.own and (self.must_kind == MustKind.DIET or speaks_of_diet(self.sentence))


def _speaks(text: str, reads: Sequence[Reading], content: Marks) -> bool:
    """Whether the text keeps something away that is in there, by the first reading that finds anything."""
    found = (read_avoided(text, how) for how in reads)
    return next((avoided.meets(content) for avoided in found if avoided), False)


def list_known(session: Session, customer_id: int) -> list[Known]:
    """All that is recorded, musts first; of a companion who is a customer too, their musts as well."""
    cards = cards_of(session, customer_id)
    name = _name_of(session, customer_id)
    linked: dict[int, str] = {}
    people: dict[int, str] = {}
    told: list[Known] = []
    for row in read_rows(session, _companions(cards)):
        people[row.id] = row.name
        told += [replace(one, own=False) for one in _of_note(row.note, row.name)]
        if row.linked_customer_id is not None and row.linked_customer_id not in cards:
            linked[row.linked_customer_id] = row.name
    known: list[Known] = []
    for row in _preferences(session, cards, linked):
        own = row.companion_id is None and row.customer_id not in linked
        whose = name if own else people.get(row.companion_id) or linked.get(row.customer_id, "")
        known.append(replace(_of_preference(row, whose), own=own, noted_at=row.noted_at, detail=row.detail))
    for text in _notes(session, cards):
        known += _of_note(text, name)
    return sorted([*known, *told], key=lambda one: (WEIGHTS.index(one.kind), not one.own))


def _name_of(session: Session, customer_id: int) -> str:
    wanted = select(Customer.preferred_name, Customer.display_name).where(Customer.id == customer_id)
    row = session.execute(wanted).first()
    return (row.preferred_name or row.display_name) if row else ""


def _companions(cards: Sequence[int]) -> Any:
    table = Companion.__table__
    return select(table).where(table.c.customer_id.in_(cards)).order_by(table.c.id)


def _preferences(session: Session, cards: Sequence[int], linked: Collection[int]) -> list[Any]:
    mine = Preference.customer_id.in_(cards)
    # Of somebody who comes along, what is theirs alone: not what is said of their own companions.
    theirs = Preference.customer_id.in_(linked) & Preference.companion_id.is_(None)
    theirs &= Preference.strength == Strength.MUST
    wanted = (
        select(
            Preference.customer_id,
            Preference.companion_id,
            Preference.text,
            Preference.detail,
            Preference.strength,
            Preference.must_kind,
            Preference.noted_at,
        )
        .outerjoin(Visit, Visit.id == Preference.visit_id)
        .where(or_(mine, theirs), Preference.withdrawn_at.is_(None), _still_holds())
        .order_by(Preference.id)
    )
    return list(session.execute(wanted))


def _still_holds() -> ColumnElement[bool]:
    """What was said for one visit is over with it."""
    return or_(Preference.scope != Scope.VISIT, Visit.id.is_(None), Visit.status.not_in(OVER))


def _notes(session: Session, cards: Sequence[int]) -> list[str]:
    notes = select(Customer.note).where(Customer.id.in_(cards), Customer.note != "").order_by(Customer.id)
    clues = select(Clue.text).where(Clue.customer_id.in_(cards), Clue.sorted_as == "").order_by(Clue.id)
    return [*session.scalars(notes), *session.scalars(clues)]


def _of_preference(row: Any, whose: str) -> Known:
    if row.strength == Strength.MUST:
        return Known(ClashKind.MUST, row.text, whose, _readings_of_must(row), row.must_kind)
    if row.strength == Strength.DISLIKE:
        return Known(ClashKind.DISLIKE, row.text, whose, (DISLIKE,))
    return Known(ClashKind.WISH, row.text, whose, (WISH,))


def _readings_of_must(row: Any) -> tuple[Reading, ...]:
    if row.must_kind == MustKind.ALLERGY or speaks_of_allergy(row.text):
        return (NAMED,)
    if row.must_kind == MustKind.DIET:
        return (REFUSED, NAMED)
    # Nobody said why, or it is about access: "Oat milk" may be what they must have as well as must not.
    return (REFUSED,)


def _of_note(text: str, whose: str) -> Iterator[Known]:
    """A note is read for allergies and refusals of what the lists know; it says much else besides."""
    for line in text.splitlines():
        for sentence in filter(None, (part.strip() for part in line.split(". "))):
            if speaks_of_allergy(sentence) and not denies_allergy(sentence):
                yield Known(ClashKind.MUST, sentence, whose, (NAMED,))
            else:
                yield Known(ClashKind.WISH, sentence, whose, (REMARK,))
