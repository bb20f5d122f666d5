"""What exactly is given: the draft, filled from the catalogue where it is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.gestures.schemas import GiveDraft
from app.model.gesture import Gesture, GestureKind, GivenGesture


@dataclass(frozen=True)
class GiftValues:
    """What a gesture is; amounts are minor units of the venue's currency."""

    gesture_id: int | None
    what: str
    kind: GestureKind
    cost_minor: int
    menu_price_minor: int
    contains: tuple[str, ...]

    @classmethod
    def of(cls, row: GivenGesture) -> GiftValues:
        """What a planned gesture is."""
        return cls(
            gesture_id=row.gesture_id,
            what=row.what,
            kind=GestureKind(row.kind),
            cost_minor=row.cost_minor,
            menu_price_minor=row.menu_price_minor,
            contains=tuple(row.contains),
        )

    def columns(self) -> dict[str, Any]:
        """The same for the row to be kept."""
        return {
            "gesture_id": self.gesture_id,
            "what": self.what,
            "kind": self.kind,
            "cost_minor": self.cost_minor,
            "menu_price_minor": self.menu_price_minor,
            "contains": list(self.contains),
        }

    def as_draft(self) -> GiveDraft:
        """The same for the guard, with nothing left to the catalogue."""
        return GiveDraft(gesture_id=self.gesture_id, what=self.what, kind=self.kind, contains=self.contains)


def fill_gift(session: Session, draft: GiveDraft) -> GiftValues:
    """What is given; raises InvalidInput without words or for what the catalogue does not offer."""
    if draft.gesture_id is None:
        if not draft.what:
            raise InvalidInput([Problem("what", _("Say what is given, or choose from the catalogue."))])
        usual = Gesture(
            name=draft.what, kind=GestureKind.OTHER, cost_minor=0, menu_price_minor=0, contains=[]
        )
    else:
        usual = _offered(session, draft.gesture_id)
    cost = usual.cost_minor if draft.cost_minor is None else draft.cost_minor
    price = usual.menu_price_minor if draft.menu_price_minor is None else draft.menu_price_minor
    contains = usual.contains if draft.contains is None else draft.contains
    return GiftValues(
        gesture_id=draft.gesture_id,
        what=draft.what or usual.name,
        kind=draft.kind or GestureKind(usual.kind),
        cost_minor=cost,
        menu_price_minor=price,
        contains=tuple(word for word in contains if word),
    )


def _offered(session: Session, gesture_id: int) -> Gesture:
    gesture = session.get(Gesture, gesture_id)
    if gesture is None or not gesture.active:
        raise InvalidInput([Problem("gesture_id", _("This is not offered any more."))])
    return gesture
