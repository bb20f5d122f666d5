"""Bugs that nobody caught: logged, shown once, and the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.core.logs import LOGGER
from app.ui.mailbox import Mailbox

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_QUIET = 10.0
"""Seconds after a dialog during which the same bug does not open another."""


class CrashHook:
    """Takes uncaught exceptions of every thread and Qt's messages, from ``install`` until ``remove``.

    ``show`` gets the details in the GUI thread, one at a time. What happens meanwhile, and the same bug
    again right after, is logged alone: a bug in painting would never let go otherwise. The log gets where it happened and the kind of error, never its words, for those
    may quote a customer.
    """

    def __init__(self, show: Callable[[str], None], *, now: Callable[[], float] = monotonic) -> None:
        self._show = show
        self._log = logging.getLogger(f"{LOGGER}.crash")
        self._mailbox = Mailbox()
        self._busy = False
        self._last: tuple[str, float] = ("", float("-inf"))
        self._now = now
        self._previous: tuple[Any, Any, Any] | None = None

    def install(self) -> None:
        """Start listening."""
        qt_before = qInstallMessageHandler(self._qt_said)
        self._previous = (sys.excepthook, threading.excepthook, qt_before)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Stop listening and put back what was there before."""
        if self._previous is not None:
            sys.excepthook, threading.excepthook, qt_before = self._previous
            qInstallMessageHandler(qt_before)
            self._previous = None
        self._mailbox.close()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        places = _places(trace)
        self._log.error("bug %s at %s", kind.__name__, places)
        last, until = self._last
        if self._busy or (places == last and self._now() < until):
            return
        self._busy = True
        details = "".join(traceback.format_exception(kind, error, trace))
        self._mailbox.post(lambda: self._tell(details, places=places))

    def _caught_in_thread(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self._caught(failure.exc_type, failure.exc_value, failure.exc_traceback)

    def _tell(self, details: str, *, places: str) -> None:
        try:
            self._show(details)
        finally:
            self._last = (places, self._now() + _QUIET)
            self._busy = False

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        self._log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )


def watch_for_faults(folder: Path) -> TextIO:
    """Have the interpreter write where it was into ``faults.log`` when it dies; close the file to stop."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = (folder / "faults.log").open("a", encoding="utf-8")
    faulthandler.enable(file)
    return file
