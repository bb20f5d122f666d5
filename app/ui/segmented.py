"""A row of tabs of which one is chosen: All, Visits, Cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.ui.flow_layout import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Tab(QPushButton):
    """As wide as its words are when it is chosen, which are bolder then."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return QSize(hint.width() + max(0, more), hint.height())


class Segmented(QWidget):
    """Tabs given as (key, words); ``chosen`` tells the key that a person chose."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._row = FlowLayout(self, gap=2, line_gap=2)
        for key, words in options:
            self.add(key, words)
        self.choose(options[0][0])

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def add(self, key: str, words: str) -> None:
        """Put a tab behind the others."""
        self._row.addWidget(self._new_button(key, words))
        self._let_tab_stop_here()

    def choose(self, key: str) -> None:
        """Choose a tab without telling anybody."""
        self._buttons[key].setChecked(True)
        self._let_tab_stop_here()

    def button(self, key: str) -> QPushButton:
        """The button of a tab."""
        return self._buttons[key]

    def set_words(self, key: str, words: str) -> None:
        """Rename a tab, as when its count changes."""
        self._buttons[key].setText(words.replace("&", "&&"))
        self._buttons[key].setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def _new_button(self, key: str, words: str) -> QPushButton:
        button = _Tab()
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.installEventFilter(self)
        button.clicked.connect(lambda: self._tell(key))
        self._group.addButton(button)
        self._buttons[key] = button
        self.set_words(key, words)
        return button

    def _go(self, step: int) -> None:
        keys = list(self._buttons)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self._buttons[key].setChecked(True)
        self._tell(key)
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, key: str) -> None:
        self._let_tab_stop_here()
        self.chosen.emit(key)

    def _let_tab_stop_here(self) -> None:
        for button in self._buttons.values():
            tab = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
