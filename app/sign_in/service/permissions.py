"""What each role may do here: as the program has it, with what the venue decided otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import OWNER, ROLE_RIGHTS, Right
from app.core.words import gettext as _
from app.model.codes import Role
from app.model.venue import VenueSetting
from app.venue.reading import RIGHTS_SETTING
from app.venue.roles import changed_rights, rights_here
from app.venue.workplace import Workplace


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role with what it may do; ``fixed`` for the owner's, who always may do everything."""

    role: Role
    rights: frozenset[Right]
    fixed: bool


class PermissionService:
    """The table of roles and rights; only what differs from the program's own is kept.

    A right that comes with a later version is then as the program has it, not off for everybody.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def table(self) -> tuple[RoleRow, ...]:
        """Every role, from those who may least to the owner."""
        with self._work.read() as session:
            return tuple(RoleRow(role, rights_here(session, role), role == OWNER) for role in Role)

    @needs(Right.LOOK)
    def may_change(self) -> bool:
        """Whether whoever is signed in decides on this."""
        return self._work.desk.may(Right.KEYS)

    @needs(Right.KEYS, again=True)
    def allow(self, role: Role, right: Right, *, allowed: bool) -> Outcome[None]:
        """Let a role do something, or no more; raises InvalidInput for the owner's."""
        if role == OWNER:
            message = _(
                "The owner may always do everything, so that nobody can lock the place out of itself."
            )
            raise InvalidInput([Problem("role", message)])
        with self._work.write() as session:
            wanted = _with(changed_rights(session), role, right=right, allowed=allowed)
            row = session.get(VenueSetting, RIGHTS_SETTING)
            if row is None:
                session.add(VenueSetting(key=RIGHTS_SETTING, value=wanted))
            elif row.value != wanted:
                row.value = wanted
        return session.outcome(None, said=_("Rights kept"), undo_label=_("change what a role may do"))


def _with(
    changes: Mapping[str, Mapping[str, bool]], role: Role, *, right: Right, allowed: bool
) -> dict[str, dict[str, bool]]:
    """The differences with this one more, or with it gone where it is as the program has it."""
    wanted = {each: dict(decided) for each, decided in changes.items()}
    decided = wanted.setdefault(role.value, {})
    decided.pop(right.value, None)
    if allowed != (right in ROLE_RIGHTS[role]):
        decided[right.value] = allowed
    return {each: decided for each, decided in wanted.items() if decided}
