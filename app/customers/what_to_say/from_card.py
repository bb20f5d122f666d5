"""Takes the facts for the rules from a card that has been read."""

from __future__ import annotations

from datetime import date

from app.cases.schemas.rows import Target
from app.cases.words.labels import case_name
from app.core.recurring import Repeats
from app.core.text_folding import fold
from app.customers.freshness import Freshness
from app.customers.schemas.card import Card
from app.customers.schemas.knowledge import ClueRow, CompanionRow
from app.customers.schemas.person import Presence
from app.customers.what_to_say.facts import (
    CardFacts,
    CompanionFact,
    FailureFact,
    OccasionFact,
    PromiseFact,
    TasteFact,
    VisitFact,
)
from app.customers.words.cases import short
from app.model.case import CaseState
from app.model.companion import CompanionKind
from app.model.preference import Scope, Strength
from app.wording.formats import Wording


def facts_of(
    card: Card,
    *,
    today: date,
    wording: Wording,
    failures: tuple[FailureFact, ...] = (),
    last_visit: VisitFact | None = None,
) -> CardFacts:
    """The facts on a card; further failures and the place of the last visit come beside it.

    Of somebody who has died there are none: there is nobody to say anything to.
    """
    if card.head.deceased_at is not None:
        return CardFacts(today=today)
    totals, where = card.head.totals, card.head.whereabouts
    expected = where.presence is Presence.HERE or where.arrives_on == today
    last = last_visit or (VisitFact(totals.last_on) if totals.last_on and totals.completed else None)
    return CardFacts(
        today=today,
        expected=expected,
        visits=totals.completed,
        first_on=totals.first_on if totals.completed else None,
        last=last if last and last.on < today else None,
        rhythm_days=totals.rhythm_days,
        failures=(*_failures(card, wording), *failures),
        promises=_promises(card),
        occasions=_occasions(card),
        companions=tuple(
            _companion(one, card.clues, wording=wording) for one in card.companions if one.deceased_at is None
        ),
        doubtful=_doubtful(card, wording),
    )


def _failures(card: Card, wording: Wording) -> tuple[FailureFact, ...]:
    return tuple(
        FailureFact(
            what=short(row.what),
            on=wording.local(row.reported_at).date(),
            open=row.state is CaseState.OPEN,
            restricted=row.restricted,
            to_ask=row.pending is Target.FOLLOW_UP,
            case=case_name(row.id),
        )
        for row in card.cases
    )


def _promises(card: Card) -> tuple[PromiseFact, ...]:
    return tuple(
        PromiseFact(
            what=row.what,
            due_on=row.due_on,
            due_at=None if row.whole_day else row.due_at,
            owner=row.owner_name,
        )
        for row in card.promises
        if row.due_on is not None
    )


def _occasions(card: Card) -> tuple[OccasionFact, ...]:
    relations = {one.id: one.relation for one in card.companions}
    return tuple(
        OccasionFact(
            occasion=row.kind,
            next_on=row.next_on,
            label=row.label or row.own_kind,
            person=row.companion_name,
            relation=relations.get(row.companion_id or 0, ""),
            years=row.years,
        )
        for row in card.occasions
        if row.next_on is not None and not card.wants_no_moments and row.repeats is not Repeats.KEEP_IN_TOUCH
    )


def _companion(row: CompanionRow, clues: tuple[ClueRow, ...], *, wording: Wording) -> CompanionFact:
    pet = row.kind is CompanionKind.PET
    fact = CompanionFact(name=row.name, relation=row.relation, pet=pet)
    named = [clue for clue in clues if pet and fold(row.name) in fold(clue.text).split()]
    if not named:
        return fact
    latest = max(named, key=lambda clue: (clue.noticed_at, clue.id))
    return CompanionFact(
        name=row.name,
        relation=row.relation,
        pet=pet,
        news=latest.text,
        news_on=wording.local(latest.noticed_at).date(),
    )


def _doubtful(card: Card, wording: Wording) -> tuple[TasteFact, ...]:
    """Standing likes of the customer's own that are no longer fresh, the longest unconfirmed first."""
    rows = [
        row
        for group in card.groups
        for row in group.preferences
        if row.strength is Strength.LIKE
        and row.scope is Scope.STANDING
        and row.companion_id is None
        and row.freshness is not Freshness.FRESH
    ]
    facts = [TasteFact(row.text, row.last_confirmed_on or wording.local(row.noted_at).date()) for row in rows]
    return tuple(sorted(facts, key=lambda fact: (fact.known_on or date.min, fact.text)))
