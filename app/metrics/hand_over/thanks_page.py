"""Thanks, and what comes now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.metrics.hand_over.view_model import HandOverViewModel
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class ThanksPage(QWidget):
    """``next`` starts over for somebody else, where answers without a name are taken."""

    def __init__(self, theme: Theme, view_model: HandOverViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self.thanks = plain_label("", "hero", wrap=True)
        self.give_back = plain_label("", "card-title", wrap=True)
        for label in (self.thanks, self.give_back):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.next = PushButton(theme, "", icon="arrow-right")
        self.next.setProperty("big", True)
        self.next.clicked.connect(view_model.ask_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(24))
        column.addWidget(self.thanks)
        column.addWidget(self.give_back)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignHCenter)

    def take_keys(self) -> None:
        """Put the keys where something can be done."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self) -> None:
        """Say everything in the language that is chosen."""
        words = self._view_model.words
        self.thanks.setText(words.thanks)
        self.give_back.setText(words.give_back)
        self.next.set_words(words.next)
        self.next.setVisible(self._view_model.is_anonymous)
