"""Looks for what speaks against a gesture: musts, dislikes, wishes, and that it was given before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.case_log.access import of_seen, viewer
from app.core.acting import needs
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.gestures.cards import cards_of
from app.gestures.contents import Marks, read_content
from app.gestures.known import Known, list_known
from app.gestures.schemas import Clash, ClashKind, ClashReport, GiveDraft
from app.model.gesture import Gesture, GestureKind, GivenGesture, GivenState
from app.model.moment import Moment
from app.venue.workplace import Workplace

NEVER_TWICE_YEARS = 2
NOT_GIVEN = (GivenState.DECLINED, GivenState.DROPPED)
HARMLESS = (GestureKind.NOTE, GestureKind.DISCOUNT, GestureKind.REFUND)
OF_KINDS = frozenset({"upgrade", "discount", "refund", "gift"})
EDIBLE = frozenset(
    {"food", "alcohol", "dairy", "gluten", "egg", "meat", "fish", "shellfish", "sugar", "nuts", "fruit"}
)


class ClashGuard:
    """Compares a gesture with what is recorded; it never says that something is safe."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def check(
        self,
        session: Session,
        customer_id: int | None,
        *,
        draft: GiveDraft,
        given_id: int | None = None,
        since: datetime | None = None,
        moment_id: int | None = None,
    ) -> ClashReport:
        """What speaks against giving this.

        ``given_id`` is the gesture itself where it is planned already; ``since`` leaves out all that was known
        by then. Of the companion who is celebrated in ``moment_id`` all that their own card says counts.
        """
        what, kind, contains = _filled(session, draft)
        if customer_id is None:
            return against_gesture((), what, kind=kind, contains=contains)
        known = list_known(
            session, customer_id, companion_id=_celebrated(session, moment_id), desk=self._work.desk
        )
        newer = [one for one in known if one.is_newer(since)]
        report = against_gesture(newer, what, kind=kind, contains=contains, all_known=known)
        again = self._given_before(session, customer_id, what=what, draft=draft, given_id=given_id)
        return ClashReport(tuple(dict.fromkeys((*report.clashes, *again))), report.unknown)

    def _given_before(
        self, session: Session, customer_id: int, *, what: str, draft: GiveDraft, given_id: int | None
    ) -> Iterable[Clash]:
        """The last time that the same was given or planned, if that is less than two years ago.

        What was given in a case that whoever is signed in may not see is not told.
        """
        planned = (
            select(GivenGesture.gesture_id, GivenGesture.what, GivenGesture.given_at, GivenGesture.planned_at)
            .where(
                GivenGesture.customer_id.in_(cards_of(session, customer_id)),
                GivenGesture.state.not_in(NOT_GIVEN),
                GivenGesture.id != (given_id or 0),
                of_seen(GivenGesture.__table__.c.case_id),
            )
            .order_by(GivenGesture.planned_at.desc(), GivenGesture.id.desc())
        )
        for row in session.execute(planned, dict(viewer(session, self._work.staff_id))):
            same = fold(row.what) == fold(what)
            same = same or (draft.gesture_id is not None and row.gesture_id == draft.gesture_id)
            day = self._day(row.given_at or row.planned_at)
            if same and day > _years_before(self._work.today()):
                yield self._again(row.what, day=day, given=row.given_at is not None)
                return

    def _again(self, what: str, *, day: date, given: bool) -> Clash:
        template = _("“{what}” was given on {day}") if given else _("“{what}” is planned since {day}")
        sentence = template.format(what=what, day=self._work.wording.day(day))
        return Clash(ClashKind.SAME_AGAIN, sentence, "", blocking=False, needs_manager=False)

    def _day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self._work.venue.zone)).date()


def against_gesture(
    known: Sequence[Known],
    what: str,
    *,
    kind: GestureKind,
    contains: Iterable[str] = (),
    all_known: Sequence[Known] | None = None,
) -> ClashReport:
    """What of that which is known speaks against giving this, whenever it was given before.

    ``all_known`` is all that is recorded, where only a part is to be quoted.
    """
    content = read_content(what, contains=contains, kind=kind)
    told = [(one, one.quoted_against(content)) for one in known]
    clashes = [_clash(one, sentence) for one, sentence in told if sentence]
    recorded = known if all_known is None else all_known
    return ClashReport(tuple(dict.fromkeys(clashes)), _unknown(content, kind, recorded))


def _celebrated(session: Session, moment_id: int | None) -> int | None:
    """The companion whose moment it is."""
    if moment_id is None:
        return None
    return session.scalar(select(Moment.companion_id).where(Moment.id == moment_id))


def _filled(session: Session, draft: GiveDraft) -> tuple[str, GestureKind, Sequence[str]]:
    """What is given, with what the catalogue says of it where the draft is silent."""
    gesture = session.get(Gesture, draft.gesture_id) if draft.gesture_id is not None else None
    if gesture is None:
        return draft.what or "", draft.kind or GestureKind.OTHER, draft.contains or ()
    contains = gesture.contains if draft.contains is None else draft.contains
    return draft.what or gesture.name, draft.kind or GestureKind(gesture.kind), contains


def _clash(known: Known, sentence: str) -> Clash:
    must = known.kind is ClashKind.MUST
    return Clash(known.kind, sentence, known.whose, blocking=True, needs_manager=must)


def _unknown(content: Marks, kind: GestureKind, known: Sequence[Known]) -> tuple[str, ...]:
    """What would matter for this gesture and nobody has written down."""
    missing = []
    if (kind not in HARMLESS or content.keys - OF_KINDS) and not any(one.tells_of_allergies for one in known):
        missing.append(_("allergies"))
    if content.keys & EDIBLE and not any(one.tells_of_diet for one in known):
        missing.append(_("diet"))
    return tuple(missing)


def _years_before(day: date) -> date:
    """The same day two years earlier; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - NEVER_TWICE_YEARS)
    except ValueError:
        return day.replace(year=day.year - NEVER_TWICE_YEARS, day=28)
