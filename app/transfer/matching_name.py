"""Under what name a matching is remembered, to be changed in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_LONGEST = 60


class MatchingName(QWidget):
    """The name is a quiet button; pressing it makes it a field. ``named`` gives a new name."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self.button = PushButton(theme, "", kind="quiet")
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(_("Name of this matching"))
        self.field.setAcceptDrops(False)
        self.field.installEventFilter(self)
        self.field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(plain_label(_("Remember this matching as"), "small"))
        row.addWidget(self.button)
        row.addWidget(self.field)
        row.addStretch(1)
        self.button.clicked.connect(self.begin)
        self.field.editingFinished.connect(self._end)

    def show_name(self, name: str) -> None:
        """Show this name."""
        self._name = name
        metrics = self.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, self._theme.px(220))
        self.button.set_words(_("“{name}”").format(name=shown))
        self.button.setAccessibleName(_("Remember this matching as “{name}”").format(name=name))
        self.field.hide()
        self.button.show()

    def begin(self) -> None:
        """Let the name be typed."""
        self.field.setText(self._name)
        self.button.hide()
        self.field.setMaximumWidth(self._theme.px(260))
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.field.setText(self._name)
            self._end()
            return True
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        if self.field.isHidden():
            return
        name = " ".join(self.field.text().split())
        had_focus = self.field.hasFocus()
        self.show_name(name or self._name)
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.named.emit(self._name)
