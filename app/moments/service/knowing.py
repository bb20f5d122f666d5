"""What must not go wrong when somebody is celebrated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core.acting import needs
from app.core.rights import Right
from app.gestures.cards import live_card
from app.gestures.clashes import ClashGuard
from app.gestures.known import list_known
from app.gestures.schemas import ClashKind, ClashReport, GiveDraft, GivenRow
from app.gestures.sentences import sentences_of
from app.model.gesture import GivenState
from app.moments.schemas.rows import KnownMusts
from app.venue.workplace import Workplace


class MomentKnowing:
    """Tells of the customer and of those who come along; it never says that something is safe."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._guard = ClashGuard(work)

    @needs(Right.LOOK)
    def musts_of(self, customer_id: int) -> KnownMusts:
        """Everything that must be minded, and whether anything is recorded about allergies."""
        with self._work.read() as session:
            known = list_known(session, live_card(session, customer_id).id, desk=self._work.desk)
        musts = sentences_of(known, ClashKind.MUST)
        if musts:
            self._work.note_reading(customer_id)
        return KnownMusts(
            sentences=musts,
            tells_of_allergies=any(one.tells_of_allergies for one in known),
        )

    @needs(Right.LOOK)
    def check(self, customer_id: int, draft: GiveDraft) -> ClashReport:
        """What speaks against a gesture that is being typed."""
        with self._work.read() as session:
            return self._guard.check(session, customer_id, draft=draft)

    @needs(Right.LOOK)
    def check_planned(self, customer_id: int, rows: Sequence[GivenRow]) -> Mapping[int, ClashReport]:
        """What speaks against each gesture that is still to be given."""
        with self._work.read() as session:
            return {
                row.id: self._guard.check(
                    session, customer_id, draft=_draft(row), given_id=row.id, moment_id=row.moment_id
                )
                for row in rows
                if row.state is GivenState.PLANNED
            }


def _draft(row: GivenRow) -> GiveDraft:
    return GiveDraft(gesture_id=row.gesture_id, what=row.what, kind=row.kind, contains=row.contains)
