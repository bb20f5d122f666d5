"""What there is inside a widget, asked so that nothing is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

T = TypeVar("T", bound=QObject)


def parts_of(whole: QObject, kind: type[T]) -> Iterator[T]:
    """Everything of a kind inside, however deep.

    What ``findChildren`` finds PySide takes for a part of whoever was asked. Where that is the whole, it keeps all
    that Qt made in there for as long as the whole stands; where it is a part that Qt made, it takes what Python made
    in there away with it too early, and Qt crashes.
    """
    for child in whole.children():
        if isinstance(child, kind):
            yield child
        yield from parts_of(child, kind)


def shown_in(whole: QWidget) -> list[QWidget]:
    """The widgets that stand in it directly, unless they are hidden or windows; what lies above others comes later."""
    return [
        child
        for child in whole.children()
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow()
    ]
