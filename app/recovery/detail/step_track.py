"""The five steps as circles on a line: done with a check, skipped with a stroke, the next one bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.cases.schemas.rows import StepRow
from app.cases.words.labels import step_words
from app.core.words import gettext as _
from app.model.case import CaseStep
from app.ui.theme.theme import Theme

_SIDE = 24
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class StepMark(QAbstractButton):
    """One step: its circle, and its name below or beside it."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self.row = StepRow(CaseStep.LISTEN, "")
        self.is_next = False
        self.upright = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_step(self, row: StepRow, *, is_next: bool) -> None:
        """Show where this step stands."""
        self.row, self.is_next = row, is_next
        state = _("skipped") if row.skipped else _("done") if row.at else _("next") if is_next else _("to do")
        name = _("Step {number}, {step}: {state}")
        self.setAccessibleName(name.format(number=self._number, step=step_words(row.step), state=state))
        self.update()

    @property
    def wanted_width(self) -> int:
        """How wide its name is."""
        metrics = QFontMetrics(self._theme.font("small_strong"))
        return metrics.horizontalAdvance(step_words(self.row.step)) + self._theme.px(6)

    def circle(self) -> QRectF:
        """Where its circle is."""
        side = self._theme.px(_SIDE)
        left = self._theme.px(3) if self.upright else (self.width() - side) / 2
        return QRectF(left, self._theme.px(3), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circle(painter)
        painter.setFont(theme.font("small_strong" if self.is_next else "small"))
        painter.setPen(theme.colour("ink" if self.is_next else "ink2"))
        circle = self.circle()
        if self.upright:
            left = circle.right() + theme.px(8)
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, step_words(self.row.step))
        else:
            top = circle.bottom() + theme.px(3)
            room = QRectF(0, top, self.width(), self.height() - top)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, step_words(self.row.step))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _MOVES and isinstance(track := self.parentWidget(), StepTrack):
            track.go(self, _MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _paint_circle(self, painter: QPainter) -> None:
        theme, circle = self._theme, self.circle().adjusted(1, 1, -1, -1)
        done = self.row.at is not None and not self.row.skipped
        rim = "brand" if done or self.is_next else "ink3" if self.row.skipped else "line"
        pen = QPen(theme.colour(rim), 2)
        if self.row.skipped:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("brand" if done else "surface"))
        painter.drawEllipse(circle)
        if self.row.at is not None:
            icon, colour = (
                ("arrow-right", theme.tokens.ink2) if self.row.skipped else ("check", theme.tokens.brandink)
            )
            side = theme.px(14)
            pixmap = theme.icons.pixmap(icon, colour, size=side, ratio=self.devicePixelRatioF())
            painter.drawPixmap(circle.center() - QPointF(side / 2, side / 2), pixmap)
            return
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.colour("brand" if self.is_next else "ink2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepTrack(QWidget):
    """Side by side, or below each other where their names need more room; ``chosen`` tells which is asked about."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.marks = [StepMark(theme, at) for at in range(1, 6)]
        for mark in self.marks:
            mark.setParent(self)
            mark.clicked.connect(lambda _checked=False, mark=mark: self.chosen.emit(mark.row.step))
        self.setAccessibleName(_("Steps of the recovery"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._arrange)

    def show_steps(self, rows: Sequence[StepRow], current: CaseStep) -> None:
        """Show these five."""
        for mark, row in zip(self.marks, rows, strict=True):
            mark.show_step(row, is_next=row.step is current)
        self._arrange()
        self.update()

    def go(self, mark: StepMark, by: int) -> None:
        """Take the keys to the step before or after."""
        at = (self.marks.index(mark) + by) % len(self.marks)
        self.marks[at].setFocus(Qt.FocusReason.TabFocusReason)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        row = self._theme.px(_SIDE + 6)
        if self._is_upright(width):
            return (row + self._theme.px(2)) * len(self.marks)
        return row + self._theme.px(4) + QFontMetrics(self._theme.font("small_strong")).height()

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(400)
        return QSize(self._theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_SIDE + 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for first, second in zip(self.marks, self.marks[1:], strict=False):
            done = first.row.at is not None
            painter.setPen(QPen(self._theme.colour("brand" if done else "line"), 2))
            start = QPointF(first.pos()) + first.circle().center()
            end = QPointF(second.pos()) + second.circle().center()
            painter.drawLine(start, end)

    def _is_upright(self, width: int) -> bool:
        return sum(mark.wanted_width for mark in self.marks) > width

    def _arrange(self) -> None:
        upright, height = self._is_upright(self.width()), self._theme.px(_SIDE + 6)
        spare = (self.width() - sum(mark.wanted_width for mark in self.marks)) / len(self.marks)
        left = 0.0
        for at, mark in enumerate(self.marks):
            mark.upright = upright
            if upright:
                mark.setGeometry(0, at * (height + self._theme.px(2)), self.width(), height)
            else:
                room = mark.wanted_width + spare
                mark.setGeometry(round(left), 0, round(room), self.heightForWidth(self.width()))
                left += room
        self.updateGeometry()
