"""The program's place beside the clock of the system, for those who want it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.core.words import gettext as _

TRAY_KEY = "tray"
"""Under what name this computer remembers whether it is wanted."""
ON, OFF = "on", "off"


class Tray(QObject):
    """Shows notifications of the system; they never name anybody, for others may see them.

    ``wanted`` is emitted when somebody clicks the icon or a notification.
    """

    wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._menu = QMenu()
        self._menu.addAction(_("Show the reminders")).triggered.connect(self.wanted)
        self._menu.addAction(_("Leave the tray")).triggered.connect(self.leave_wanted)
        self._tray = QSystemTrayIcon(icon)
        self._tray.setToolTip(_("Regulars"))
        self._tray.setContextMenu(self._menu)
        self._tray.activated.connect(self._tell)
        self._tray.messageClicked.connect(self.wanted)

    @staticmethod
    def is_possible() -> bool:
        """Whether this desktop has such a place."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_shown(self) -> bool:
        """Whether the icon is there."""
        return self._tray.isVisible()

    def show(self, *, shown: bool) -> None:
        """Put the icon there, or take it away."""
        self._tray.setVisible(shown)

    def notify(self, text: str) -> None:
        """Tell something through the system, while the icon is there."""
        if self._tray.isVisible():
            self._tray.showMessage(_("Regulars"), text, QSystemTrayIcon.MessageIcon.Information)

    def close(self) -> None:
        """Take the icon away; to be called before the program ends."""
        self._tray.hide()
        self._menu.deleteLater()

    def _tell(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.wanted.emit()
