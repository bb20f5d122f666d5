"""The pages about staff in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.rights import Right
from app.model.codes import Role
from app.sign_in.pin_hashes import hash_of
from app.staff.proving import ProveDialog
from app.staff.settings.colleague_form import ColleagueForm
from app.staff.settings.own_page import OwnPage
from app.staff.settings.people_page import StaffPage
from app.staff.settings.rights_page import RightsPage
from app.staff.settings.secret_form import PASSWORD as PASSWORD_KIND
from app.staff.settings.secret_form import SecretForm, line_of
from app.staff.settings.sign_in_block import SignInBlock
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.lane import InlineLane
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField
from tests.metrics.value.test_page import HeldLane
from tests.sign_in.door import PASSWORD, PIN, Door
from tests.staff.staff_desk import StaffDesk

NEW = "three quiet boats"


@contextmanager
def staff_page(desk: StaffDesk) -> Iterator[StaffPage]:
    """The page with everybody on it."""
    page = StaffPage(desk.parts)
    desk.show(page)
    yield page
    page.close_page()


@contextmanager
def rights_page(desk: StaffDesk) -> Iterator[RightsPage]:
    """The table of roles and rights."""
    page = RightsPage(desk.parts)
    desk.show(page)
    yield page
    page.close_page()


@contextmanager
def own_page(desk: StaffDesk) -> Iterator[OwnPage]:
    """The page about one's own sign-in."""
    page = OwnPage(desk.parts)
    desk.show(page)
    yield page
    page.close_page()


def open_form(page: StaffPage, name: str) -> ColleagueForm:
    """The form of one of them, by keyboard."""
    line = next(line for line in page.catalogue.lines if line.name.startswith(name))
    page.catalogue.list.choose(line.id)
    page.catalogue.list.setFocus()
    QTest.keyClick(page.catalogue.list, Qt.Key.Key_Return)
    form = page.catalogue.slot.form
    assert isinstance(form, ColleagueForm)
    return form


def secret_form(block: SignInBlock) -> SecretForm:
    """The form for a new secret."""
    assert block.form is not None
    return block.form


