"""Hearing that the computer is locked or falls asleep; where nothing tells so, nothing is heard."""

from __future__ import annotations

import sys
from typing import Any, Protocol

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = "org.freedesktop.login1"
_MANAGER, _SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session/auto"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class Listener(Protocol):
    """Hears the system until it is closed."""

    def close(self) -> None:
        """Listen no more."""
        ...


class SystemLock(QObject):
    """``locked`` follows when the system locks its screen or goes to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._listener: Listener | None = None

    def start(self) -> None:
        """Listen with whatever this system has."""
        if sys.platform == "win32":
            from app.bootstrap.windows_messages import WindowsMessages

            self._listener = WindowsMessages(self.lock)
        elif sys.platform == "darwin":
            from app.bootstrap.mac_notifications import MacNotifications

            self._listener = MacNotifications(self.lock)
        elif sys.platform.startswith("linux"):
            self._listen_on_dbus()

    def stop(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    @Slot(bool)
    def follow(self, begins: bool) -> None:
        """It begins to sleep or its screen saver comes up, or that ends."""
        if begins:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """The session is locked."""
        self.locked.emit()

    def _listen_on_dbus(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # Its stubs ask for bytes, but it takes strings alone.
        follow: Any = SLOT("follow(bool)")
        lock: Any = SLOT("lock()")
        if system.isConnected():
            sleep = f"{_LOGIND}.Manager"
            system.connect(_LOGIND, _MANAGER, sleep, "PrepareForSleep", self, follow)
            system.connect(_LOGIND, _SESSION, f"{_LOGIND}.Session", "Lock", self, lock)
        if session.isConnected():
            for name in _SAVERS:
                path = "/" + name.replace(".", "/")
                session.connect(name, path, name, "ActiveChanged", self, follow)
