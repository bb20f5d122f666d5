"""The lock and the sleep of the computer are heard where the system tells of them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QObject

from app.bootstrap.mac_notifications import AT_ONCE, LOCKED, UTF8, MacNotifications
from app.bootstrap.system_lock import SystemLock
from app.bootstrap.windows_messages import (
    PBT_APMSUSPEND,
    THIS_SESSION,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    WindowsMessages,
)

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from app.bootstrap.system_lock import SystemLock
path, interface, signal, *flags = sys.argv[1:]
app = QCoreApplication([])
lock = SystemLock(app)
lock.locked.connect(lambda: (print("locked", flush=True), app.quit()))
lock.start()
told = QDBusMessage.createSignal(path, interface, signal)
told.setArguments([flag == "true" for flag in flags])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "teller")
assert bus.registerService("org.freedesktop.login1"), bus.lastError().message()
assert bus.registerService("org.freedesktop.ScreenSaver"), bus.lastError().message()
bus.send(told)
QTimer.singleShot(1500, app.quit)
app.exec()
"""
LOGIND, SESSION = "org.freedesktop.login1", "/org/freedesktop/login1/session/auto"


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of this test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon on this computer")
    process = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is how Linux tells")
@pytest.mark.parametrize(
    ("told", "flags", "heard"),
    [
        (("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep"), ["true"], True),
        (("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep"), ["false"], False),
        ((SESSION, f"{LOGIND}.Session", "Lock"), [], True),
        (("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"), ["true"], True),
    ],
)
def test_what_the_system_says_on_its_bus_is_heard(
    bus: str, told: tuple[str, str, str], flags: list[str], heard: bool
) -> None:
    environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    done = subprocess.run(
        [sys.executable, "-c", LISTENER, *told, *flags],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip() == "locked") is heard


def test_without_a_bus_nothing_is_heard_and_nothing_goes_wrong(
    monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    parent = QObject()
    lock = SystemLock(parent)

    lock.start()
    lock.stop()


class Sessions:
    """The library of Windows that tells windows of the lock."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []

    def WTSRegisterSessionNotification(self, window: wintypes.HWND, which: int) -> int:  # noqa: N802
        """A window wants to be told."""
        self.told.append(("registered", which))
        return int(bool(window.value))

    def WTSUnRegisterSessionNotification(self, window: wintypes.HWND) -> int:  # noqa: N802
        """It does not any more."""
        self.told.append(("gone", bool(window.value)))
        return 1


@pytest.mark.parametrize(
    ("message", "what", "heard"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_POWERBROADCAST, 0x0012, False),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_WTSSESSION_CHANGE, 0x0008, False),
        (0x0100, 0x0007, False),
    ],
)
def test_messages_of_windows_are_read(message: int, what: int, heard: bool, qapp: object) -> None:
    told: list[bool] = []
    sessions = Sessions()
    listener = WindowsMessages(lambda: told.append(True), sessions=sessions)
    passed = wintypes.MSG(message=message, wParam=what)

    answer = listener.nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(passed))
    listener.close()

    assert answer == (False, 0)
    assert bool(told) is heard
    assert sessions.told == [("registered", THIS_SESSION), ("gone", True)]


class Foundation:
    """The library of macOS through which programs hear of the screen."""

    def __init__(self) -> None:
        self.observers: list[tuple[Any, Any, bytes]] = []
        self.kept: list[bytes] = []

    def CFNotificationCenterGetDistributedCenter(self) -> str:  # noqa: N802
        """Where every program is told."""
        return "centre"

    def CFStringCreateWithCString(self, _allocator: None, text: bytes, encoding: int) -> bytes:  # noqa: N802
        """A string of the system's."""
        assert encoding == UTF8
        self.kept.append(text)
        return text

    def CFNotificationCenterAddObserver(self, *given: Any) -> None:  # noqa: N802
        """Somebody wants to be told by a name."""
        centre, observer, callback, name, _object, behaviour = given
        assert (centre, behaviour) == ("centre", AT_ONCE)
        self.observers.append((observer, callback, name))

    def CFRelease(self, text: bytes) -> None:  # noqa: N802
        """A string is not needed any more."""
        self.kept.remove(text)

    def CFNotificationCenterRemoveEveryObserver(self, _centre: str, observer: Any) -> None:  # noqa: N802
        """They do not want to any more."""
        self.observers = [one for one in self.observers if one[0].value != observer.value]

    def tell(self, name: bytes) -> None:
        """Something happens."""
        for observer, callback, wanted in self.observers:
            if wanted == name:
                callback("centre", observer, None, None, None)


@pytest.mark.parametrize("name", LOCKED)
def test_notifications_of_macos_are_heard_until_nobody_listens(name: bytes) -> None:
    told: list[bool] = []
    foundation = Foundation()
    listener = MacNotifications(lambda: told.append(True), foundation=foundation)

    foundation.tell(b"com.apple.screenIsUnlocked")
    assert not told
    foundation.tell(name)
    assert told == [True]
    listener.close()
    foundation.tell(name)

    assert told == [True]
    assert foundation.kept == []


@pytest.mark.parametrize(
    ("system", "listener"),
    [
        ("win32", "app.bootstrap.windows_messages.WindowsMessages"),
        ("darwin", "app.bootstrap.mac_notifications.MacNotifications"),
    ],
)
def test_each_system_is_heard_in_its_own_way(
    system: str, listener: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []

    class Made:
        """Stands for what listens there."""

        def __init__(self, heard: Callable[[], None]) -> None:
            self.heard, self.closed = heard, False
            made.append(self)

        def close(self) -> None:
            self.closed = True

    monkeypatch.setattr(listener, Made)
    monkeypatch.setattr(sys, "platform", system)
    parent = QObject()
    lock = SystemLock(parent)
    told: list[bool] = []
    lock.locked.connect(lambda: told.append(True))

    lock.start()
    made[0].heard()
    lock.stop()

    assert told == [True]
    assert made[0].closed
