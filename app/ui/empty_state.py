"""What an empty list says instead of being blank."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class EmptyState(QWidget):
    """One sentence on what would be here, and the one action that fills it."""

    action_wanted = Signal()

    def __init__(
        self, theme: Theme, *, sentence: str, action: str = "", icon: str = "", more: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = self._centred(plain_label("", "strong", wrap=True))
        self._more = self._centred(plain_label("", "faint", wrap=True))
        self._button = PushButton(theme, action)
        self._button.clicked.connect(self.action_wanted)
        self.setFocusProxy(self._button)
        self._build()
        self._picture.setVisible(bool(icon))
        self.set_words(sentence=sentence, action=action, more=more)
        theme.changed.connect(self._tint)
        self._tint()

    def set_words(self, *, sentence: str, action: str = "", more: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._button.set_words(action)
        self._button.setVisible(bool(action))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.setSpacing(8)
        outer.addStretch(2)
        outer.addWidget(self._picture)
        outer.addWidget(self._sentence)
        outer.addWidget(self._more)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)

    def _tint(self) -> None:
        if self._icon:
            self._picture.setPixmap(self._drawn())

    def _drawn(self) -> QPixmap:
        theme = self._theme
        return theme.icons.pixmap(
            self._icon, theme.tokens.ink3, size=theme.px(28), ratio=self.devicePixelRatioF()
        )

    @staticmethod
    def _centred(label: QLabel) -> QLabel:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
