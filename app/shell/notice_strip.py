"""A problem, in full, above the status bar until it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.core.words import gettext as _
from app.ui.bands import Band
from app.ui.buttons import IconButton
from app.ui.notices import Notice, Notices
from app.ui.spans import Span
from app.ui.theme.theme import Theme


class NoticeStrip(QFrame):
    """Says what went wrong, what was kept and what to do; leaves when read or when the next thing works."""

    def __init__(self, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self.band = Band(theme, tone="alert", icon="circle-alert")
        self.close_button = IconButton(theme, icon="x", name=_("Close this message"), token="alert")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 10)
        row.setSpacing(6)
        row.addWidget(self.band, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        notices.shown.connect(self.show_notice)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a problem; anything else takes the strip away."""
        if notice.kind == "problem":
            more = f" {notice.more}" if notice.more else ""
            self.band.set_spans([Span(notice.text, bold=True), Span(more)])
        self.setVisible(notice.kind == "problem")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
