"""What each role may do, as the venue decides."""

from __future__ import annotations

import pytest

from app.core.errors import AskedAgain, InvalidInput, Refused
from app.core.rights import EVERYTHING, ROLE_RIGHTS, Right, rights_of
from app.model.codes import Role
from app.model.venue import VenueSetting
from app.sign_in.service.permissions import PermissionService
from app.sign_in.words import right_words, role_words
from app.venue.reading import RIGHTS_SETTING, VenueReader
from app.venue.roles import has_right, is_manager
from tests.sign_in.door import PASSWORD, PIN, Door


def kept(door: Door) -> object:
    """What is kept of the table."""
    with door.work.read() as session:
        row = session.get(VenueSetting, RIGHTS_SETTING)
        return row.value if row is not None else None


def test_the_table_is_the_programs_until_somebody_changes_it(door: Door) -> None:
    door.open()

    rows = PermissionService(door.work).table()

    assert {row.role: row.rights for row in rows} == dict(ROLE_RIGHTS)
    assert [row.role for row in rows if row.fixed] == [Role.OWNER]


def test_a_right_that_is_given_counts_at_once_and_can_be_taken_back(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))
    assert not door.desk.may(Right.EXPORT)
    door.open()

    outcome = PermissionService(door.work).allow(Role.DESK, Right.EXPORT, allowed=True)
    door.admit(door.sign_in.unlock(door.ana, PIN))
    assert door.desk.may(Right.EXPORT)

    assert outcome.reversal is not None
    outcome.reversal.undo()
    door.sign_in.take_up(door.sign_in.standing(door.work.desk.staff_id))
    assert not door.desk.may(Right.EXPORT)


def test_only_what_differs_is_kept(door: Door) -> None:
    door.open()
    permissions = PermissionService(door.work)

    permissions.allow(Role.HOST, Right.CONTACTS, allowed=False)
    assert kept(door) == {"host": {"contacts": False}}
    permissions.allow(Role.HOST, Right.CONTACTS, allowed=True)
    assert kept(door) == {}


def test_nothing_is_taken_from_the_owner(door: Door) -> None:
    door.open()

    with pytest.raises(InvalidInput):
        PermissionService(door.work).allow(Role.OWNER, Right.KEYS, allowed=False)
    assert rights_of("owner", {"owner": {"keys": False}}) == EVERYTHING


def test_only_the_owner_changes_the_table_and_by_password(door: Door) -> None:
    manager = door.add("Mia Lang", Role.MANAGER, password_hash=door.hashes.hash(PASSWORD))
    door.admit(door.sign_in.sign_in(manager, PASSWORD))
    permissions = PermissionService(door.work)

    assert not permissions.may_change()
    with pytest.raises(Refused):
        permissions.allow(Role.MANAGER, Right.KEYS, allowed=True)
    door.open()
    door.clock.forward(minutes=6)
    with pytest.raises(AskedAgain):
        permissions.allow(Role.MANAGER, Right.KEYS, allowed=True)


def test_who_decides_follows_the_table(door: Door) -> None:
    door.open()
    with door.work.read() as session:
        assert not is_manager(session, door.ana)

    PermissionService(door.work).allow(Role.DESK, Right.DECIDE, allowed=True)

    with door.work.read() as session:
        assert is_manager(session, door.ana)
        assert not has_right(session, door.ana, right=Right.RESTRICTED_CASES)
    assert door.ana in {one.id for one in VenueReader(door.work.database).list_deciders()}


def test_a_role_nobody_knows_may_do_nothing() -> None:
    assert rights_of("stranger") == frozenset()
    assert rights_of("desk", {"desk": {"fly": True}}) == ROLE_RIGHTS["desk"]


def test_everything_has_words() -> None:
    words = [right_words(right) for right in Right]

    assert len({name for name, _ in words}) == len(Right)
    assert all(name and meaning for name, meaning in words)
    assert len({role_words(role) for role in Role}) == len(Role)