def text_of(widget: QWidget) -> str:
    """Everything a widget says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_everybody_is_listed_with_how_they_sign_in(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        words = [(line.name, line.facts) for line in page.catalogue.lines]

    assert words == [
        ("Ana Costa", "Front desk · PIN"),
        ("Mara Kovac", "Front desk · front desk · cannot sign in yet"),
        ("Owner (you)", "Owner · password and PIN"),
    ]


def test_somebody_is_added_by_keyboard(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        page.catalogue.open_new()
        form = page.catalogue.slot.form
        assert isinstance(form, DraftForm)
        desk.type_into(form.fields["name"], "Ben Roth")
        QTest.keyClick(form.fields["name"].editor, Qt.Key.Key_Return)

        assert "Ben Roth" in [line.name for line in page.catalogue.lines]
    assert desk.said == ["Ben Roth added"]


def test_the_last_owner_is_told_beside_the_field(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        form = open_form(page, "Owner")
        role = form.fields["role"]
        assert isinstance(role, PickField)
        role.choose(Role.MANAGER)
        form.submit()

        assert "last owner" in form.fields["role"].error


def test_a_new_pin_for_somebody_is_typed_twice_and_never_seen(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        form = open_form(page, "Ana")
        form.block.pin_button.click()
        secret = secret_form(form.block)
        assert form.is_touched
        first, again = secret.fields["pin"], secret.fields["again"]
        for field in (first, again):
            assert line_of(field).echoMode() is QLineEdit.EchoMode.Password
        desk.type_into(first, "1357")
        desk.type_into(again, "1375")
        secret.submit()
        assert again.error
        line_of(again).clear()
        desk.type_into(again, "1357")
        secret.submit()

    assert desk.said == ["PIN kept"]
    kept = desk.door.staff(desk.door.ana).pin_hash
    assert desk.door.hashes.fits(hash_of(kept), "1357")


def test_a_pin_that_is_off_is_shown_and_a_new_one_helps(desk: StaffDesk) -> None:
    desk.door.put(desk.door.ana, misses=10)
    with staff_page(desk) as page:
        line = page.catalogue.lines[0]
        assert line.chips == ("PIN off",)
        form = open_form(page, "Ana")
        assert "missed too often" in text_of(form.block)


def test_what_is_being_typed_stays_while_something_changes_elsewhere(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        form = open_form(page, "Ana")
        form.block.pin_button.click()
        desk.type_into(secret_form(form.block).fields["pin"], "13")

        desk.runner.do(lambda: desk.services.secrets.set_pin(desk.door.owner, desk.door.hashes.hash("8642")))

        assert page.catalogue.slot.form is form
        assert line_of(secret_form(form.block).fields["pin"]).text() == "13"


def test_escape_leaves_the_new_secret_and_then_the_form(desk: StaffDesk) -> None:
    with staff_page(desk) as page:
        form = open_form(page, "Ana")
        form.block.password_button.click()
        QTest.keyClick(secret_form(form.block).fields["password"].editor, Qt.Key.Key_Escape)

        assert not form.block.is_open
        assert page.catalogue.slot.form is form
        assert QApplication.focusWidget() is form.block.pin_button


def test_somebody_above_is_read_and_not_written(desk: StaffDesk) -> None:
    manager = desk.door.add("Mia Lang", Role.MANAGER, password_hash=desk.door.hashes.hash(PASSWORD))
    desk.door.admit(desk.door.sign_in.sign_in(manager, PASSWORD))
    with staff_page(desk) as page:
        form = open_form(page, "Owner")

        assert not form.save_button.isEnabled()
        assert not form.block.isVisible()
        assert "Only somebody above them" in text_of(form)


def test_the_desk_is_told_nothing_of_the_staff(desk: StaffDesk) -> None:
    desk.door.admit(desk.door.sign_in.unlock(desk.door.ana, PIN))
    with staff_page(desk) as page:
        assert not page.catalogue.lines
    assert desk.said == []


def test_a_box_is_ticked_by_keyboard_and_counts_at_once(desk: StaffDesk) -> None:
    with rights_page(desk) as page:
        first = page.boxes[Right.LOOK, Role.DESK]
        first.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
            QTest.keyClick(QApplication.focusWidget(), key)
        box = page.boxes[Right.HEALTH, Role.DESK]
        assert QApplication.focusWidget() is box
        assert box.accessibleName() == "Front desk: Reasons of health"
        QTest.keyClick(box, Qt.Key.Key_Space)

        assert box.isChecked()
        rights = {row.role: row.rights for row in desk.services.permissions.table()}
        assert Right.HEALTH in rights[Role.DESK]
        assert desk.said == ["Rights kept"]
        desk.runner.undo()
        assert not box.isChecked()


def test_the_column_of_the_owner_is_fixed(desk: StaffDesk) -> None:
    with rights_page(desk) as page:
        boxes = [page.boxes[right, Role.OWNER] for right in Right]

        assert all(box.isChecked() and not box.isEnabled() for box in boxes)
        assert len(page.boxes) == len(Right) * len(Role)


def test_the_table_is_read_by_those_who_may_not_change_it(desk: StaffDesk) -> None:
    desk.door.admit(desk.door.sign_in.unlock(desk.door.ana, PIN))
    with rights_page(desk) as page:
        assert not any(box.isEnabled() for box in page.boxes.values())
        assert "Only those with the right" in page.told


def test_a_box_goes_back_where_the_password_is_not_typed(desk: StaffDesk) -> None:
    with rights_page(desk) as page:
        desk.door.clock.forward(minutes=6)
        box = page.boxes[Right.EXPORT, Role.DESK]
        box.click()

        assert not box.isChecked()
    assert desk.said == ["This needs your password."]


def test_a_password_that_is_too_short_is_told_beside_the_field(desk: StaffDesk) -> None:
    with own_page(desk) as page:
        page.block.password_button.click()
        form = secret_form(page.block)
        desk.type_into(form.fields[PASSWORD_KIND], "short")
        form.submit()

        assert "10 characters" in form.fields[PASSWORD_KIND].error


def test_ones_own_password_is_set_and_signs_in(desk: StaffDesk) -> None:
    with own_page(desk) as page:
        page.block.password_button.click()
        form = secret_form(page.block)
        for field in form.fields.values():
            desk.type_into(field, NEW)
        form.submit()

        assert not page.block.is_open
        assert "With your password you sign in in full" in page.told
    assert desk.said == ["Password kept"]
    assert desk.door.hashes.fits(desk.door.staff(desk.door.owner).password_hash, NEW)


def test_a_venue_without_passwords_says_what_the_first_one_does(
    bare: Door, theme: Theme, qtbot: QtBot
) -> None:
    bare.sign_in.begin()
    bare.desk.staff_id = bare.owner
    with own_page(StaffDesk(bare, theme, qtbot)) as page:
        assert "As soon as an owner has a password" in page.told


@pytest.fixture
def asked(desk: StaffDesk) -> Iterator[ProveDialog]:
    """The question for the password once more."""
    lane = InlineLane()
    dialog = ProveDialog(desk.theme, desk.services.sign_in, name="Owner", lane=lane, parent=None)
    desk.show(dialog)
    yield dialog
    lane.close()


def test_the_right_password_goes_on(desk: StaffDesk, asked: ProveDialog) -> None:
    desk.door.clock.forward(minutes=6)
    desk.type_into(asked.field, PASSWORD)
    QTest.keyClick(asked.field.editor, Qt.Key.Key_Return)

    assert asked.result() == ProveDialog.DialogCode.Accepted
    assert not desk.services.sign_in.ask_again_needed()


def test_a_wrong_password_stays_and_says_so(desk: StaffDesk, asked: ProveDialog) -> None:
    desk.type_into(asked.field, "wrong password")
    QTest.keyClick(asked.field.editor, Qt.Key.Key_Return)

    assert asked.isVisible()
    assert asked.told == "That is not right."
    assert isinstance(asked.field, LineField)
    assert asked.field.text == ""
    assert desk.door.staff(desk.door.owner).misses == 1


def test_escape_does_not_go_on(asked: ProveDialog) -> None:
    QTest.keyClick(asked.field.editor, Qt.Key.Key_Escape)

    assert asked.result() == ProveDialog.DialogCode.Rejected


def test_a_secret_that_is_given_up_while_its_hash_is_made_is_not_kept(door: Door, desk: StaffDesk) -> None:
    lane = HeldLane()
    block = SignInBlock(desk.parts, lane=lane)
    block.show_person(door.ana, has_pin=True, has_password=False, pin_off=False)
    desk.show(block)
    before = door.staff(door.ana).pin_hash
    block.pin_button.click()
    form = secret_form(block)
    for field in form.fields.values():
        desk.type_into(field, "1357")
    form.submit()
    assert lane.asked

    form.left.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lane.answer()

    assert block.form is None
    assert door.staff(door.ana).pin_hash == before
