"""Twelve small months, painted: the more falls on a day, the stronger it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.words import gettext as _
from app.occasions.schemas import DayMarks
from app.planner.calendar.day_keys import ENTER, YEAR, month_after_key
from app.planner.calendar.day_words import count_words, total_of
from app.planner.calendar.days import SHEET_WEEKS, WEEK, sheet_of
from app.planner.calendar.saying import Speaks
from app.ui.theme.theme import Theme
from app.wording.calendar_words import month_name, month_title, short_month
from app.wording.formats import Wording

_LEAST_MONTH, _TITLE, _CELL, _GAP = 92, 24, 13, 12
_MOST_COLUMNS = 4
_LEVELS = (0.18, 0.4, 0.68, 1.0)


class YearGrid(Speaks, QWidget):
    """Arrows go over the months, page keys over the years, T to today; ``month_moved`` tells a day of it.

    ``month_wanted`` follows Enter or a click.
    """

    month_moved = Signal(object)
    month_wanted = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, *, name: str, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._week_start = 0
        self._marks: Mapping[date, DayMarks] = {}
        self._totals = [0] * YEAR
        self.day = today
        self.today = today
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """How much falls into the month in the frame."""
        return _("{month}: {count}").format(
            month=month_title(self.day, self._wording.language),
            count=count_words(self._totals[self.day.month - 1]),
        )

    def show_day(self, day: date, *, today: date) -> None:
        """Have the frame on the month of this day."""
        self.day, self.today = day, today
        self._say()

    def show_marks(self, marks: Mapping[date, DayMarks]) -> None:
        """Show what falls on the days of the year."""
        self._marks = marks
        self._totals = [0] * YEAR
        for day, each in marks.items():
            self._totals[day.month - 1] += total_of(each)
        self._say()

    def begin_weeks_on(self, weekday: int) -> None:
        """Have weeks begin on this weekday, Monday being 0."""
        self._week_start = weekday
        self.update()

    @property
    def columns(self) -> int:
        """How many months stand side by side; a number that goes into twelve."""
        return _columns(self.width(), self._theme)

    def rect_of(self, month: int) -> QRectF:
        """Where a month stands."""
        px, columns = self._theme.px, self.columns
        at = month - 1
        column = at % columns
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = columns - 1 - column
        width = (self.width() + px(_GAP)) / columns
        height = self._month_height()
        return QRectF(column * width, at // columns * (height + px(_GAP)), width - px(_GAP), height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = YEAR // _columns(width, self._theme)
        return rows * (self._month_height() + self._theme.px(_GAP)) - self._theme.px(_GAP)

    def sizeHint(self) -> QSize:
        width = 3 * self._theme.px(_LEAST_MONTH + _GAP)
        return QSize(width, self.heightForWidth(max(self.width(), self._theme.px(_LEAST_MONTH))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_MONTH), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if _columns(event.oldSize().width(), self._theme) != self.columns:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.month_wanted.emit(self.day)
            return
        day = month_after_key(event, self.day, today=self.today, columns=self.columns)
        if day is None:
            super().keyPressEvent(event)
        else:
            self.month_moved.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        month = self._month_at(event.position())
        if month and event.button() is Qt.MouseButton.LeftButton:
            self.month_wanted.emit(date(self.day.year, month, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((total_of(each) for each in self._marks.values()), default=0)
        for month in range(1, YEAR + 1):
            self._paint_month(painter, month, most)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int, most: int) -> None:
        theme, px = self._theme, self._theme.px
        rect = self.rect_of(month)
        is_current, is_now = (
            month == self.day.month,
            (self.day.year, month) == (self.today.year, self.today.month),
        )
        if is_current:
            painter.setBrush(theme.colour("brandsoft"))
            edge = QPen(theme.colour("brand"), 2 if self.hasFocus() else 1)
            painter.setPen(edge)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        inner = rect.adjusted(px(5), px(4), -px(5), -px(4))
        head = QRectF(inner.x(), inner.y(), inner.width(), px(_TITLE) - px(6))
        painter.setFont(theme.font("small_strong" if is_now or is_current else "small"))
        painter.setPen(theme.colour("ink"))
        total = self._wording.number(self._totals[month - 1]) if self._totals[month - 1] else ""
        middle = Qt.AlignmentFlag.AlignVCenter
        day = date(self.day.year, month, 1)
        room = head.width() - painter.fontMetrics().horizontalAdvance(f"  {total}" if total else "")
        name = _name(painter, day, language=self._wording.language, room=room)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.setFont(theme.font("tiny", tabular=True))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | middle, total)
        self._paint_cells(painter, month, inner.adjusted(0, px(_TITLE) - px(4), 0, 0), most)

    def _paint_cells(self, painter: QPainter, month: int, rect: QRectF, most: int) -> None:
        px = self._theme.px
        width, height = rect.width() / WEEK, px(_CELL)
        for at, day in enumerate(sheet_of(self.day.year, month, week_start=self._week_start)):
            if day.month != month:
                continue
            cell = QRectF(rect.x() + at % WEEK * width, rect.y() + at // WEEK * height, width, height)
            box = cell.adjusted(1, 1, -1, -1)
            painter.setPen(QPen(self._theme.colour("ink"), 1.5) if day == self.today else Qt.PenStyle.NoPen)
            painter.setBrush(
                _strength(
                    self._theme,
                    total_of(self._marks.get(day)),
                    most=most,
                    current=month == self.day.month,
                )
            )
            painter.drawRoundedRect(box, 2.5, 2.5)

    def _month_at(self, point: QPointF) -> int:
        return next((month for month in range(1, YEAR + 1) if self.rect_of(month).contains(point)), 0)

    def _month_height(self) -> int:
        px = self._theme.px
        return px(_TITLE) + SHEET_WEEKS * px(_CELL) + px(8)

    def _say(self) -> None:
        self.describe(self.words)
        self.update()


def _columns(width: int, theme: Theme) -> int:
    """How many months fit side by side; a number that goes into twelve."""
    px = theme.px
    fitting = min(_MOST_COLUMNS, max(1, (width + px(_GAP)) // px(_LEAST_MONTH + _GAP)))
    return next(columns for columns in (4, 3, 2, 1) if columns <= fitting)


def _strength(theme: Theme, count: int, *, most: int, current: bool) -> QColor:
    """The colour of a day: four strengths, by its part of the most on any day."""
    low = theme.colour("surface" if current else "sunk")
    if not count:
        return low
    high = theme.colour("plum")
    part = _LEVELS[min(3, (4 * count - 1) // max(most, 1))]
    ends = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in ends))


def _name(painter: QPainter, day: date, *, language: str, room: float) -> str:
    """The name of a month, in a few letters where it does not fit beside its total."""
    name = month_name(day, language)
    fits = painter.fontMetrics().horizontalAdvance(name) <= room
    return name if fits else short_month(day, language)
