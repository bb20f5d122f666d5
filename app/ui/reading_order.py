"""Lets Tab go through widgets as they are read: line by line, each from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.parts import shown_in

_SAME_LINE = 10
"""Tops that differ by less stand on one line, in pixels."""


@contextmanager
def reading_order(root: QWidget) -> Iterator[None]:
    """Put everything visible in ``root`` that takes the focus by Tab into the order of reading.

    Whatever hands the keys on to a part of itself is passed over meanwhile: Qt stops at it too, and
    left where it was made it would lead back to its part from the last stop, so that nobody got out.
    """
    shown = [widget for widget in _as_read(root) if shiboken6.createdByPython(widget)]
    handing = [(whole, part) for whole in shown if (part := _part_of(whole)) is not None]
    for whole, _part in handing:
        whole.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say so
    for before, after in pairwise(filter(_stops_at, shown)):
        QWidget.setTabOrder(before, after)
    try:
        yield
    finally:
        for whole, part in handing:
            whole.setFocusProxy(part)


def _part_of(whole: QWidget) -> QWidget | None:
    """The part of it that the keys are handed on to.

    What Qt made is never asked: a viewport hands on to the table around it, PySide would take the table for a part of
    the viewport, and what Qt made in the table for gone as soon as nobody in Python knows the viewport any more.
    """
    part: QWidget | None = whole.focusProxy()
    return part if part is not None and whole.isAncestorOf(part) else None


def _stops_at(widget: QWidget) -> bool:
    return widget.focusProxy() is None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _as_read(root: QWidget) -> Iterator[QWidget]:
    """It and everything that is shown in it."""
    yield root
    for child in _by_lines(shown_in(root)):
        yield from _as_read(child)


def _by_lines(widgets: list[QWidget]) -> list[QWidget]:
    """Line by line: whoever begins near the top of a line belongs to it."""
    ordered: list[QWidget] = []
    line: list[QWidget] = []
    for widget in sorted(widgets, key=QWidget.y):
        if line and widget.y() - line[0].y() >= _SAME_LINE:
            ordered += sorted(line, key=QWidget.x)
            line = []
        line.append(widget)
    return ordered + sorted(line, key=QWidget.x)
