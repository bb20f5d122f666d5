"""The head of the panel: what happened, whether it is late, whose it is, and what kind of case."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseDetail
from app.recovery.detail.press_row import PressRow, RowWords
from app.recovery.detail.words import head_chips, late_chip, title_words, whose_words
from app.recovery.reading import Reading
from app.ui.buttons import IconButton
from app.ui.chips import Chip, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class DetailHead(QWidget):
    """``customer_wanted`` asks for the card of the customer."""

    customer_wanted = Signal(int)
    edit_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.title = SpanLabel(theme, role="panel_title")
        self.late = Chip(theme, ChipSpec(""))
        self.whose_place = QVBoxLayout()
        self.whose: PressRow | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        policy = self._chips.sizePolicy()
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self.edit = IconButton(theme, icon="pencil", name=_("Change the case"))
        self.leave = IconButton(theme, icon="x", name=_("Close the panel"))
        self.edit.clicked.connect(self.edit_wanted)
        self.leave.clicked.connect(self.closed)
        self._lay_out()

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the head of a case."""
        self.title.set_spans([Span(title_words(detail.row.what))])
        self.tick(detail)
        self._show_whose(detail)
        self._flow.clear()
        for spec in head_chips(detail):
            chip = Chip(self._theme, spec)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.updateGeometry()

    def tick(self, detail: CaseDetail) -> None:
        """Say anew how much time is left."""
        spec = late_chip(detail, self._reading)
        self.late.setVisible(spec is not None)
        if spec is not None and spec != self.late.spec:
            self.late.show_spec(spec)

    def _show_whose(self, detail: CaseDetail) -> None:
        spans = whose_words(detail, self._reading)
        had_focus = self.whose is not None and self.whose.hasFocus()
        if self.whose is not None:
            self.whose_place.removeWidget(self.whose)
            self.whose.hide()
            self.whose.deleteLater()
        self.whose = PressRow(self._theme, RowWords(spans, colour="ink2"))
        customer_id = detail.row.customer_id
        if customer_id is None:
            self.whose.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.whose.setEnabled(False)
            self.whose.unsetCursor()
        else:
            self.whose.setToolTip(_("Open the card"))
            self.whose.clicked.connect(lambda: self.customer_wanted.emit(customer_id))
        self.whose_place.addWidget(self.whose)
        if had_focus:
            self.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(8))
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.edit, self.leave):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        column.addLayout(top)
        column.addLayout(self.whose_place)
        self._flow.addWidget(self.late)
        column.addWidget(self._chips)
