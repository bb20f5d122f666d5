"""What a test may not leave behind: threads, windows, running timers."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass
from typing import Any

GRACE = 2.0  # seconds for a thread that has been told to stop


@dataclass(frozen=True)
class Surroundings:
    """What was there before the test."""

    threads: frozenset[threading.Thread]
    windows: tuple[Any, ...]
    timers: tuple[Any, ...]


def look(*, qt: bool) -> Surroundings:
    """Note what is there now."""
    windows, timers = (tuple(_windows()), tuple(_running_timers())) if qt else ((), ())
    return Surroundings(frozenset(threading.enumerate()), windows, timers)


def new_since(before: Surroundings, *, qt: bool) -> list[str]:
    """Describe what is there now and was not before."""
    left = [f"the thread {thread.name}" for thread in _new_threads(before)]
    if qt:
        _deliver_deletions()
        if _new_objects(before):
            gc.collect()  # a window in a reference cycle is garbage, not left behind
            _deliver_deletions()
        left += _new_objects(before)
    return left


def _new_threads(before: Surroundings) -> list[threading.Thread]:
    new = [thread for thread in threading.enumerate() if thread not in before.threads]
    for thread in new:
        thread.join(GRACE)
    return [thread for thread in new if thread.is_alive()]


def _new_objects(before: Surroundings) -> list[str]:
    windows = [f"the window {_said(window)}" for window in _windows() if window not in before.windows]
    timers = [
        f"the running timer {_said(timer)}" for timer in _running_timers() if timer not in before.timers
    ]
    return windows + timers


def _said(thing: Any) -> str:
    title = thing.windowTitle() if hasattr(thing, "windowTitle") else ""
    return f"{type(thing).__name__} {thing.objectName() or title}".strip()


def _windows() -> list[Any]:
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def _running_timers() -> list[Any]:
    import shiboken6
    from PySide6.QtCore import QTimer

    return [
        thing for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QTimer) and thing.isActive()
    ]


def _deliver_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
