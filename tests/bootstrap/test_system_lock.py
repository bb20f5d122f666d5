"""The lock and the sleep of the computer are heard where the system tells of them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject

from app.bootstrap.system_lock import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SystemLock,
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
def test_messages_of_windows_are_read(message: int, what: int, heard: bool) -> None:
    parent = QObject()
    lock = SystemLock(parent)
    told: list[bool] = []
    lock.locked.connect(lambda: told.append(True))
    passed = wintypes.MSG(message=message, wParam=what)

    answer = WindowsMessages(lock).nativeEventFilter(
        QByteArray(b"windows_generic_MSG"), ctypes.addressof(passed)
    )

    assert answer == (False, 0)
    assert bool(told) is heard
