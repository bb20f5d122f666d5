"""Says over the window that something is still being saved or read, and lets whoever waits give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.commands import CommandRunner
from app.ui.held_input import ANSWERS
from app.ui.line_label import LineLabel
from app.ui.theme.theme import Theme

EDGE = 44
"""So that what the status bar says stays in sight."""


class SavingStrip(QFrame):
    """Lies over the lower edge of a window while somebody waits; never has the keys."""

    def __init__(self, theme: Theme, window: QWidget, runner: CommandRunner) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._runner = runner
        self.words = LineLabel(theme, role="body")
        self.cancel = PushButton(theme, "", kind="quiet")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cancel.setProperty(ANSWERS, True)
        self.cancel.clicked.connect(runner.cancel)
        self.setProperty("kind", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(self.words)
        row.addWidget(self.cancel)
        runner.slow_changed.connect(self._follow)
        self.hide()

    def _follow(self, slow: bool) -> None:
        if not slow:
            self.hide()
            return
        words = self._runner.waits_for
        self.words.set_text(words)
        self.cancel.set_words(_("Cancel (Esc)"))
        self.adjustSize()
        room = self._window.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - self._theme.px(EDGE))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
