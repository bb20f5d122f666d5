"""Which key leads to which day of a calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.planner.calendar.days import last_of, step_days, step_months

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
YEAR = 12
Steps = Mapping[Qt.Key, Callable[[date], date]]
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MODIFIERS = _SHIFT | Qt.KeyboardModifier.KeypadModifier
_MONTH: Steps = {
    Qt.Key.Key_Left: lambda day: step_days(day, -1),
    Qt.Key.Key_Right: lambda day: step_days(day, 1),
    Qt.Key.Key_Up: lambda day: step_days(day, -7),
    Qt.Key.Key_Down: lambda day: step_days(day, 7),
    Qt.Key.Key_PageUp: lambda day: step_months(day, -1),
    Qt.Key.Key_PageDown: lambda day: step_months(day, 1),
    Qt.Key.Key_Home: lambda day: day.replace(day=1),
    Qt.Key.Key_End: last_of,
}
_YEAR: Steps = {
    Qt.Key.Key_Left: lambda day: step_months(day, -1),
    Qt.Key.Key_Right: lambda day: step_months(day, 1),
    Qt.Key.Key_PageUp: lambda day: step_months(day, -YEAR),
    Qt.Key.Key_PageDown: lambda day: step_months(day, YEAR),
    Qt.Key.Key_Home: lambda day: step_months(day, 1 - day.month),
    Qt.Key.Key_End: lambda day: step_months(day, YEAR - day.month),
}
_BY_YEAR = {Qt.Key.Key_PageUp: -YEAR, Qt.Key.Key_PageDown: YEAR}


def day_after_key(event: QKeyEvent, day: date, *, today: date) -> date | None:
    """Where a key leads in a month: arrows, page keys (with Shift by years), Home, End and T for today."""
    key = Qt.Key(event.key())
    if event.modifiers() & ~_MODIFIERS:
        return None
    if event.modifiers() & _SHIFT and key in _BY_YEAR:
        return step_months(day, _BY_YEAR[key])
    return _after(_MONTH, key, day, today=today)


def month_after_key(event: QKeyEvent, day: date, *, today: date, columns: int) -> date | None:
    """Where a key leads in a year whose months stand in so many columns."""
    key = Qt.Key(event.key())
    if event.modifiers() & ~_MODIFIERS:
        return None
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return step_months(day, -columns if key == Qt.Key.Key_Up else columns)
    return _after(_YEAR, key, day, today=today)


def _after(steps: Steps, key: Qt.Key, day: date, *, today: date) -> date | None:
    if key == Qt.Key.Key_T:
        return today
    step = steps.get(key)
    return None if step is None else step(day)
