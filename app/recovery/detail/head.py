"""The head of the panel: what happened, whether it is late, whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseDetail
from app.recovery.detail.words import late_chip, title_words, whose_words
from app.ui.buttons import IconButton
from app.ui.chips import Chip, ChipSpec
from app.ui.press_row import PressRow, RowWords
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_MOST_CHIP = 0.36
"""Of the width; a chip that needs more stands below the title."""


class DetailHead(QWidget):
    """``customer_wanted`` asks for the card of the customer, ``closed`` to leave the case."""

    customer_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.title = SpanLabel(theme, role="panel_title")
        self.late = Chip(theme, ChipSpec(""))
        self.leave = IconButton(theme, icon="x", name=_("Close the panel"), size=16)
        self.leave.clicked.connect(self.closed)
        self.whose: PressRow | None = None
        self._whose_place = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(self._grid)
        column.addLayout(self._whose_place)
        self._arrange()

    def show_detail(self, detail: CaseDetail, *, colleagues: Iterable[str] = ()) -> None:
        """Show the head of a case; ``colleagues`` are the names of those who work here."""
        self.title.set_spans([Span(title_words(detail.row.what))])
        self.tick(detail)
        self._show_whose(detail, colleagues)

    def tick(self, detail: CaseDetail) -> None:
        """Say anew how much time is left."""
        spec = late_chip(detail, self._reading)
        self.late.setVisible(spec is not None)
        if spec is not None and spec != self.late.spec:
            self.late.show_spec(spec)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        beside = self.late.sizeHint().width() <= self.width() * _MOST_CHIP
        for widget in (self.title, self.late, self.leave):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.title, 0, 0, top)
        if beside:
            self._grid.addWidget(self.late, 0, 1, top)
        else:
            self._grid.addWidget(self.late, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.leave, 0, 2, top)

    def _show_whose(self, detail: CaseDetail, colleagues: Iterable[str]) -> None:
        spans = whose_words(detail, self._reading, colleagues=colleagues)
        had_focus = self.whose is not None and self.whose.hasFocus()
        if self.whose is not None:
            self._whose_place.removeWidget(self.whose)
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
        self._whose_place.addWidget(self.whose)
        if had_focus:
            self.whose.setFocus(Qt.FocusReason.OtherFocusReason)
