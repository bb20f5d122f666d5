"""S8: each role may call what it has the right to, and nothing else."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, select

from app.core.acting import Desk, needs
from app.core.errors import DeskLocked, Refused
from app.core.rights import EVERYTHING, OWNER, ROLE_RIGHTS, Right
from app.model.audit_entry import AuditEntry
from app.sign_in.service.signing_in import SignInService
from app.venue.service import VenueService
from tests.security.service_calls import Call, all_calls, without_a_desk
from tests.venues import NOON, Place

ROLES = tuple(ROLE_RIGHTS)
OPEN_TO_ALL = {
    "app.audit.readings:readings.write_readings",
    "app.audit.readings:readings.write_rest",
    "app.safekeeping.service:SafekeepingService.stamp",
    "app.safekeeping.service:SafekeepingService.standing",
    "app.safekeeping.service:SafekeepingService.watch",
    "app.sign_in.guarding:guarding.guard_desk",
    "app.sign_in.service.lock_rules:LockRuleService.minutes",
    "app.sign_in.service.signing_in:signing_in.count_miss",
    "app.sign_in.guarding:guarding.is_under_sign_in",
}
"""Besides signing in: what runs by itself whoever is at the desk, and what signing in itself needs."""


class NobodysWork:
    """A workplace without anything behind it: whatever gets past the guard fails, and not by being refused."""

    def __init__(self, role: str) -> None:
        self.desk = Desk(1, role, ROLE_RIGHTS[role], guarded=True, opened=True, proven_at=NOON)

    def now(self) -> datetime:
        """Any instant."""
        return NOON


def is_refused(call: Call, work: object) -> bool:
    """Whether the guard stood in the way."""
    try:
        call.on(work)
    except Refused:
        return True
    except (AttributeError, TypeError):
        # There is nothing behind this workplace, and no arguments were given.
        return False
    return False


def everything_kept(place: Place) -> tuple[Any, ...]:
    """The account of changes, which every write lengthens, and the file itself."""
    with place.work.read() as session:
        account = session.scalar(select(func.count()).select_from(AuditEntry))
    return account, place.path.read_bytes()


def test_S8_every_service_call_says_what_it_needs() -> None:
    undeclared = [call.title for call in all_calls() if not call.declares]

    assert len(all_calls()) > 300
    assert undeclared == []


def test_S8_only_signing_in_is_open_to_those_who_have_not_signed_in() -> None:
    open_to_all = {
        call.title for call in all_calls() if call.right is None and call.owner is not SignInService
    }

    assert open_to_all <= OPEN_TO_ALL


def test_S8_only_what_comes_before_signing_in_works_without_a_desk() -> None:
    assert without_a_desk() == {"app.venue.reading:VenueReader", "app.venue.service:VenueService"}

    public = {name for name in vars(VenueService) if not name.startswith("_")}
    assert public == {"make_venue"}, "it refuses where there is a venue already"


@pytest.mark.parametrize("role", ROLES)
def test_S8_a_role_is_refused_what_it_has_no_right_to_and_nothing_else(role: str) -> None:
    work = NobodysWork(role)
    guarded = [call for call in all_calls() if call.right is not None]
    wrong = [
        call.title for call in guarded if is_refused(call, work) != (call.right not in ROLE_RIGHTS[role])
    ]

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_S8_what_is_refused_reads_and_writes_nothing(place: Place, role: str) -> None:
    desk = place.work.desk
    desk.role, desk.rights, desk.guarded = role, ROLE_RIGHTS[role], True
    before = everything_kept(place)
    refused = [call for call in all_calls() if call.right not in {None, *ROLE_RIGHTS[role]}]

    for call in refused:
        with pytest.raises(Refused) as error:
            call.on(place.work)
        assert error.value.right is call.right

    assert everything_kept(place) == before


def test_S8_a_locked_desk_is_refused_everything(place: Place) -> None:
    desk = place.work.desk
    desk.role, desk.locked = OWNER, True
    before = everything_kept(place)

    for call in all_calls():
        if call.right is not None:
            with pytest.raises(DeskLocked):
                call.on(place.work)

    assert everything_kept(place) == before


def test_S8_without_a_guard_the_same_test_fails() -> None:
    class Unguarded:
        """Declares a right and does not ask for it."""

        _work: NobodysWork

        def look(self) -> None:
            """Look."""

    class Guarded(Unguarded):
        """Asks for it."""

        @needs(Right.KEYS)
        def look(self) -> None:
            """Look."""

    assert not is_refused(Call(Unguarded, "look", Unguarded.look), NobodysWork("desk"))
    assert is_refused(Call(Guarded, "look", Guarded.look), NobodysWork("desk"))
    assert not is_refused(Call(Guarded, "look", Guarded.look), NobodysWork(OWNER))


def test_what_one_may_do_anybody_above_may_do_too() -> None:
    rights = [ROLE_RIGHTS[role] for role in ("desk", "host", "manager", "owner")]

    assert all(lower < higher for lower, higher in pairwise(rights))
    assert rights[-1] == EVERYTHING == frozenset(Right)
