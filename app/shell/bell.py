"""The bell at the top: how many reminders there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from app.core.words import gettext as _
from app.core.words import ngettext
from app.ui.buttons import IconButton
from app.ui.theme.theme import Theme


class BellButton(IconButton):
    """Shows a number when there is something to bring to mind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, icon="bell", name=_("Reminders"), token="ink")
        self._count = 0

    @property
    def count(self) -> int:
        """How many there are."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show how many there are; 0 shows the bell alone."""
        self._count = count
        words = ngettext("{count} reminder", "{count} reminders", count).format(count=count)
        self.setAccessibleName(words if count else _("Reminders"))
        self.setToolTip(words if count else _("No reminders"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        theme = self._theme
        words = str(self._count) if self._count < 100 else "99+"
        font = theme.font("tiny")
        metrics = QFontMetrics(font)
        high = metrics.height()
        wide = max(high, metrics.horizontalAdvance(words) + 8)
        place = QRectF(self.width() - wide, 0, wide, high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("plum"))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(theme.colour("surface"))
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
