"""Whose sign-in and role somebody may change."""

from __future__ import annotations

from app.core.acting import Desk
from app.core.errors import Refused
from app.core.rights import OWNER, Right
from app.core.words import gettext as _
from app.model.codes import Role

RANKS = (Role.DESK, Role.HOST, Role.MANAGER, Role.OWNER)
"""From those who may least to those who may most."""


def is_above(role: str, other: str) -> bool:
    """Whether a role stands above another; owners stand above everybody, each other too."""
    return role == OWNER or RANKS.index(Role(role)) > RANKS.index(Role(other))


def require_above(desk: Desk, *roles: str) -> None:
    """Raise Refused unless whoever is signed in stands above all of these roles.

    Otherwise a manager could make themselves an owner, or take an owner's password over.
    """
    if not desk.guarded:
        return
    if not all(is_above(desk.role, role) for role in roles):
        raise Refused(
            Right.STAFF,
            _("You can change only those whose role is below yours."),
            to_do=_("Ask the owner."),
        )
