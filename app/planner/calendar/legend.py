"""Which mark stands for what."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.occasions.schemas import MarkGroup
from app.planner.calendar.day_words import group_words
from app.planner.calendar.marks import paint_mark
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme


class _Entry(QWidget):
    """One mark with its word."""

    def __init__(self, theme: Theme, group: MarkGroup) -> None:
        super().__init__()
        self._theme = theme
        self._group = group
        self.setAccessibleName(group_words(group))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("small"))
        px = self._theme.px
        return QSize(px(14) + metrics.horizontalAdvance(self.accessibleName()) + 2, metrics.height() + px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, theme, group=self._group, centre=QPointF(px(5), self.height() / 2), side=px(8))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        words = self.rect().adjusted(px(14), 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.accessibleName()
        )
        painter.end()


class Legend(QWidget):
    """The four groups side by side, on two lines where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Legend"))
        flow = FlowLayout(self, gap=14, line_gap=4)
        for group in MarkGroup:
            flow.addWidget(_Entry(theme, group))
