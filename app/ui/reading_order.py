"""Lets Tab go through widgets as they are read: line by line, each from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_SAME_LINE = 10
"""Tops that differ by less stand on one line, in pixels."""


@contextmanager
def reading_order(root: QWidget) -> Iterator[None]:
    """Put everything visible in ``root`` that takes the focus by Tab into the order of reading.

    Whatever hands the keys on to a part of itself is passed over meanwhile: Qt stops at it too, and
    left where it was made it would lead back to its part from the last stop, so that nobody got out.
    """
    handing = [(whole, part) for whole in root.findChildren(QWidget) if (part := _part_of(whole)) is not None]
    for whole, _part in handing:
        whole.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say so
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)
    try:
        yield
    finally:
        for whole, part in handing:
            whole.setFocusProxy(part)


def _part_of(whole: QWidget) -> QWidget | None:
    """The part of it that the keys are handed on to."""
    part: QWidget | None = whole.focusProxy()
    return part if part is not None and whole.isAncestorOf(part) else None


def _stops(root: QWidget) -> Iterator[QWidget]:
    if root.focusProxy() is None and root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    children = [
        child
        for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not child.isHidden() and not child.isWindow()
    ]
    for child in _as_read(children):
        yield from _stops(child)


def _as_read(widgets: list[QWidget]) -> list[QWidget]:
    """Line by line: whoever begins near the top of a line belongs to it."""
    ordered: list[QWidget] = []
    line: list[QWidget] = []
    for widget in sorted(widgets, key=QWidget.y):
        if line and widget.y() - line[0].y() >= _SAME_LINE:
            ordered += sorted(line, key=QWidget.x)
            line = []
        line.append(widget)
    return ordered + sorted(line, key=QWidget.x)
