"""Looking after the people who work here."""

from __future__ import annotations

import pytest

from app.core.errors import AskedAgain, Conflict, InvalidInput, Refused
from app.core.rights import Right
from app.model.codes import Role
from app.staff.rows import Colleague
from app.staff.schemas import StaffDraft, StaffEdit
from app.staff.service.colleagues import ColleagueService
from tests.sign_in.door import PASSWORD, PIN, Door


def colleagues(door: Door) -> ColleagueService:
    """The service at this door."""
    return ColleagueService(door.work)


def find(door: Door, staff_id: int) -> Colleague:
    """Somebody as they are listed."""
    return next(one for one in colleagues(door).list_colleagues() if one.id == staff_id)


def edit(door: Door, staff_id: int, **changes: object) -> None:
    """Change somebody, as they are now."""
    version = door.staff(staff_id).version
    colleagues(door).edit(staff_id, StaffEdit.model_validate({"version": version, **changes}))


@pytest.fixture
def manager(door: Door) -> int:
    """Mia Lang manages, and is signed in in full."""
    staff_id = door.add("Mia Lang", Role.MANAGER, password_hash=door.hashes.hash(PASSWORD))
    door.admit(door.sign_in.sign_in(staff_id, PASSWORD))
    return staff_id


def test_somebody_new_is_listed_and_cannot_sign_in_yet(door: Door) -> None:
    door.open()

    outcome = colleagues(door).add(StaffDraft(name="Ben Roth", role=Role.HOST, duty="bar", limit_minor=5000))

    ben = find(door, outcome.value)
    assert (ben.name, ben.role, ben.duty, ben.limit_minor) == ("Ben Roth", Role.HOST, "bar", 5000)
    assert (ben.has_pin, ben.has_password, ben.may_change, ben.is_me) == (False, False, True, False)
    assert outcome.reversal is not None


def test_two_of_one_name_are_refused(door: Door) -> None:
    door.open()

    with pytest.raises(InvalidInput) as error:
        colleagues(door).add(StaffDraft(name="ana costa"))
    assert [problem.field for problem in error.value.problems] == ["name"]
    edit(door, door.ana, name="Ana COSTA")


def test_whoever_leaves_is_listed_last_and_no_more_at_the_door(door: Door) -> None:
    door.open()

    edit(door, door.ana, active=False)

    assert colleagues(door).list_colleagues()[-1].id == door.ana
    assert door.ana not in {one.staff_id for one in door.sign_in.list_people()}


@pytest.mark.parametrize(
    ("change", "field"), [({"active": False}, "active"), ({"role": Role.MANAGER}, "role")]
)
def test_the_last_owner_stays_an_owner(bare: Door, change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        edit(bare, bare.owner, **change)

    assert [problem.field for problem in error.value.problems] == [field]
    bare.add("Second Owner", Role.OWNER)
    edit(bare, bare.owner, **change)


def test_the_last_owner_who_can_sign_in_stays_one_too(door: Door) -> None:
    second = door.add("Second Owner", Role.OWNER)
    door.open()

    with pytest.raises(InvalidInput):
        edit(door, door.owner, role=Role.MANAGER)
    door.put(second, password_hash=door.hashes.hash(PASSWORD))
    edit(door, door.owner, role=Role.MANAGER)


def test_nobody_takes_themselves_out(door: Door) -> None:
    door.add("Second Owner", Role.OWNER, password_hash=door.hashes.hash(PASSWORD))
    door.open()

    with pytest.raises(InvalidInput):
        edit(door, door.owner, active=False)


def test_a_manager_changes_only_those_below(door: Door, manager: int) -> None:
    peer = door.add("Max Lang", Role.MANAGER)

    edit(door, door.ana, role=Role.HOST)
    edit(door, manager, name="Mia Lang-Roth")
    for staff_id, changes in (
        (door.owner, {"name": "Nobody"}),
        (peer, {"active": False}),
        (door.ana, {"role": Role.MANAGER}),
        (door.ana, {"role": Role.OWNER}),
        (manager, {"role": Role.OWNER}),
        (manager, {"limit_minor": 1_000_000}),
    ):
        with pytest.raises(Refused):
            edit(door, staff_id, **changes)
    with pytest.raises(Refused):
        colleagues(door).add(StaffDraft(name="New Owner", role=Role.OWNER))
    assert (find(door, peer).may_change, find(door, door.ana).may_change) == (False, True)


def test_the_desk_does_not_look_after_staff(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))

    with pytest.raises(Refused) as error:
        colleagues(door).list_colleagues()
    assert error.value.right is Right.STAFF


def test_changes_need_the_password_of_the_last_minutes(door: Door) -> None:
    door.open()
    door.clock.forward(minutes=6)

    with pytest.raises(AskedAgain):
        edit(door, door.ana, duty="night")
    assert colleagues(door).list_colleagues()


def test_a_colleague_changed_meanwhile_is_a_conflict(door: Door) -> None:
    door.open()
    version = door.staff(door.ana).version
    door.put(door.ana, duty="night")

    with pytest.raises(Conflict):
        colleagues(door).edit(door.ana, StaffEdit(version=version, duty="morning"))
