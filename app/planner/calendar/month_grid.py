"""One month, painted: its days with their marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.occasions.schemas import DayMarks
from app.planner.calendar.day_keys import ENTER, day_after_key
from app.planner.calendar.day_words import day_words, total_of
from app.planner.calendar.days import SHEET_WEEKS, WEEK, sheet_of
from app.planner.calendar.marks import paint_marks
from app.planner.calendar.saying import Speaks
from app.ui.theme.theme import Theme
from app.wording.calendar_words import weekday_heads
from app.wording.formats import Wording

_ROW, _HEAD = 42, 26
_LEAST_COLUMN = 32
_MANY = 1000


class MonthGrid(Speaks, QWidget):
    """Arrows and page keys go over the days, T to today; ``day_moved`` tells which one has the frame.

    ``day_wanted`` follows Enter or a click. Its description tells what falls on the day in the frame.
    """

    day_moved = Signal(object)
    day_wanted = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, *, name: str, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._week_start = 0
        self._marks: Mapping[date, DayMarks] = {}
        self._sheet = sheet_of(today.year, today.month, week_start=0)
        self.day = today
        self.today = today
        self.chosen: date | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hovered: date | None = None
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What falls on the day in the frame."""
        return day_words(self.day, self._marks.get(self.day), today=self.today, wording=self._wording)

    def show_day(self, day: date, *, today: date, chosen: date | None) -> None:
        """Have the frame on ``day``; ``chosen`` is the one whose agenda is shown alone."""
        self.day, self.today, self.chosen = day, today, chosen
        self._lay_out()

    def show_marks(self, marks: Mapping[date, DayMarks]) -> None:
        """Show what falls on the days of this month."""
        self._marks = marks
        self._lay_out()

    def begin_weeks_on(self, weekday: int) -> None:
        """Have weeks begin on this weekday, Monday being 0."""
        self._week_start = weekday
        self._lay_out()

    def rect_of(self, day: date) -> QRectF:
        """Where a day of the sheet is."""
        at = self._sheet.index(day)
        px = self._theme.px
        width = self.width() / WEEK
        left = self._column_at(at % WEEK) * width
        return QRectF(left, px(_HEAD) + at // WEEK * px(_ROW), width, px(_ROW))

    def day_at(self, point: QPointF) -> date | None:
        """The day at a place."""
        return next((day for day in self._sheet if self.rect_of(day).contains(point)), None)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(WEEK * px(46), px(_HEAD) + SHEET_WEEKS * px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(WEEK * self._theme.px(_LEAST_COLUMN), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.day_wanted.emit(self.day)
            return
        day = day_after_key(event, self.day, today=self.today)
        if day is None:
            super().keyPressEvent(event)
        else:
            self.day_moved.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.day_moved.emit(day)
            self.day_wanted.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.day_at(event.position())
        if self._hovered is not None:
            marks = self._marks.get(self._hovered)
            self.setToolTip(day_words(self._hovered, marks, today=self.today, wording=self._wording))
        self.update()

    def leaveEvent(self, event: object) -> None:
        del event
        self._hovered = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        for day in self._sheet:
            self._paint_day(painter, day)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink3"))
        width = self.width() / WEEK
        for at, head in enumerate(weekday_heads(self._week_start, self._wording.language)):
            rect = QRectF(self._column_at(at) * width, 0, width, theme.px(_HEAD) - theme.px(4))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, head)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        theme, px = self._theme, self._theme.px
        rect = self.rect_of(day)
        box = rect.adjusted(0.5, px(1), -0.5, -px(1))
        ink = self._paint_ground(painter, box, day)
        painter.setFont(theme.font("small_strong" if day in (self.day, self.today) else "small"))
        painter.setPen(theme.colour(ink or ("ink" if day.month == self.day.month else "ink3")))
        number = QRect(round(rect.x()), round(rect.y()) + px(5), round(rect.width()), px(18))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, self._wording.number(day.day))
        marks = self._marks.get(day)
        if marks is not None and day.month == self.day.month:
            place = QRectF(rect.x() + 2, rect.y() + px(25), rect.width() - 4, px(13))
            paint_marks(
                painter, theme, marks=marks, rect=place, words=_count(total_of(marks), self._wording), ink=ink
            )

    def _paint_ground(self, painter: QPainter, box: QRectF, day: date) -> str:
        """Draw what is behind a day; gives the token to write with where it is not the usual one."""
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = ""
        if day == self.day:
            painter.setBrush(theme.colour("brand"))
            ink = "brandink"
        elif day == self.today:
            painter.setBrush(theme.colour("brandsoft"))
        elif day == self._hovered:
            painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(box, 6, 6)
        if day == self.day and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("brandink"), 1.5))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        elif day == self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("brand"), 1.5))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if day == self.today:
            self._paint_today(painter, box, ink)
        return ink

    def _paint_today(self, painter: QPainter, box: QRectF, ink: str) -> None:
        """Today has a line under its number too, so that it is found without colours."""
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ink or "brand"))
        line = QRectF(box.center().x() - px(7), box.y() + px(21), px(14), 1.5)
        painter.drawRect(line)

    def _column_at(self, at: int) -> int:
        return WEEK - 1 - at if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else at

    def _lay_out(self) -> None:
        self._sheet = sheet_of(self.day.year, self.day.month, week_start=self._week_start)
        self.describe(self.words)
        self.update()


def _count(total: int, wording: Wording) -> str:
    return f"{total // _MANY}k" if total >= _MANY else wording.number(total)
