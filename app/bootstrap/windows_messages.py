"""What Windows tells a program of locking and sleeping."""

from __future__ import annotations

import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, WTS_SESSION_LOCK = 0x0004, 0x0007
THIS_SESSION = 0


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls ``heard`` when the computer goes to sleep or the session is locked, until closed.

    Of sleep every window is told, of the lock one that asked for it: a window of its own that is never shown.
    """

    def __init__(self, heard: Callable[[], object], *, sessions: Any = None) -> None:
        super().__init__()
        self._heard = heard
        self._sessions = sessions or _sessions()
        self._window = QWindow()
        self._window.create()
        self._handle = wintypes.HWND(int(self._window.winId()))
        self._sessions.WTSRegisterSessionNotification(self._handle, THIS_SESSION)
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self)

    def nativeEventFilter(  # noqa: N802
        self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        """Look at one message; it always goes on to whom it is for."""
        if QByteArray(kind).startsWith(b"windows"):
            told = wintypes.MSG.from_address(int(message))
            if _is_lock(told.message, told.wParam):
                self._heard()
        return False, 0

    def close(self) -> None:
        """Listen no more."""
        self._sessions.WTSUnRegisterSessionNotification(self._handle)
        self._window.destroy()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)


def _is_lock(message: int, what: int) -> bool:
    return (message, what) in {
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    }


def _sessions() -> Any:
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.wtsapi32
    return None
