"""What a test may not leave behind: threads, windows, running timers."""

from __future__ import annotations

import gc
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

GRACE = 2.0  # seconds for a thread that has been told to stop


@dataclass(frozen=True)
class Surroundings:
    """What was there before the test; of Qt's objects only the identities, for nothing is to be kept alive."""

    threads: frozenset[threading.Thread]
    windows: tuple[Any, ...]
    timers: tuple[Any, ...]
    objects: frozenset[int]


def look(*, qt: bool) -> Surroundings:
    """Note what is there now."""
    threads = frozenset(threading.enumerate())
    if not qt:
        return Surroundings(threads, (), (), frozenset())
    objects = all_objects()
    return Surroundings(
        threads, tuple(_windows()), tuple(_running_timers(objects)), frozenset(map(id, objects))
    )


def new_since(before: Surroundings, *, qt: bool) -> list[str]:
    """Describe what is there now and was not before."""
    left = [f"the thread {thread.name}" for thread in _new_threads(before)]
    if qt:
        _deliver_deletions()
        objects = all_objects()
        found = _new_objects(before, objects)
        if found:
            del objects
            gc.collect()  # a window in a reference cycle is garbage, not left behind
            _deliver_deletions()
            objects = all_objects()
            found = _new_objects(before, objects)
        left += found
        let_go(before, objects)
    return left


def let_go(before: Surroundings, objects: Sequence[Any]) -> None:
    """Take apart what the test connected, but for what outlives it: Qt's own objects and the one theme.

    A signal holds the function that it calls, and that often what has the signal: nobody would ever see that it is
    garbage, and a worker would hold every window of every test.
    """
    from PySide6.QtCore import QCoreApplication, QObject, qInstallMessageHandler
    from PySide6.QtGui import QClipboard, QInputMethod, QScreen, QStyleHints
    from PySide6.QtWidgets import QStyle

    from app.ui.theme.theme import Theme

    outliving = (QCoreApplication, QClipboard, QInputMethod, QScreen, QStyle, QStyleHints, Theme)
    # Qt warns that the signal of an object's end is among those that are taken apart.
    previous = qInstallMessageHandler(lambda *_message: None)
    for thing in objects:
        if id(thing) not in before.objects and not isinstance(thing, outliving):
            QObject.disconnect(thing, None, None, None)
    qInstallMessageHandler(previous)


def _new_threads(before: Surroundings) -> list[threading.Thread]:
    new = [thread for thread in threading.enumerate() if thread not in before.threads]
    for thread in new:
        thread.join(GRACE)
    return [thread for thread in new if thread.is_alive()]


def _new_objects(before: Surroundings, objects: Sequence[Any]) -> list[str]:
    windows = [f"the window {_said(window)}" for window in _windows() if window not in before.windows]
    running = _running_timers(objects)
    timers = [f"the running timer {_said(timer)}" for timer in running if timer not in before.timers]
    return windows + timers


def _said(thing: Any) -> str:
    title = thing.windowTitle() if hasattr(thing, "windowTitle") else ""
    return f"{type(thing).__name__} {thing.objectName() or title}".strip()


def _windows() -> list[Any]:
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def all_objects() -> list[Any]:
    """Everything of Qt that Python knows."""
    import shiboken6
    from PySide6.QtCore import QObject

    return [thing for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QObject)]


def _running_timers(objects: Sequence[Any]) -> list[Any]:
    from PySide6.QtCore import QTimer

    return [thing for thing in objects if isinstance(thing, QTimer) and thing.isActive()]


def _deliver_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
