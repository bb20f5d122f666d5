"""The way back to all days, in the corner of a trend that shows but some of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.charts.trend_plot import TrendPlot
from app.ui.theme.theme import Theme


class WholeButton(PushButton):
    """Stands in the lower right corner of the plot; the keys have Home for it."""

    def __init__(self, theme: Theme, plot: TrendPlot) -> None:
        super().__init__(theme, _("Show all days"), kind="quiet")
        self._plot = plot
        self.setParent(plot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        self.clicked.connect(lambda: plot.show_window(plot.window_of_time.whole()))
        plot.zoomed.connect(self._follow)
        plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(not self._plot.window_of_time.is_whole)
        if self._plot.picture is not None:
            self.adjustSize()
            corner = self._plot.picture.plot.bottomRight().toPoint()
            self.move(corner.x() - self.width(), corner.y() - self.height() - 2)
