"""Asking which way round the dates of a file are, where the file itself does not tell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.mapping.dates import DateStyle
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.spans import Span
from app.ui.theme.theme import Theme


class DoubtBand(QWidget):
    """``chosen`` gives the DateStyle."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._band = Band(theme, tone="brass", icon="circle-help")
        self.day_button = PushButton(theme, _("Day first"))
        self.month_button = PushButton(theme, _("Month first"))
        self.day_button.clicked.connect(lambda: self.chosen.emit(DateStyle.DAY_FIRST))
        self.month_button.clicked.connect(lambda: self.chosen.emit(DateStyle.MONTH_FIRST))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._band, 1)
        row.addWidget(self.day_button)
        row.addWidget(self.month_button)

    def ask(self, example: str, *, reading: str) -> None:
        """Show a date that can be read two ways, and how it is read for now."""
        self._band.set_spans(
            [
                Span(_("Is {date} day first or month first?").format(date=example), bold=True),
                Span(" " + _("Nothing in the file tells; for now, {reading}.").format(reading=reading)),
            ]
        )
