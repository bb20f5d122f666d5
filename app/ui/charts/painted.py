"""Charts that are painted by hand: pointing, keys, scrolling and drawing into files are the same for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QScrollArea

from app.ui.charts.canvas import Canvas, Drawer
from app.ui.charts.chart import Chart, Numbers
from app.ui.charts.data import ChartWording
from app.ui.charts.look import Look
from app.ui.charts.regions import Region, region_at, step_from
from app.ui.charts.ring import INSET
from app.ui.theme.theme import Theme

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RESET = (Qt.Key.Key_Home, Qt.Key.Key_0)
_LEAST_HEIGHT = 96


class PaintedChart(Chart):
    """Arrows and the mouse move over the regions; Enter or a click chooses one."""

    _least_on_paper = 120.0

    def __init__(self, theme: Theme, wording: ChartWording, *, name: str, empty: str = "") -> None:
        super().__init__(theme, wording, name=name, empty=empty)
        self._drawer: Drawer | None = None
        self._canvas = Canvas(theme)
        self._canvas.hovered.connect(self._hover)
        self._canvas.clicked.connect(self._click)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._canvas)
        self._stack.addWidget(self._scroll)
        self.at: int | None = None
        self._first = 0
        theme.changed.connect(self._lay_out)

    @property
    def regions(self) -> Sequence[Region]:
        """What can be pointed at, where it lies now."""
        drawing = self._canvas.drawing
        return drawing.regions if drawing else ()

    @property
    def current(self) -> Region | None:
        """What is pointed at."""
        return self.regions[self.at] if self.at is not None and self.at < len(self.regions) else None

    @property
    def words(self) -> str:
        """What is said of it."""
        drawing = self._canvas.drawing
        return drawing.words(self.at) if drawing and self.at is not None and self.current else ""

    def reset(self) -> None:
        """Point at nothing and show the beginning."""
        self._point_at(None)
        self._scroll.verticalScrollBar().setValue(0)

    def paint_on(self, painter: QPainter, size: QSizeF, *, look: Look) -> None:
        """Draw the chart into any painter, in these colours."""
        if self._drawer is None:
            self._paint_sentence(painter, size, look)
        else:
            self._drawer(size, look).paint(painter, None)

    def paper_height(self, width: float, look: Look) -> float:
        """The height that shows all of it well."""
        return max(self._least_on_paper, self._height_at(width, look))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > self._theme.px(120) else self._theme.px(320)
        height = self._height_at(width - 2 * INSET, self._theme) + 2 * INSET
        return QSize(self._theme.px(320), max(self._theme.px(_LEAST_HEIGHT), round(height)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_LEAST_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self.regions:
            down, right = _STEPS[key]
            at = self._first if self.at is None else step_from(self.regions, self.at, down=down, right=right)
            self._point_at(at)
            self._scroll.ensureVisible(0, round(self.regions[at].rect.center().y()), 0, self._theme.px(28))
        elif key in _OPEN and self.current is not None:
            self._choose()
        elif key in _RESET:
            self.reset()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and self.regions:
            self._point_at(self._first if self.at is None else self.at)
        self._canvas.point_out(self.at, focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._canvas.point_out(self.at, focused=False)

    def _height_at(self, width: float, look: Look) -> float:
        return self._drawer(QSizeF(width, 0), look).height if self._drawer else 0

    def _show(self, drawer: Drawer | None, numbers: Callable[[], Numbers], *, about: str) -> None:
        key = self.current.key if self.current else None
        self._drawer = drawer
        self._lay_out()
        same = (at for at, region in enumerate(self.regions) if region.key == key)
        self.at = None if key is None else next(same, None)
        self._canvas.point_out(self.at, focused=self.hasFocus())
        self._present(self._scroll if drawer else None, numbers, about=about)
        self.updateGeometry()

    def _lay_out(self) -> None:
        self._canvas.lay_out(self._drawer)
        self.updateGeometry()

    def _hover(self, point: QPointF | None) -> None:
        found = None if point is None else region_at(self.regions, point)
        if found is not None or not self.hasFocus():
            self._point_at(found)

    def _click(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = region_at(self.regions, point)
        if found is not None:
            self._point_at(found)
            self._choose()

    def _choose(self) -> None:
        if self.current is not None and self.current.key is not None:
            self.chosen.emit(self.current.key)

    def _point_at(self, at: int | None) -> None:
        if at == self.at:
            return
        self.at = at
        self._tell(self.words)
        self._canvas.point_out(at, focused=self.hasFocus())
