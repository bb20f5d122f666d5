"""Where the tour shows what is kept safe and who did what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.audit_log.page import LogPage
from app.bootstrap.accounting import LOG
from app.bootstrap.data_rights import RETENTION
from app.data_rights.person_dialog import PersonDialog
from app.data_rights.retention_page import RetentionPage
from app.law.schemas.retention import Kept, RetentionRules
from app.law.service.retention import RetentionService
from app.tour.guide import Guide
from app.tour.staff_stops import settings_page


def log_of_the_venue(guide: Guide) -> QWidget:
    """Who did what, with one entry chosen."""
    page = settings_page(guide).open(LOG)
    assert isinstance(page, LogPage)
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    page.table.selectRow(0)
    return guide.desk.window


def data_of_a_person(guide: Guide) -> QWidget:
    """What can be done about somebody's data, with what erasing them would take."""
    guide.open_desk()
    guide.look_up("a")
    rights = guide.desk.setting_up.rights
    dialog = rights.dialog_for(guide.desk.guests.shown_id)
    assert dialog is not None
    dialog.resize(*guide.size)
    dialog.show()
    return dialog


def leave_data_of_a_person(guide: Guide) -> None:
    """Close the dialog."""
    for dialog in guide.desk.window.findChildren(PersonDialog):
        dialog.reject()
        dialog.deleteLater()


def retention(guide: Guide) -> QWidget:
    """How long things are kept, and what would go today."""
    page = settings_page(guide).open(RETENTION)
    assert isinstance(page, RetentionPage)
    rules = RetentionRules(months={Kept.PEOPLE: 24, Kept.COMMENTS: 36})
    guide.desk.session.runner.do(lambda: RetentionService(guide.desk.session.workplace).save_rules(rules))
    page.load()
    guide.settle()
    page.start_looking()
    return guide.desk.window
