"""Showing and hiding without asking the layout when nothing changes, and bringing into sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.parts import shown_in


def show_only(widget: QWidget, *, visible: bool) -> None:
    """Show or hide a widget, unless it is so already."""
    if widget.isHidden() == visible:
        widget.setVisible(visible)


def is_covered(widget: QWidget) -> bool:
    """Whether something lies over a widget, so that keys given to it would go where nobody looks."""
    window = widget.window()
    if not widget.isVisible():
        return False
    top = _topmost(window, widget.mapTo(window, widget.rect().center()))
    return top not in (widget, window) and not widget.isAncestorOf(top)


def _topmost(whole: QWidget, point: QPoint) -> QWidget:
    """What somebody would click there."""
    for child in reversed(shown_in(whole)):
        passes_on = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if child.geometry().contains(point) and not passes_on:
            return _topmost(child, point - child.pos())
    return whole


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget once it has its place; what has the keys in it matters most."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    focused = QApplication.focusWidget()
    if focused is not None and not widget.isAncestorOf(focused):
        focused = None
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
            if focused is not None:
                above.ensureWidgetVisible(focused)
        above = above.parentWidget()
