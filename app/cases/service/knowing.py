"""What to know of a customer before acting, told from what is recorded alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.case_log.access import visible_to
from app.cases.queries import knowing
from app.cases.queries.detail import list_of_customer
from app.cases.schemas.rows import CaseRow, KnowBefore, Worked
from app.cases.words.knowing import know_sentences
from app.consents.limits import may_read
from app.core.acting import needs
from app.core.rights import Right
from app.core.text_folding import fold
from app.gestures.cards import cards_of, live_card
from app.gestures.known import list_known
from app.gestures.queries import given
from app.gestures.schemas import ClashKind, GivenRow
from app.gestures.sentences import sentences_of
from app.model.gesture import GivenState
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

WELL_RATED = 4
NOT_GIVEN = (GivenState.DECLINED, GivenState.DROPPED)


@dataclass
class _Way:
    what: str
    times: int
    rating: int


class KnowingService:
    """Gathers what a customer went through here, as far as whoever is signed in may see it."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def know_before(self, customer_id: int, *, except_case_id: int | None = None) -> KnowBefore:
        """Earlier cases, gifts, what worked, musts and dislikes; ``except_case_id`` is the case at hand."""
        with self._work.read() as session:
            card = live_card(session, customer_id)
            cards = cards_of(session, card.id)
            seen = self._cases(session, card.id)
            earlier = tuple(row for row in seen if row.id != except_case_id)
            ids = [row.id for row in earlier]
            fixes, gifts = knowing.fixes(session, ids), knowing.gifts(session, ids)
            known = list_known(session, card.id, desk=self._work.desk)
            musts = sentences_of(known, ClashKind.MUST)
            if musts:
                self._work.note_reading(card.id)
            visits = knowing.count_visits(session, cards)
            return KnowBefore(
                sentences=know_sentences(
                    earlier,
                    at_hand=next((row for row in seen if row.id == except_case_id), None),
                    fixes={row.id: _fix(row, fixes, gifts) for row in earlier},
                    musts=musts,
                    wishes=[one.sentence for one in known if one.own and one.is_wish],
                    visits=visits.seen,
                    wording=self._work.wording,
                ),
                earlier=earlier,
                given=self._given(session, cards, ids),
                worked=_worked(earlier, fixes, gifts),
                musts=musts,
                dislikes=sentences_of(known, ClashKind.DISLIKE),
                lifetime_minor=visits.lifetime_minor,
                visits_completed=visits.completed,
                days_since_last_failure=self._days_since(earlier),
            )

    def _cases(self, session: Session, customer_id: int) -> tuple[CaseRow, ...]:
        if not may_read(session, customer_id, desk=self._work.desk):
            return ()
        return list_of_customer(
            session,
            customer_id,
            only_open=False,
            visible=visible_to(session, self._work.staff_id),
            now=self._work.now(),
        )

    def _given(self, session: Session, cards: Sequence[int], case_ids: Sequence[int]) -> tuple[GivenRow, ...]:
        """What was given or is to be, outside cases and in those that are told of."""
        if not may_read(session, cards[0], desk=self._work.desk):
            return ()
        rows = given.list_of_customer(session, cards, names=staff_names(session))
        told = {None, *case_ids}
        return tuple(row for row in rows if row.case_id in told and row.state not in NOT_GIVEN)

    def _days_since(self, earlier: Sequence[CaseRow]) -> int | None:
        if not earlier:
            return None
        last = max(row.reported_at for row in earlier)
        return (self._work.today() - self._work.wording.local(last).date()).days


def _fix(row: CaseRow, fixes: Mapping[int, str], gifts: Mapping[int, list[str]]) -> str:
    """What was done about a case: what was noted when it was put right, else what was given."""
    return fixes.get(row.id) or ", ".join(gifts.get(row.id, ()))


def _worked(
    earlier: Sequence[CaseRow], fixes: Mapping[int, str], gifts: Mapping[int, list[str]]
) -> tuple[Worked, ...]:
    """What was done in the cases that ended well, the most often done first."""
    ways: dict[str, _Way] = {}
    for row in earlier:
        if row.rating is None or row.rating < WELL_RATED:
            continue
        for what in _done(row, fixes, gifts):
            way = ways.setdefault(fold(what), _Way(what, 0, row.rating))
            way.times += 1
            way.rating = max(way.rating, row.rating)
    ranked = sorted(ways.values(), key=lambda way: (-way.times, -way.rating))
    return tuple(Worked(way.what, way.times, way.rating) for way in ranked)


def _done(row: CaseRow, fixes: Mapping[int, str], gifts: Mapping[int, list[str]]) -> Iterator[str]:
    done = [fixes.get(row.id, ""), *gifts.get(row.id, ())]
    yield from {fold(what): what for what in reversed(done) if what}.values()
