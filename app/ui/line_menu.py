"""Menus of lines: what they say is plain text, and they go when they are closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, Callable[[], object]]


def line_menu(parent: QWidget, entries: Sequence[Entry | None]) -> QMenu:
    """A menu of these entries; None is a line between them."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, run = entry
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, run=run: run())
    return menu
