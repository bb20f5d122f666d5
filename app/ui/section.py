"""A part of the panel: its name, a button that adds to it, and a column of what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class Section(QWidget):
    """``body`` is the column below the name."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(title)
        self._title = plain_label(title, "field-label", wrap=True)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(6))
        column.addLayout(self.body)

    def add_button(self, words: str, *, icon: str = "plus") -> PushButton:
        """A quiet button at the right of the name."""
        button = PushButton(self._theme, words, kind="quiet", icon=icon)
        self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return button


class Lines(QWidget):
    """A column of widgets that is filled anew; the key in each says which had the focus.

    One widget more can be kept below one of them, whatever the column is filled with.
    """

    def __init__(self, theme: Theme, *, gap: int = 6) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(gap))
        self._widgets: dict[object, QWidget] = {}
        self._kept: QWidget | None = None

    @property
    def widgets(self) -> list[QWidget]:
        """What stands there, from top to bottom."""
        return list(self._widgets.values())

    def keep_below(self, key: object, kept: QWidget) -> None:
        """Have a widget below the line of a key, or below all of them where there is no such line."""
        self._kept = kept
        line = self._widgets.get(key)
        self._column.removeWidget(kept)
        self._column.insertWidget(self._column.indexOf(line) + 1 if line is not None else -1, kept)
        self._show_or_hide()

    def show_widgets(self, widgets: dict[object, QWidget]) -> None:
        """Show these instead; the keys go to the line of the same key."""
        focused = next((key for key, widget in self._widgets.items() if _has_focus(widget)), None)
        for widget in self._widgets.values():
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = widgets
        for widget in widgets.values():
            self._column.addWidget(widget)
        if focused is not None and focused in widgets:
            widgets[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self._widgets) or (self._kept is not None and not self._kept.isHidden()))


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
