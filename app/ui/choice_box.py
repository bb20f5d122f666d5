"""A box to choose from, whose words are never cut in the middle of a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

_EDGE = 2
"""What the style leaves free at both sides of the words."""


class ChoiceBox(QComboBox):
    """Words that are longer than the box end in …; opened, it is as wide as its longest choice."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words, room = option.currentText, field.width() - _EDGE
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def showPopup(self) -> None:  # noqa: N802 - Qt calls it so
        choices = self.view()
        bar = choices.verticalScrollBar().sizeHint().width()
        longest = choices.sizeHintForColumn(0) + choices.frameWidth() * 2 + bar
        choices.setMinimumWidth(min(longest, self.window().width()))
        super().showPopup()
