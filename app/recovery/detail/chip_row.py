"""What kind of case it is, as chips, and the way to change any of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.cases.schemas.rows import CaseDetail
from app.core.words import gettext as _
from app.recovery.detail.words import head_chips
from app.ui.chips import Chip, ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme


class ChipRow(QWidget):
    """``edit_wanted`` asks to change what the chips say."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chips: list[Chip] = []
        self.edit = ChipButton(theme, ChipSpec(_("Change…"), "brand", "pencil"))
        self.edit.clicked.connect(self.edit_wanted)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.edit)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the chips of a case."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(self._theme, spec) for spec in head_chips(detail)]
        self._flow.removeWidget(self.edit)
        for widget in (*self.chips, self.edit):
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()
