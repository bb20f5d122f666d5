"""Hear what Qt and the program's log complain about during a test."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# The offscreen platform says these once per window or menu, and nothing can be done about it.
HARMLESS = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


class Complaints:
    """The complaints heard so far, each as one line."""

    def __init__(self) -> None:
        self.heard: list[str] = []


@contextmanager
def listening_to_qt(complaints: Complaints, *, expected: list[str] | None) -> Iterator[None]:
    """Note Qt's warnings, or hand them to a test that expects some."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    heard = complaints.heard if expected is None else expected

    def hear(kind: QtMsgType, _context: Any, message: str) -> None:
        serious = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        if serious and not message.startswith(HARMLESS):
            heard.append(f"Qt: {message}")

    previous = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


@contextmanager
def listening_to_logs(complaints: Complaints, *, expected: bool) -> Iterator[None]:
    """Note log records of WARNING and above, unless the test looks at the log itself."""
    if expected:
        yield
        return
    listener = _Listener(complaints)
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, complaints: Complaints) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.heard.append(f"log: {record.levelname} {record.name}: {record.getMessage()}")
