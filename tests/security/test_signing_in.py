"""S2: PINs that only unlock, passwords that sign in, and what misses cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.core.errors import AppError, AskedAgain, DeskLocked, NotFound, Refused
from app.core.rights import ROLE_RIGHTS, Right
from app.model.audit_entry import AuditEntry
from app.model.codes import Role
from app.model.staff import Staff
from app.sign_in.hashes import Argon2Hashes
from app.sign_in.misses import seconds_left, wait_after
from app.sign_in.rows import Answer, Missed, NotThisWay, TooSoon, Welcome, Why
from app.sign_in.service.signing_in import SignInService
from tests.sign_in.door import PASSWORD, PIN, Door
from tests.venues import NOON

WRONG = "0000"


def test_S2_the_parameters_of_argon2id_are_kept_with_the_hash_and_strong() -> None:
    kept = Argon2Hashes().hash("a long password")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert Argon2Hashes().fits(kept, "a long password")
    assert not Argon2Hashes().fits(kept, "a long passwore")
    assert not Argon2Hashes().is_weak(kept)


def test_S2_a_hash_made_with_less_effort_is_raised_when_somebody_signs_in(door: Door) -> None:
    weak = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(PASSWORD)
    door.put(door.owner, password_hash=weak)

    answer = door.with_hashes(Argon2Hashes()).sign_in(door.owner, PASSWORD)

    assert isinstance(answer, Welcome)
    kept = door.staff(door.owner).password_hash
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert Argon2Hashes().fits(kept, PASSWORD)


def test_S2_a_strong_hash_is_not_written_anew(door: Door) -> None:
    before = door.staff(door.owner).version

    door.sign_in.sign_in(door.owner, PASSWORD)

    assert door.staff(door.owner).version == before


def test_S2_the_same_password_typed_on_another_keyboard_fits() -> None:
    kept = Argon2Hashes().hash("Zürich am See")

    assert Argon2Hashes().fits(kept, "Zu\u0308rich am See")


def test_S2_no_secret_is_in_the_account_of_changes(door: Door) -> None:
    door.sign_in.sign_in(door.owner, "wrong password")

    with door.work.read() as session:
        account = [str(entry.details) for entry in session.scalars(select(AuditEntry))]
    assert any("password_hash" in details for details in account)
    assert not any(
        secret in details for details in account for secret in (PASSWORD, PASSWORD[::-1], PIN[::-1])
    )


def test_S2_a_pin_helps_only_once_a_password_was_typed(door: Door) -> None:
    door.sign_in.begin()

    assert door.sign_in.unlock(door.ana, PIN) == NotThisWay(Why.NOT_OPENED)
    door.open()
    assert isinstance(door.sign_in.unlock(door.ana, PIN), Welcome)


def test_S2_misses_that_cannot_be_written_count_until_the_program_ends(door: Door) -> None:
    door.open()
    door.work.database.read_only = True

    answers = []
    for _miss in range(10):
        answers.append(door.sign_in.unlock(door.ana, WRONG))
        door.clock.forward(minutes=2)
    assert [answer.misses for answer in answers if isinstance(answer, Missed)] == list(range(1, 11))
    assert [answer.wait_s for answer in answers if isinstance(answer, Missed)][3:6] == [0, 2, 4]
    assert door.sign_in.unlock(door.ana, PIN) == NotThisWay(Why.PIN_OFF)
    assert [one.pin_off for one in door.sign_in.list_people() if one.staff_id == door.ana] == [True]
    assert door.staff(door.ana).misses == 0

    assert isinstance(door.sign_in.sign_in(door.owner, "wrong"), Missed)
    assert isinstance(door.sign_in.sign_in(door.owner, PASSWORD), Welcome)
    assert door.desk.misses(door.owner) == 0


def test_S2_a_wait_that_cannot_be_written_is_waited_for(door: Door) -> None:
    door.open()
    door.work.database.read_only = True
    for _miss in range(5):
        assert isinstance(door.sign_in.unlock(door.ana, WRONG), Missed)

    assert isinstance(door.sign_in.unlock(door.ana, PIN), TooSoon)


def test_S2_a_pin_signs_nobody_in_in_full(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.owner, PIN))

    assert door.desk.staff_id == door.owner
    assert door.sign_in.ask_again_needed()
    assert door.sign_in.sign_in(door.ana, PIN) == NotThisWay(Why.NO_PASSWORD)


@pytest.mark.parametrize(
    ("misses", "wait"), [(1, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (9, 32), (10, 60), (5_000, 60)]
)
def test_S2_the_wait_doubles_from_the_fifth_miss_to_a_minute(misses: int, wait: int) -> None:
    assert wait_after(misses) == wait


def test_S2_from_the_fifth_miss_the_right_pin_has_to_wait_too(door: Door) -> None:
    door.open()
    answers = [door.sign_in.unlock(door.ana, WRONG) for _ in range(5)]

    assert answers == [Missed(n, left=10 - n, wait_s=2 if n == 5 else 0) for n in range(1, 6)]
    tried = door.hashes.tried
    assert door.sign_in.unlock(door.ana, PIN) == TooSoon(2)
    assert door.hashes.tried == tried
    door.clock.forward(seconds=1)
    assert door.sign_in.unlock(door.ana, PIN) == TooSoon(1)
    door.clock.forward(seconds=1)
    assert isinstance(door.sign_in.unlock(door.ana, PIN), Welcome)
    assert door.staff(door.ana).misses == 0


def test_S2_misses_survive_a_new_start(door: Door) -> None:
    door.open()
    for _ in range(5):
        door.sign_in.unlock(door.ana, WRONG)

    again = SignInService(door.work, door.hashes)

    assert again.unlock(door.ana, PIN) == TooSoon(2)


def test_S2_a_clock_that_is_set_back_makes_nobody_wait_longer() -> None:
    assert seconds_left(7, missed_at=NOON, now=NOON - timedelta(seconds=8)) == 8
    assert seconds_left(7, missed_at=NOON, now=NOON - timedelta(days=365)) == 0
    assert seconds_left(7, missed_at=NOON, now=NOON + timedelta(seconds=7, milliseconds=1)) == 1
    assert seconds_left(7, missed_at=NOON, now=NOON + timedelta(seconds=8)) == 0
    assert seconds_left(7, missed_at=None, now=NOON) == 0


def test_S2_an_owner_who_missed_while_the_clock_was_years_ahead_comes_in(door: Door) -> None:
    for _ in range(5):
        door.sign_in.sign_in(door.owner, "wrong password")
    door.clock.forward(days=-1000)

    assert isinstance(door.sign_in.sign_in(door.owner, PASSWORD), Welcome)


def miss_ten_times(door: Door) -> Answer:
    """As long as it takes."""
    for _ in range(10):
        answer = door.sign_in.unlock(door.ana, WRONG)
        door.clock.forward(seconds=60)
    return answer


def test_S2_after_the_tenth_miss_only_a_full_sign_in_helps(door: Door) -> None:
    door.put(door.ana, password_hash=door.hashes.hash(PASSWORD))
    door.open()

    assert miss_ten_times(door) == Missed(10, left=0, wait_s=60)
    assert door.sign_in.unlock(door.ana, PIN) == NotThisWay(Why.PIN_OFF)
    assert next(one for one in door.sign_in.list_people() if one.staff_id == door.ana).pin_off
    assert isinstance(door.sign_in.sign_in(door.ana, PASSWORD), Welcome)
    assert isinstance(door.sign_in.unlock(door.ana, PIN), Welcome)


def test_S2_whoever_has_no_password_is_helped_by_a_new_pin_from_above(door: Door) -> None:
    door.open()
    miss_ten_times(door)
    door.open()

    door.secrets.set_pin(door.ana, door.hashes.hash("1357"))

    assert isinstance(door.sign_in.unlock(door.ana, "1357"), Welcome)


def test_S2_misses_are_accounted_for(door: Door) -> None:
    door.open()
    door.sign_in.unlock(door.ana, WRONG)

    with door.work.read() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert last is not None
    assert (last.kind, last.row_id, last.details["misses"]) == ("staff", door.ana, [0, 1])


def test_S2_passwords_are_delayed_like_pins(door: Door) -> None:
    for _ in range(5):
        door.sign_in.sign_in(door.owner, "wrong password")

    assert door.sign_in.sign_in(door.owner, PASSWORD) == TooSoon(2)
    door.clock.forward(seconds=2)
    assert isinstance(door.sign_in.sign_in(door.owner, PASSWORD), Welcome)


def test_whoever_left_does_not_come_in(door: Door) -> None:
    door.open()
    door.put(door.ana, active=False)

    with pytest.raises(NotFound):
        door.sign_in.unlock(door.ana, PIN)
    assert door.ana not in {one.staff_id for one in door.sign_in.list_people()}


def test_a_desk_under_sign_in_starts_locked_and_without_rights(door: Door) -> None:
    door.sign_in.begin()

    assert (door.desk.locked, door.desk.guarded, door.desk.opened) == (True, True, False)
    with pytest.raises(DeskLocked):
        door.desk.require(Right.LOOK)


def test_a_venue_without_passwords_asks_nobody(bare: Door) -> None:
    bare.sign_in.begin()

    assert not bare.sign_in.is_on()
    assert not bare.desk.locked
    bare.desk.require(Right.KEYS)
    assert not bare.sign_in.ask_again_needed()


def test_a_rehearsal_asks_nobody_whoever_has_a_password(rehearsal: Door) -> None:
    rehearsal.put(rehearsal.owner, password_hash=rehearsal.hashes.hash(PASSWORD))

    assert not rehearsal.sign_in.is_on()


def test_whoever_comes_in_has_the_rights_of_their_role(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))

    assert (door.desk.staff_id, door.desk.role) == (door.ana, Role.DESK)
    assert door.desk.rights == ROLE_RIGHTS["desk"]
    with pytest.raises(Refused):
        door.desk.require(Right.EXPORT)


def test_a_password_counts_for_five_minutes(door: Door) -> None:
    door.open()

    assert not door.sign_in.ask_again_needed()
    door.clock.forward(minutes=5, seconds=1)
    assert door.sign_in.ask_again_needed()
    door.admit(door.sign_in.prove(PASSWORD))
    assert not door.sign_in.ask_again_needed()
    door.sign_in.lock()
    door.admit(door.sign_in.unlock(door.owner, PIN))
    assert door.sign_in.ask_again_needed()


def test_a_role_that_changes_elsewhere_counts_at_once(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))

    door.put(door.ana, role=Role.MANAGER)
    door.sign_in.take_up(door.sign_in.standing(door.work.desk.staff_id))

    assert door.desk.may(Right.EXPORT)


def test_the_desk_of_somebody_who_left_is_locked(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))

    door.put(door.ana, active=False)
    door.sign_in.take_up(door.sign_in.standing(door.work.desk.staff_id))

    assert door.desk.locked


def test_a_first_password_set_elsewhere_locks_this_desk(bare: Door) -> None:
    bare.sign_in.begin()
    bare.put(bare.owner, password_hash=bare.hashes.hash(PASSWORD))

    bare.sign_in.take_up(bare.sign_in.standing(bare.work.desk.staff_id))

    assert bare.desk.locked
    assert bare.desk.guarded


def test_the_first_password_is_the_owners_and_opens_the_desk_for_them(bare: Door) -> None:
    bare.sign_in.begin()
    with pytest.raises(AppError):
        bare.secrets.set_password(bare.ana, bare.hashes.hash(PASSWORD))
    bare.desk.staff_id = bare.owner

    bare.secrets.set_password(bare.owner, bare.hashes.hash(PASSWORD))

    assert (bare.desk.locked, bare.desk.guarded, bare.desk.opened) == (False, True, True)
    assert bare.desk.may(Right.KEYS)
    assert not bare.sign_in.ask_again_needed()


def test_the_first_password_locks_the_desk_of_somebody_else(bare: Door) -> None:
    bare.sign_in.begin()
    bare.desk.staff_id = bare.ana

    bare.secrets.set_password(bare.owner, bare.hashes.hash(PASSWORD))

    assert bare.desk.locked


def test_the_last_owner_keeps_a_password(door: Door) -> None:
    door.open()

    with pytest.raises(AppError, match="only owner with a password"):
        door.secrets.set_password(door.owner, "")
    assert door.staff(door.owner).password_hash


def test_nobody_sets_the_secrets_of_those_above_them(door: Door) -> None:
    manager = door.add("Mia Lang", Role.MANAGER, password_hash=door.hashes.hash(PASSWORD))
    other = door.add("Max Lang", Role.MANAGER)
    door.admit(door.sign_in.sign_in(manager, PASSWORD))

    door.secrets.set_pin(door.ana, door.hashes.hash("1357"))
    door.secrets.set_pin(manager, door.hashes.hash("1357"))
    for above in (door.owner, other):
        with pytest.raises(Refused):
            door.secrets.set_password(above, door.hashes.hash(PASSWORD))


def test_own_secrets_need_the_password_once_more(door: Door) -> None:
    door.open()
    door.clock.forward(minutes=6)

    with pytest.raises(AskedAgain):
        door.secrets.set_pin(door.owner, door.hashes.hash("1357"))


def test_whoever_has_only_a_pin_proves_themselves_by_it(door: Door) -> None:
    door.open()
    door.admit(door.sign_in.unlock(door.ana, PIN))
    door.clock.forward(minutes=6)
    with pytest.raises(AskedAgain):
        door.secrets.set_pin(door.ana, door.hashes.hash("1357"))

    door.admit(door.sign_in.prove(PIN))
    door.secrets.set_pin(door.ana, door.hashes.hash("1357"))

    assert door.hashes.fits(door.staff(door.ana).pin_hash, "1357")
    with pytest.raises(Refused):
        door.secrets.set_pin(door.owner, door.hashes.hash("1357"))


def test_a_secret_is_not_taken_back_by_an_undo(door: Door) -> None:
    door.open()

    outcome = door.secrets.set_pin(door.owner, door.hashes.hash("1357"))

    assert outcome.reversal is None
    assert outcome.said == "PIN kept"


def test_a_row_holds_no_secret_in_what_is_listed(door: Door) -> None:
    listed = repr(door.sign_in.list_people())

    assert not any(hash_ in listed for hash_ in (door.staff(door.owner).password_hash, PIN[::-1]))
    assert isinstance(door.staff(door.owner), Staff)


RECOVERY = "K7Q2M-9XW4T-0BNRD"


def test_S2_an_owner_who_lost_the_password_comes_in_by_the_recovery_key(door: Door) -> None:
    assert not door.sign_in.can_recover()
    door.open()
    door.secrets.keep_recovery(door.hashes.hash(RECOVERY))
    door.sign_in.begin()

    assert door.sign_in.can_recover()
    assert isinstance(door.sign_in.recover(door.owner, "K7Q2M"), Missed)
    assert door.sign_in.recover(door.ana, RECOVERY) == NotThisWay(Why.NO_PASSWORD)
    door.admit(door.sign_in.recover(door.owner, RECOVERY))
    door.secrets.set_password(door.owner, door.hashes.hash("three quiet boats"))

    assert isinstance(door.sign_in.sign_in(door.owner, "three quiet boats"), Welcome)


def test_S2_the_recovery_key_is_delayed_like_a_password(door: Door) -> None:
    door.open()
    door.secrets.keep_recovery(door.hashes.hash(RECOVERY))
    for _ in range(5):
        door.sign_in.recover(door.owner, "wrong")

    assert door.sign_in.recover(door.owner, RECOVERY) == TooSoon(2)


def test_S2_only_the_owner_keeps_a_recovery_key(door: Door) -> None:
    manager = door.add("Mia Lang", Role.MANAGER, password_hash=door.hashes.hash(PASSWORD))
    door.admit(door.sign_in.sign_in(manager, PASSWORD))

    with pytest.raises(Refused):
        door.secrets.keep_recovery(door.hashes.hash(RECOVERY))
