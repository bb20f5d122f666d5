"""Where the tour shows who works here, and what each role may do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bootstrap.backing_up import SETTINGS
from app.bootstrap.staff_settings import OWN, RIGHTS, STAFF
from app.shell.settings_page import SettingsPage
from app.staff.settings.own_page import OwnPage
from app.staff.settings.people_page import StaffPage
from app.tour.guide import Guide


def staff(guide: Guide) -> QWidget:
    """Everybody who works here, with one of them chosen."""
    page = settings_page(guide).open(STAFF)
    assert isinstance(page, StaffPage)
    guide.settle()
    lines = page.catalogue.lines
    if lines:
        page.catalogue.list.setFocus(Qt.FocusReason.OtherFocusReason)
        page.catalogue.list.choose(lines[0].id)
    return guide.desk.window


def rights(guide: Guide) -> QWidget:
    """What each role may do."""
    settings_page(guide).open(RIGHTS)
    return guide.desk.window


def own_sign_in(guide: Guide) -> QWidget:
    """A new password, as it is typed."""
    page = settings_page(guide).open(OWN)
    assert isinstance(page, OwnPage)
    page.block.password_button.click()
    return guide.desk.window


def leave_own_sign_in(guide: Guide) -> None:
    """Put the form away."""
    page = settings_page(guide).open(OWN)
    assert isinstance(page, OwnPage)
    if page.block.form is not None:
        page.block.form.left.emit()


def settings_page(guide: Guide) -> SettingsPage:
    """The settings, on screen."""
    window = guide.desk.window
    window.show_pane(SETTINGS)
    settings = window.pane(SETTINGS)
    assert isinstance(settings, SettingsPage)
    return settings
