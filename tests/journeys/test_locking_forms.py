"""What somebody typed waits for them, and is shown to nobody else who comes to the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.model.codes import Role
from app.model.staff import Staff
from app.recovery.settings.page import RecoverySettingsPage
from app.sign_in.rows import Welcome
from app.sign_in.service.signing_in import SignInService
from app.staff.lock.reasons import Reason
from app.staff.settings.own_page import OwnPage
from app.staff.settings.secret_form import line_of
from app.ui.form_fields import LineField
from tests.journeys.test_first_day import add_guest
from tests.journeys.test_signing_in import add_ana, set_password, settings_of
from tests.sign_in.door import PASSWORD, PIN

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from tests.journeys.conftest import Person

WORDS = "Found somebody in the room"


def admit(desk: DeskWindow, answer: object) -> None:
    """Somebody comes to the locked desk."""
    assert isinstance(answer, Welcome)
    desk.session.lock.admit(answer)


@pytest.fixture
def person(start: Callable[[Path], Person], tmp_path: Path) -> Person:
    """The owner of a new place, who has a password, at the open desk."""
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.show()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    return person


def test_a_case_that_somebody_began_is_theirs(person: Person) -> None:
    desk = person.desk
    ana, sign_in = add_ana(desk), SignInService(desk.session.workplace)
    add_guest(person, "Ada Okonkwo")
    desk.recovering.open_quickly()
    begun = desk.recovering.quick_form
    person.type(begun.form.fields.what, WORDS)

    desk.session.lock.lock(Reason.KEY)
    admit(desk, sign_in.unlock(ana, PIN))
    assert not begun.isVisible()
    desk.recovering.open_quickly()
    assert desk.recovering.quick_form.form.fields.what.text == ""

    desk.session.lock.lock(Reason.KEY)
    admit(desk, sign_in.sign_in(1, PASSWORD))
    desk.recovering.open_quickly()
    assert desk.recovering.quick_form.form.fields.what.text == WORDS


def test_what_somebody_began_about_guests_is_theirs(person: Person) -> None:
    desk = person.desk
    ana, sign_in = add_ana(desk), SignInService(desk.session.workplace)
    add_guest(person, "Ada Okonkwo")
    guests = desk.guests
    guests.card.forms.log_touchpoint()
    said = guests.card.side.form
    assert said is not None
    person.type(said.fields["text"], WORDS)
    person.type(guests.bar.line, "has a cold")
    guests.add_customer()
    theirs = guests.form
    person.type(theirs.name, "Piotr Mulke")

    desk.session.lock.lock(Reason.KEY)
    admit(desk, sign_in.unlock(ana, PIN))
    assert not theirs.isVisible()
    assert not said.isVisible()
    assert guests.card.isVisible()
    assert guests.bar.line.text() == ""
    assert not guests.bar.line.isUndoAvailable()
    guests.add_customer()
    assert guests.form.name.text == ""
    person.type(guests.form.name, "Rosa Lindqvist")

    desk.session.lock.lock(Reason.KEY)
    admit(desk, sign_in.sign_in(1, PASSWORD))
    assert guests.form.isVisible()
    assert guests.form.name.text == "Piotr Mulke"
    assert guests.bar.line.text() == "has a cold"
    assert guests.card.side.form is said
    assert guests.view_model.capture.text == "has a cold"


def test_a_half_typed_password_is_gone_for_the_next(person: Person) -> None:
    desk = person.desk
    ana, sign_in = add_ana(desk), SignInService(desk.session.workplace)
    own = settings_of(desk).open("sign-in")
    assert isinstance(own, OwnPage)
    person.wait(own.block.isEnabled)
    own.block.password_button.click()
    form = own.block.form
    assert form is not None
    for field in form.fields.values():
        person.type(line_of(field), "another long password")

    desk.session.lock.lock(Reason.KEY)
    admit(desk, sign_in.unlock(ana, PIN))

    assert own.block.form is None
    assert not form.isVisible()
    person.wait(lambda: own.block._staff_id == ana)


def test_a_rule_that_somebody_began_to_change_is_kept_by_nobody_else(person: Person) -> None:
    desk = person.desk
    work, ana = desk.session.workplace, add_ana(desk)
    with work.database.write(by=0) as session:
        session.get_one(Staff, ana).role = Role.OWNER
    recovery = settings_of(desk).open("recovery")
    assert isinstance(recovery, RecoverySettingsPage)
    person.wait(lambda: bool(recovery.bound))
    field = recovery.bound["targets.critical.acknowledge"].field
    assert isinstance(field, LineField)
    before = field.text
    field.set_text("3 min")
    field.edited.emit()
    assert not recovery.bar.isHidden()

    desk.session.lock.lock(Reason.KEY)
    admit(desk, SignInService(work).unlock(ana, PIN))

    assert field.text == before
    assert recovery.bar.isHidden()
