"""From the first password on everybody signs in, in the whole program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.desk_window import DeskWindow
from app.core.changes import Change
from app.core.errors import DeskLocked
from app.core.rights import Right
from app.customers.service.customers import CustomerService
from app.model.codes import Role
from app.model.staff import Staff
from app.shell.settings_page import SettingsPage
from app.sign_in.hashes import Argon2Hashes
from app.sign_in.rows import Welcome
from app.sign_in.service.signing_in import SignInService
from app.staff.proving import ProveDialog
from app.staff.schemas import StaffDraft
from app.staff.service.colleagues import ColleagueService
from app.staff.settings.own_page import OwnPage
from app.staff.settings.secret_form import line_of
from tests.sign_in.door import PASSWORD, PIN

if TYPE_CHECKING:
    from tests.journeys.conftest import Person


def settings_of(desk: DeskWindow) -> SettingsPage:
    """The settings of a window, on screen."""
    desk.window.show_pane("settings")
    page = desk.window.pane("settings")
    assert isinstance(page, SettingsPage)
    return page


def set_password(person: Person, desk: DeskWindow) -> None:
    """The owner types a first password twice."""
    own = settings_of(desk).open("sign-in")
    assert isinstance(own, OwnPage)
    person.wait(own.block.isEnabled)
    own.block.password_button.click()
    form = own.block.form
    assert form is not None
    for field in form.fields.values():
        person.type(line_of(field), PASSWORD)
    form.submit()
    person.wait(lambda: desk.session.workplace.desk.guarded)


def add_ana(desk: DeskWindow) -> int:
    """Somebody of the front desk, with a PIN."""
    work = desk.session.workplace
    ana = ColleagueService(work).add(StaffDraft(name="Ana Costa")).value
    with work.database.write(by=0) as session:
        session.get_one(Staff, ana).pin_hash = Argon2Hashes().hash(PIN)
    return ana


def sign_in_by_pin(desk: DeskWindow, staff_id: int) -> None:
    """Somebody unlocks the desk."""
    welcome = SignInService(desk.session.workplace).unlock(staff_id, PIN)
    assert isinstance(welcome, Welcome)
    desk.session.admit(welcome)


def titles(page: SettingsPage) -> list[str]:
    """The sections on offer."""
    return [section.title for section in page.sections]


def test_the_first_password_opens_the_desk_to_the_owner_and_locks_the_next_start(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)

    at_work = desk.session.workplace.desk
    assert (at_work.locked, at_work.role, at_work.may(Right.KEYS)) == (False, "owner", True)
    person.program.close()
    again = start(tmp_path).start()
    person.wait(lambda: again.session.is_open)

    assert again.session.workplace.desk.locked
    with pytest.raises(DeskLocked):
        CustomerService(again.session.workplace).archive_customer(1)


def test_the_desk_sees_its_own_sections_and_takes_nothing_out(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    page = settings_of(desk)
    assert "Staff" in titles(page)
    page.open("staff")

    sign_in_by_pin(desk, add_ana(desk))

    assert titles(page) == ["How it looks", "Your place", "Your sign-in"]
    assert page.current == "look"
    assert not desk.session.allows(Right.EXPORT, again=True)
    assert desk.session.notices.latest is not None
    assert desk.session.notices.latest.text == "Your role may not do this."
    assert desk.session.runner.undo_label == ""


def test_an_export_asks_for_the_password_once_more(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    desk.session.workplace.desk.forget_proofs()
    asked: list[ProveDialog] = []

    def answer(dialog: ProveDialog) -> int:
        asked.append(dialog)
        dialog.show()
        QTest.keyClicks(line_of(dialog.field), PASSWORD)
        dialog.form.submit()
        person.wait(lambda: not dialog.isVisible())
        return dialog.result()

    monkeypatch.setattr(ProveDialog, "exec", answer)

    assert desk.session.allows(Right.EXPORT, again=True)
    assert desk.session.allows(Right.EXPORT, again=True)
    assert len(asked) == 1
    assert QApplication.activeModalWidget() is None


def test_whoever_may_less_from_now_on_takes_back_nothing_done_before(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    session, work = desk.session, desk.session.workplace
    session.runner.do(lambda: ColleagueService(work).add(StaffDraft(name="Ben Roth", role=Role.OWNER)))
    assert session.runner.undo_label == "add a staff member"

    with work.database.write(by=0) as writing:
        writing.get_one(Staff, 1).role = Role.MANAGER
    session.bus.publish(Change(frozenset({("staff", 1)})))
    person.wait(lambda: work.desk.role == Role.MANAGER)

    assert session.runner.undo_label == ""
