"""What is given, where it stands and what was decided, in words without anything around them."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.gesture import Decision, GestureKind, GivenState


def gesture_kind_words(kind: GestureKind) -> str:
    """What sort of thing is given."""
    return {
        GestureKind.NOTE: _("Note"),
        GestureKind.SERVICE: _("Service"),
        GestureKind.UPGRADE: _("Upgrade"),
        GestureKind.FOOD_DRINK: _("Food and drink"),
        GestureKind.GIFT: _("Gift"),
        GestureKind.DISCOUNT: _("Discount"),
        GestureKind.REFUND: _("Refund"),
        GestureKind.OTHER: _("Other"),
    }[kind]


def given_words(state: GivenState) -> str:
    """Where it stands."""
    return {
        GivenState.WAITING: _("Waiting for a manager"),
        GivenState.PLANNED: _("To do"),
        GivenState.GIVEN: _("Done"),
        GivenState.DECLINED: _("Declined"),
        GivenState.DROPPED: _("Not given"),
    }[state]


def decision_words(decision: Decision) -> str:
    """What a manager decided."""
    return {
        Decision.APPROVED: _("Approved"),
        Decision.CHANGED: _("Approved with a change"),
        Decision.DECLINED: _("Declined"),
    }[decision]
