"""How and how much something is known, in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.preference import Evidence, MustKind, Scope, Strength


def evidence_words(evidence: Evidence) -> str:
    """How the venue came to know."""
    return {
        Evidence.TOLD: _("Told us"),
        Evidence.ASKED: _("Answered when asked"),
        Evidence.OBSERVED: _("Noticed by us"),
        Evidence.IMPORTED: _("Imported"),
    }[evidence]


def strength_words(strength: Strength) -> str:
    """How much it matters."""
    return {
        Strength.MUST: _("Must have: it must never go wrong"),
        Strength.LIKE: _("Likes"),
        Strength.DISLIKE: _("Dislikes"),
    }[strength]


def must_kind_words(kind: MustKind) -> str:
    """Why a must is one."""
    return {
        MustKind.ALLERGY: _("Allergy"),
        MustKind.DIET: _("Diet or faith"),
        MustKind.ACCESS: _("Access"),
        MustKind.HEALTH: _("Health"),
        MustKind.SAFETY: _("Safety"),
    }[kind]


def scope_words(scope: Scope) -> str:
    """How long a preference holds."""
    return {Scope.STANDING: _("Always"), Scope.VISIT: _("For one visit")}[scope]
