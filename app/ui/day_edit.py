"""A day that is typed, stepped or chosen in a calendar, or no day at all."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

NO_DAY = QDate(1800, 1, 1)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class DayEdit(QDateEdit):
    """While it shows no day, the first key begins from the day offered, or from today.

    Qt itself drops what is typed over the words for no day, steps from 1800, and lets no Tab out of them.
    """

    def __init__(self, none_words: str) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setMinimumDate(NO_DAY)
        self.setSpecialValueText(none_words)
        self.setDate(NO_DAY)
        self._first = QDate.currentDate()

    @property
    def is_none(self) -> bool:
        """Whether it shows no day."""
        return self.date() == NO_DAY

    def offer(self, day: QDate) -> None:
        """Begin from ``day``, and open the calendar on it."""
        self._first = day
        if self.is_none:
            calendar = self.calendarWidget()
            # Told of it, the field would take the day for chosen.
            calendar.blockSignals(True)
            calendar.setSelectedDate(day)
            calendar.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_step = event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.is_none and (event.text().isdigit() or is_step):
            self.setDate(self._first)
            self.setSelectedSection(self.sectionAt(0))
            if is_step:
                return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        if self.is_none:
            return QWidget.focusNextPrevChild(self, next)
        return super().focusNextPrevChild(next)
