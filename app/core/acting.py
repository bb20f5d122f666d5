"""Who is working at this desk, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from app.core.errors import AskedAgain, DeskLocked, Refused
from app.core.rights import EVERYTHING, Right

PROOF_LASTS = timedelta(minutes=5)
"""How long a password that was typed counts for what is asked again."""


@dataclass
class Desk:
    """The staff member whose name every write carries; 0 until somebody is chosen.

    Where nobody has a password yet, whoever stands here may do everything. ``guarded`` says that the venue is
    under sign-in, ``opened`` that a password was typed since the program started, so that PINs are enough;
    ``proven_at`` is when whoever is signed in last typed theirs, ``pin_proven_at`` the same of those who have
    a PIN and nothing else. A locked desk is refused everything. ``missed`` holds what was missed by whom, and when
    last, where the venue cannot be written: it counts until the program ends.
    """

    staff_id: int = 0
    role: str = ""
    rights: frozenset[Right] = EVERYTHING
    locked: bool = False
    guarded: bool = False
    opened: bool = False
    proven_at: datetime | None = None
    pin_proven_at: datetime | None = None
    missed: dict[int, tuple[int, datetime]] = field(default_factory=dict)

    def misses(self, staff_id: int) -> int:
        """How often somebody missed that could not be written."""
        return self.missed.get(staff_id, (0, None))[0]

    def may(self, right: Right) -> bool:
        """Whether whoever is signed in may do this now."""
        return not self.locked and right in self.rights

    def require(self, right: Right) -> None:
        """Raise Refused unless whoever is signed in may do this; DeskLocked while the desk is locked."""
        self.require_unlocked()
        if right not in self.rights:
            raise Refused(right)

    def require_unlocked(self) -> None:
        """Raise DeskLocked while the desk is locked."""
        if self.locked:
            raise DeskLocked

    def needs_proof(self, now: datetime, *, pin_will_do: bool = False) -> bool:
        """Whether the password has to be typed once more for what is worth more than a look."""
        if not self.guarded:
            return False
        proofs = (self.proven_at, self.pin_proven_at if pin_will_do else None)
        return not any(at is not None and timedelta(0) <= now - at <= PROOF_LASTS for at in proofs)

    def forget_proofs(self) -> None:
        """Ask again from now on."""
        self.proven_at = self.pin_proven_at = None

    def begin(self, *, guarded: bool) -> None:
        """As when the venue is opened: a desk under sign-in is locked and without rights."""
        self.guarded = self.locked = guarded
        self.opened = False
        self.forget_proofs()
        self.role, self.rights = "", frozenset() if guarded else EVERYTHING


class _Working(Protocol):
    @property
    def desk(self) -> Desk: ...

    def now(self) -> datetime: ...


class _AtWork(Protocol):
    @property
    def _work(self) -> _Working: ...


S = TypeVar("S", bound=_AtWork)
W = TypeVar("W", bound=_Working)
P = ParamSpec("P")
R = TypeVar("R")

DECLARED = "__needs__"
"""Where a service method says what it needs: a Right, or None for what everybody may do, even locked out."""


def needs(
    right: Right, *, again: bool = False
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Let a service method be called only by those who may; ``again`` asks for the password of the last minutes.

    Raises Refused, DeskLocked or AskedAgain before anything is read or written.
    """

    def declare(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            work = self._work
            work.desk.require(right)
            if again and work.desk.needs_proof(work.now()):
                raise AskedAgain
            return method(self, *args, **kwargs)

        setattr(guarded, DECLARED, right)
        return guarded

    return declare


def needs_at(right: Right) -> Callable[[Callable[Concatenate[W, P], R]], Callable[Concatenate[W, P], R]]:
    """The same for a use case that is a function, whose first argument is the workplace."""

    def declare(use_case: Callable[Concatenate[W, P], R]) -> Callable[Concatenate[W, P], R]:
        @wraps(use_case)
        def guarded(work: W, /, *args: P.args, **kwargs: P.kwargs) -> R:
            work.desk.require(right)
            return use_case(work, *args, **kwargs)

        setattr(guarded, DECLARED, right)
        return guarded

    return declare


def needs_nothing(method: Callable[P, R]) -> Callable[P, R]:
    """Say that everybody may call this, signed in or not: signing in itself, and what is drawn before it."""
    setattr(method, DECLARED, None)
    return method
