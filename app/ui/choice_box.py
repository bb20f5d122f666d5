"""A box to choose from, whose words are never cut in the middle of a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_EDGE = 2
"""What the style leaves free at both sides of the words."""


class ChoiceBox(QComboBox):
    """Words that are longer than the box end in …; opened, it is as wide as its longest choice."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            option.currentText = self.placeholderText()
        option.currentText = self._fitting(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802 - Qt calls it so
        choices = self.view()
        bar = choices.verticalScrollBar().sizeHint().width()
        longest = choices.sizeHintForColumn(0) + choices.frameWidth() * 2 + bar
        choices.setMinimumWidth(min(longest, self.window().width()))
        super().showPopup()

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - _EDGE
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
