"""One figure to press: what it is, the number, how it changed, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.metrics.tiles.rows import TileRow
from app.ui.theme.fonts import TextRole
from app.ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE, _TOP, _GAP, _NUMBER = 15, 11, 10, 25
_ARROW = 16
"""What an arrow takes before the words of a change."""


class Tile(QAbstractButton):
    """Pressed, it leads to the chart of its figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.row = TileRow("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_row(self, row: TileRow) -> None:
        """Show another figure."""
        self.row = row
        self.setAccessibleName(row.spoken)
        self.setToolTip(row.more)
        self.updateGeometry()
        self.update()

    @property
    def least_width(self) -> int:
        """So wide that the number stands beside its change, and nothing else is cut."""
        px, row = self._theme.px, self.row
        small, hero = self._metrics("small"), QFontMetrics(self._number_font())
        gap = _GAP + (_ARROW if row.arrow else 0)
        change = small.horizontalAdvance(row.change) + px(gap) if row.change else 0
        numbers = hero.horizontalAdvance(row.value) + (change if self._is_short(row.change) else 0)
        widest = max(numbers, *(small.horizontalAdvance(text) for text in (row.label, row.note)))
        return widest + px(2 * _SIDE)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        small, hero = self._metrics("small"), QFontMetrics(self._number_font())
        lines = small.height() * 2 + px(4)
        return QSize(px(200), px(2 * _TOP) + lines + round(hero.height() * 1.02))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        theme, row = self._theme, self.row
        left, right = theme.px(_SIDE), self.width() - theme.px(_SIDE)
        small, hero = self._metrics("small"), QFontMetrics(self._number_font())
        y = theme.px(_TOP)
        self._write(painter, row.label, role="small", colour="ink2", box=(left, y, right, small.height()))
        y += small.height() + theme.px(1)
        painter.setFont(self._number_font())
        painter.setPen(theme.colour("ink3" if row.tentative else "ink"))
        baseline = y + hero.ascent()
        painter.drawText(QPointF(left, baseline), row.value)
        self._paint_change(painter, left + hero.horizontalAdvance(row.value) + theme.px(_GAP), baseline)
        y += round(hero.height() * 1.02) + theme.px(3)
        self._write(painter, row.note, role="small", colour="ink3", box=(left, y, right, small.height()))

    def _paint_change(self, painter: QPainter, x: float, baseline: float) -> None:
        theme, row = self._theme, self.row
        if not row.change:
            return
        colour = QColor(theme.tokens.strong(row.tone))
        if row.arrow:
            side = theme.px(10)
            top, bottom = baseline - side * 0.9, baseline - 1
            if row.arrow < 0:
                top, bottom = bottom, top
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            arrow = [QPointF(x, bottom), QPointF(x + side, bottom), QPointF(x + side / 2, top)]
            painter.drawPolygon(QPolygonF(arrow))
            x += side + theme.px(5)
        metrics = self._metrics("small")
        room = self.width() - theme.px(_SIDE) - x
        painter.setFont(theme.font("small", tabular=True))
        painter.setPen(colour)
        shown = metrics.elidedText(row.change, Qt.TextElideMode.ElideRight, max(0, round(room)))
        painter.drawText(QPointF(x, baseline), shown)

    def _write(
        self, painter: QPainter, text: str, *, role: TextRole, colour: str, box: tuple[int, int, int, int]
    ) -> None:
        left, top, right, height = box
        metrics = self._metrics(role)
        painter.setFont(self._theme.font(role, tabular=True))
        painter.setPen(self._theme.colour(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, top, right - left, height), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        thick = 2 if self.hasFocus() else 1
        token = "brand" if self.hasFocus() else ("ink3" if self.underMouse() else "line")
        inset = thick / 2
        painter.setPen(QPen(theme.colour(token), thick))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _metrics(self, role: TextRole) -> QFontMetrics:
        return QFontMetrics(self._theme.font(role, tabular=True))

    def _number_font(self) -> QFont:
        font = self._theme.font("hero", tabular=True)
        font.setPixelSize(self._theme.px(_NUMBER))
        return font

    def _is_short(self, change: str) -> bool:
        return len(change) <= 24
