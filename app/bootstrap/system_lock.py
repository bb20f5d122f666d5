"""Hearing that the computer is locked or falls asleep; where nothing tells so, nothing is heard."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

_LOGIND = "org.freedesktop.login1"
_MANAGER, _SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session/auto"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, WTS_SESSION_LOCK = 0x0004, 0x0007


class SystemLock(QObject):
    """``locked`` follows when the system locks its screen or goes to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter: QAbstractNativeEventFilter | None = None

    def start(self) -> None:
        """Listen with whatever this system has."""
        if sys.platform == "win32":
            self._filter = WindowsMessages(self)
            app = QCoreApplication.instance()
            assert app is not None
            app.installNativeEventFilter(self._filter)
        elif sys.platform.startswith("linux"):
            self._listen_on_dbus()

    def stop(self) -> None:
        """Listen no more."""
        app = QCoreApplication.instance()
        if self._filter is not None and app is not None:
            app.removeNativeEventFilter(self._filter)
        self._filter = None

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


class WindowsMessages(QAbstractNativeEventFilter):
    """Hears of sleep, and of the lock where the system tells windows of it."""

    def __init__(self, heard: SystemLock) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(  # noqa: N802
        self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        """Look at one message; it always goes on to whom it is for."""
        if QByteArray(kind).startsWith(b"windows"):
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if is_lock(told.message, told.wParam):
                self._heard.lock()
        return False, 0


def is_lock(message: int, what: int) -> bool:
    """Whether a message of Windows says that the computer goes to sleep or that its screen is locked."""
    return (message, what) in {
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    }
