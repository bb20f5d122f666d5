"""Where the tour shows what is kept safe and who did what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.audit_log.page import LogPage
from app.bootstrap.accounting import LOG
from app.bootstrap.backing_up import SETTINGS
from app.shell.settings_page import SettingsPage
from app.tour.guide import Guide


def log_of_the_venue(guide: Guide) -> QWidget:
    """Who did what, with one entry chosen."""
    window = guide.desk.window
    window.show_pane(SETTINGS)
    settings = window.pane(SETTINGS)
    assert isinstance(settings, SettingsPage)
    page = settings.open(LOG)
    assert isinstance(page, LogPage)
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    page.table.selectRow(0)
    return window
