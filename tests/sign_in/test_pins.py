"""PINs of staff, of which only a hash is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.errors import AskedAgain, InvalidInput, NotFound
from app.core.rights import ROLE_RIGHTS, Right
from app.model.audit_entry import AuditEntry
from app.model.codes import Role
from app.model.staff import Staff
from app.sign_in.pin_hashes import hash_of, length_of
from app.sign_in.rows import TooSoon
from app.sign_in.schemas import PinDraft
from app.sign_in.service.permissions import PermissionService
from app.sign_in.service.pins import PinService, Unlocked
from tests.sign_in.door import PASSWORD, PIN, Door
from tests.sign_in.plain_hashes import PlainHashes
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_server_place


def set_pin(desk: SurveyDesk, pin: str) -> None:
    """Whoever is at this desk sets this PIN."""
    pins = PinService(desk.work, PlainHashes())
    pins.keep(pins.hashed(PinDraft(pin=pin, again=pin)))


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", "１２３４"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    with pytest.raises(InvalidInput) as error:
        PinDraft(pin=pin, again=pin)

    assert [problem.field for problem in error.value.problems] == ["pin"]


def test_a_pin_that_differs_the_second_time_is_refused() -> None:
    with pytest.raises(InvalidInput) as error:
        PinDraft(pin="2468", again="2486")

    assert [problem.field for problem in error.value.problems] == ["again"]


def test_whose_a_pin_is_is_found_among_those_who_work_here(desk: SurveyDesk) -> None:
    ana, gone = desk.add_staff("Ana Costa"), desk.add_staff("Tom Gone")
    set_pin(desk.of(ana), "2468")
    set_pin(desk.of(gone), "1357")
    with desk.work.write() as session:
        session.get_one(Staff, gone).active = False
    pins = PinService(desk.work, PlainHashes())

    assert pins.anybody_has_pin()
    assert not pins.has_pin()
    assert pins.whose("2468") == Unlocked(ana, "Ana Costa")
    assert pins.whose("1357") is None
    assert pins.whose("not a PIN") is None


def test_who_is_signed_in_is_meant_where_two_have_the_same_pin(desk: SurveyDesk) -> None:
    ana, ben = desk.add_staff("Ana Costa"), desk.add_staff("Ben Roth")
    for staff_id in (ana, ben):
        set_pin(desk.of(staff_id), "2468")

    whose = PinService(desk.of(ben).work, PlainHashes()).whose("2468")

    assert whose is not None
    assert whose.staff_id == ben


def test_nobody_has_no_pin(desk: SurveyDesk) -> None:
    with pytest.raises(NotFound):
        PinService(desk.of(0).work, PlainHashes()).keep("hash")


def test_the_hash_is_argon2id_and_in_no_account(desk: SurveyDesk) -> None:
    ana = desk.add_staff("Ana Costa")
    pins = desk.of(ana).services.pins
    pins.keep(pins.hashed(PinDraft(pin="2468", again="2468")))

    with desk.work.read() as session:
        kept = session.get_one(Staff, ana).pin_hash
        account = [str(entry.details) for entry in session.scalars(select(AuditEntry))]
    assert length_of(kept) == 4
    assert hash_of(kept).startswith("$argon2id$v=19$m=65536,t=3,")
    assert pins.whose("2468") == Unlocked(ana, "Ana Costa")
    assert pins.whose("2469") is None
    assert any("pin_hash" in details for details in account)
    assert not any("argon2" in details for details in account)


def test_a_hash_that_is_damaged_fits_no_pin(desk: SurveyDesk) -> None:
    ana = desk.add_staff("Ana Costa")
    desk.of(ana).services.pins.keep("damaged")

    assert desk.services.pins.whose("2468") is None


def test_a_pin_that_is_nobodys_is_a_miss_of_whoever_handed_the_screen_over(door: Door) -> None:
    door.open()
    pins = PinService(door.work, door.hashes)

    for _ in range(10):
        assert pins.whose("0000") is None
    who = pins.whose(PIN)

    assert door.staff(door.owner).misses == 10
    # The owner's own PIN is off, Ana's is the same and still opens the desk to her.
    assert who == Unlocked(door.ana, "Ana Costa")
    assert who is not None
    assert who.welcome is not None
    assert who.welcome.rights == ROLE_RIGHTS["desk"]
    assert not who.welcome.full


def test_a_new_pin_needs_the_password_once_more(door: Door) -> None:
    door.open()
    door.clock.forward(minutes=6)

    with pytest.raises(AskedAgain):
        PinService(door.work, door.hashes).keep(door.hashes.hash("1357"))


def test_signing_in_is_the_same_on_a_server(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, clock):
        door = Door(work, clock)
        door.sign_in.begin()
        assert door.desk.locked
        for _ in range(5):
            door.sign_in.sign_in(door.owner, "wrong password")
        assert door.sign_in.sign_in(door.owner, PASSWORD) == TooSoon(2)
        clock.forward(seconds=2)
        door.open()
        PermissionService(door.work).allow(Role.DESK, Right.EXPORT, allowed=True)
        door.admit(door.sign_in.unlock(door.ana, PIN))

        assert door.desk.may(Right.EXPORT)
        assert door.staff(door.owner).misses == 0
