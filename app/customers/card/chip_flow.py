"""A flow of chips that are kept and filled anew, because making widgets costs more than changing them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.ui.tooltips import plain_tooltip


@dataclass(frozen=True)
class FlowChip:
    """One chip with what it stands for; ``hint`` words its tooltip and its description when it is needed."""

    spec: ChipSpec
    thing: Any = None
    key: Hashable = None
    hint: Callable[[], str] | None = None


class FlowButton(ChipButton):
    """A chip to press that knows what it stands for."""

    def __init__(self, theme: Theme, pressed: Callable[[FlowButton], None]) -> None:
        super().__init__(theme, ChipSpec(""))
        self.thing: Any = None
        self.key: Hashable = None
        self._hint: Callable[[], str] | None = None
        self._pressed = pressed
        self.clicked.connect(lambda: self._pressed(self))

    def show_chip(self, chip: FlowChip) -> None:
        """Stand for something else."""
        self.thing, self.key = chip.thing, chip.key
        if chip.spec != self.spec:
            self.show_spec(chip.spec)
        self._hint = chip.hint
        self.setToolTip("")
        self.setAccessibleDescription("")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._word_hint()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._word_hint()
        super().focusInEvent(event)

    @property
    def below(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(0, self.height() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Menu):
            self._pressed(self)
        else:
            super().keyPressEvent(event)

    def _word_hint(self) -> None:
        if self._hint is not None:
            words, self._hint = self._hint(), None
            self.setToolTip(plain_tooltip(words))
            self.setAccessibleDescription(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pressed(self)
        event.accept()


class ChipFlow(QWidget):
    """Chips side by side and over several lines; ``pressed`` is called with the button."""

    def __init__(self, theme: Theme, *, pressed: Callable[[FlowButton], None]) -> None:
        super().__init__()
        self._theme = theme
        self._pressed = pressed
        self._buttons: list[FlowButton] = []
        self._count = 0
        self._tail: QWidget | None = None
        self.flow = FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> Sequence[FlowButton]:
        """The chips shown now."""
        return self._buttons[: self._count]

    def set_tail(self, widget: QWidget) -> None:
        """Have a widget behind the chips, such as the field that adds one."""
        self._tail = widget
        self.flow.addWidget(widget)

    def show_chips(self, chips: Sequence[FlowChip]) -> None:
        """Show these chips instead, in the buttons there are."""
        while len(self._buttons) < len(chips):
            self._add_button()
        for button, chip in zip(self._buttons, chips, strict=False):
            button.show_chip(chip)
            show_only(button, visible=True)
        for button in self._buttons[len(chips) :]:
            show_only(button, visible=False)
        self._count = len(chips)
        self.updateGeometry()

    def _add_button(self) -> None:
        button = FlowButton(self._theme, self._pressed)
        self.flow.addWidget(button)
        self._buttons.append(button)
        if self._tail is not None:
            self.flow.removeWidget(self._tail)
            self.flow.addWidget(self._tail)
            QWidget.setTabOrder(button, self._tail)

    def button_of(self, key: Hashable) -> FlowButton | None:
        """The chip with this key."""
        return next((button for button in self.buttons if button.key == key), None)
