"""What is known that speaks against celebrating at all: "does not celebrate birthdays", "no fuss", mourning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.core.text_folding import fold
from app.gestures.contents import Marks, read_content
from app.gestures.known import Known, list_known
from app.gestures.schemas import Clash, ClashKind, ClashReport
from app.gestures.substances import OCCASIONS
from app.model.occasion import OccasionKind

KEYS = {
    OccasionKind.BIRTHDAY: "birthday",
    OccasionKind.ANNIVERSARY: "anniversary",
    OccasionKind.HONEYMOON: "honeymoon",
    OccasionKind.GRADUATION: "graduation",
    OccasionKind.NAME_DAY: "nameday",
}
OF_COUPLES = (OccasionKind.ANNIVERSARY, OccasionKind.HONEYMOON)
_PARTED = re.compile(
    r"\b(?:divorc\w*|separated|split up|broke up|broken up|ex[- ](?:husband|wife|partner))\b"
)
_GRIEF = re.compile(
    r"\b(?:widow\w*|mourn\w*|griev\w*|grief|bereave\w*|funeral|miscarr\w*|stillb\w*|passed away|"
    r"(?:has|have|had|recently|just) died|died (?:in|on|last|this)|late (?:husband|wife|partner|son|daughter)|"
    r"lost (?:her|his|their|a) (?:husband|wife|partner|son|daughter|mother|father|child|baby|mum|dad|brother|sister))\b"
)


class GuardOnOccasion:
    """Compares an occasion with what is recorded; it never says that something is safe."""

    def check_occasion(
        self,
        session: Session,
        customer_id: int,
        *,
        kind: str,
        label: str = "",
        companion_id: int | None = None,
    ) -> ClashReport:
        """What speaks against celebrating this.

        That they do not celebrate it blocks; that they want no fuss, hide their age, fast or mourn is told and
        does not. ``label`` is what the venue calls an occasion of its own.
        """
        known = list_known(session, customer_id, companion_id=companion_id)
        against = [clash for one in known if (clash := against_occasion(one, kind, label=label))]
        return ClashReport(tuple(dict.fromkeys(against)), unknown=())


def against_occasion(known: Known, kind: str, *, label: str = "") -> Clash | None:
    """What one thing that is known says against celebrating, if it does."""
    if sentence := known.quoted_against(_day(kind, label)):
        return _clash(known, sentence, blocking=True)
    for marks in _manners(kind):
        if sentence := known.quoted_against(marks):
            return _clash(known, sentence, blocking=False)
    return _clash(known, known.sentence, blocking=False) if _is_sad(known.sentence, kind) else None


def _clash(known: Known, sentence: str, *, blocking: bool) -> Clash:
    must = blocking and known.kind is ClashKind.MUST
    return Clash(known.kind, sentence, known.whose, blocking=blocking, needs_manager=must)


def _day(kind: str, label: str) -> Marks:
    """The day itself, by its kind and by the venue's own word for it."""
    key = KEYS.get(OccasionKind(kind)) if kind in set(OccasionKind) else None
    if key is not None:
        return Marks(set(), {key}, {key})
    return Marks(set(), read_content(label).keys & OCCASIONS)


def _manners(kind: str) -> Iterator[Marks]:
    """What goes with it, whoever celebrates."""
    yield Marks(set(), {"fuss"}, {"fuss"})
    yield Marks(set(), {"food"}, {"food"})
    if kind == OccasionKind.BIRTHDAY:
        yield Marks(set(), {"age"}, {"age"})


def _is_sad(sentence: str, kind: str) -> bool:
    plain = fold(sentence)
    return bool(_GRIEF.search(plain)) or (kind in OF_COUPLES and bool(_PARTED.search(plain)))
