"""The pane's title with its pages and the two buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.venue_words import VenueWords

_WIDE = 940


class MetricsHead(QWidget):
    """``page_chosen`` tells the key of a page; ``ask_wanted`` asks a customer, ``report_wanted`` prints the month."""

    page_chosen = Signal(str)
    ask_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, theme: Theme, words: VenueWords, *, first: tuple[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._is_wide: bool | None = None
        title = _("How {customers} feel").format(customers=words.customers_title.lower())
        self.title = plain_label(title, "page-title")
        self.pages = Segmented([first], name=_("Ways to look at it"))
        self.ask = PushButton(theme, _("Ask a {customer}").format(customer=words.customer), icon="plus")
        self.report = PushButton(theme, _("Report"), icon="printer")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.ask)
        row.addWidget(self.report)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        self.pages.chosen.connect(self.page_chosen)
        self.ask.clicked.connect(self.ask_wanted)
        self.report.clicked.connect(self.report_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        if wide == self._is_wide:
            return
        self._is_wide = wide
        grid = self._grid
        grid.addWidget(self.title, 0, 0)
        if wide:
            grid.addWidget(self.pages, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            grid.addWidget(self.pages, 1, 0, 1, 3)
        grid.addWidget(self._buttons, 0, 2)
