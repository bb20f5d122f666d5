"""The pages about staff at a door, with lanes that answer at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.undo import History
from app.sign_in.service.keeping import SecretService
from app.sign_in.service.permissions import PermissionService
from app.sign_in.service.signing_in import SignInService
from app.staff.service.colleagues import ColleagueService
from app.staff.settings.parts import StaffParts, StaffServices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.form_fields import Field
from app.ui.lane import InlineLane
from app.ui.notices import Notice, Notices
from app.ui.theme.theme import Theme
from tests.sign_in.door import Door


class StaffDesk:
    """Whoever looks after the staff, and what they were told."""

    def __init__(self, door: Door, theme: Theme, qtbot: QtBot) -> None:
        self.door = door
        self.theme = theme
        self._qtbot = qtbot
        self.bus, self.notices = ChangeBus(), Notices()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.told: list[Notice] = []
        self.notices.shown.connect(self.told.append)
        work = door.work
        self.services = StaffServices(
            ColleagueService(work),
            SecretService(work, door.hashes),
            SignInService(work, door.hashes),
            PermissionService(work),
        )
        self.parts = StaffParts(
            work,
            self.services,
            theme,
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
            new_lane=InlineLane,
        )

    @property
    def said(self) -> list[str]:
        """The notices so far."""
        return [notice.text for notice in self.told]

    def show(self, page: QWidget) -> None:
        """Bring a page on screen, with the keys in its window."""
        self._qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)

    @staticmethod
    def type_into(field: Field, text: str) -> None:
        """Type into a field."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClicks(field.editor, text)
