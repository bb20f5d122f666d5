"""What is known of a customer and of those who come along that a gesture must respect."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, or_, select, text
from sqlalchemy.orm import Session

from app.consents.limits import kept_only_among, may_read, restricted_words
from app.core.acting import Desk
from app.core.rights import Right
from app.gestures.avoiding import (
    Avoided,
    Reading,
    denies_allergy,
    read_avoided,
    speaks_of_allergy,
    speaks_of_diet,
)
from app.gestures.cards import cards_of
from app.gestures.contents import Marks
from app.gestures.schemas import ClashKind
from app.model.clue import Clue
from app.model.codes import VisitStatus
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.model.preference import MustKind, Preference, Scope, Strength
from app.model.visit import Visit
from app.storage.health_needs import holds
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
    ``own`` says that it is of the customer, not of somebody who comes along. A ``quiet`` one is minded in full and
    quoted without its ``detail``, which whoever looks may not read.
    """

    kind: ClashKind
    sentence: str
    whose: str
    reads: tuple[Reading, ...]
    must_kind: str = ""
    own: bool = True
    noted_at: datetime | None = None
    detail: str = ""
    quiet: bool = False

    @property
    def told(self) -> str:
        """What was added to it, for those who may read it."""
        return "" if self.quiet else self.detail

    @cached_property
    def _avoided(self) -> tuple[tuple[str, Avoided], ...]:
        """What it keeps away, read once, with the words that say so."""
        careful = tuple(replace(how, any_word=False) for how in self.reads)
        told = [(self.sentence, _first_avoided(self.sentence, self.reads))]
        if self.detail:
            words = self.sentence if self.quiet else f"{self.sentence}: {self.detail}"
            told.append((words, _first_avoided(self.detail, careful)))
        return tuple((words, avoided) for words, avoided in told if avoided is not None)

    def is_newer(self, since: datetime | None) -> bool:
        """Whether it was written down after ``since``; of notes nobody knows, so they are not."""
        return since is None or (self.noted_at is not None and self.noted_at > since)

    def speaks_against(self, content: Marks) -> bool:
        """Whether the sentence, or what was added to it, keeps something away that is in there."""
        return bool(self.quoted_against(content))

    def quoted_against(self, content: Marks) -> str:
        """The words that keep something away that is in there; empty when none do."""
        return next((words for words, avoided in self._avoided if avoided.meets(content)), "")

    @property
    def is_wish(self) -> bool:
        """Whether it asks for something to be left, such as a fuss."""
        return self.kind is ClashKind.WISH and any(read_avoided(self.sentence, how) for how in self.reads)

    @cached_property
    def tells_of_allergies(self) -> bool:
        """Whether it says which allergies the customer has, or that there are none."""
        return self.own and (self.must_kind == MustKind.ALLERGY or speaks_of_allergy(self.sentence))

    @cached_property
    def tells_of_diet(self) -> bool:
        """Whether it says what the customer eats and drinks, or that all is fine."""
        return self.own and (self.must_kind == MustKind.DIET or speaks_of_diet(self.sentence))


def _first_avoided(text: str, reads: Sequence[Reading]) -> Avoided | None:
    """What the text keeps away, by the first reading that finds anything."""
    return next(filter(None, (read_avoided(text, how) for how in reads)), None)


def list_known(
    session: Session, customer_id: int, *, companion_id: int | None = None, desk: Desk | None = None
) -> list[Known]:
    """All that is recorded, musts first; of a companion who is a customer too, their musts as well.

    Of the companion who is celebrated, ``companion_id``, all of their own card counts. Reasons of health are
    quiet for a ``desk`` without the right to them.
    """
    quiet = desk is not None and not desk.may(Right.HEALTH)
    cards = cards_of(session, customer_id)
    name = _name_of(session, customer_id)
    people = {row.id: row for row in read_rows(session, _companions(cards))}
    links = {
        row.linked_customer_id: row
        for row in people.values()
        if row.linked_customer_id is not None and row.linked_customer_id not in cards
    }
    kept_only = kept_only_among(session, people) if desk is not None else frozenset()
    celebrated = {card for card, row in links.items() if row.id == companion_id and row.id not in kept_only}
    known: list[Known] = []
    for row in _preferences(session, cards, people, links, celebrated):
        own = row.customer_id in cards and row.companion_id is None
        of = people.get(row.companion_id) or links.get(row.customer_id)
        whose = name if own or of is None else of.name
        one = replace(_of_preference(row, whose), own=own, noted_at=row.noted_at, detail=row.detail)
        if of is not None and not own and of.id in kept_only:
            known += _without_a_name([one])
            continue
        known.append(replace(one, quiet=True) if quiet and row.must_kind == MustKind.HEALTH else one)
    for words in _notes(session, cards):
        known += _of_note(words, name)
    for row in people.values():
        if row.id in kept_only:
            known += _without_a_name(replace(one, own=False) for one in _of_note(row.note, row.name))
    told = [(row.note, row.name) for row in people.values() if row.id not in kept_only]
    told += [(text, links[card].name) for card in sorted(celebrated) for text in _notes(session, [card])]
    known += [replace(one, own=False) for text, whose in told for one in _of_note(text, whose)]
    if desk is not None and not may_read(session, customer_id, desk=desk):
        known = [replace(one, quiet=True) for one in _needed_for_safety(known)]
    return sorted(known, key=lambda one: (WEIGHTS.index(one.kind), not one.own))


def _needed_for_safety(known: Iterable[Known]) -> Iterator[Known]:
    """What is told to everybody, also where nothing else may be read."""
    return (one for one in known if one.kind is ClashKind.MUST)


def _without_a_name(known: Iterable[Known]) -> Iterator[Known]:
    """Of somebody who comes along, and whose data may only be kept."""
    return (replace(one, whose=restricted_words(), quiet=True) for one in _needed_for_safety(known))


def _name_of(session: Session, customer_id: int) -> str:
    wanted = select(Customer.preferred_name, Customer.display_name).where(Customer.id == customer_id)
    row = session.execute(wanted).first()
    return (row.preferred_name or row.display_name) if row else ""


def _companions(cards: Sequence[int]) -> Any:
    """Those of the cards, and those of other cards who come with these customers too."""
    table = Companion.__table__
    shared = select(CompanionShare.companion_id).where(CompanionShare.customer_id.in_(cards))
    mine = or_(table.c.customer_id.in_(cards), table.c.id.in_(shared))
    return select(table).where(mine).order_by(table.c.id)


def _preferences(
    session: Session,
    cards: Sequence[int],
    people: Collection[int],
    links: Collection[int],
    celebrated: Collection[int],
) -> list[Any]:
    """Of somebody who comes along, what is theirs alone: not what is said of their own companions."""
    theirs = Preference.customer_id.in_(links) & Preference.companion_id.is_(None)
    theirs &= or_(Preference.strength == Strength.MUST, Preference.customer_id.in_(celebrated))
    whose = or_(Preference.customer_id.in_(cards), Preference.companion_id.in_(people), theirs)
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
        .where(whose, Preference.withdrawn_at.is_(None), text(holds()), _still_holds())
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
