"""The pane's title with its pages and the two buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import IconButton, PushButton
from app.ui.labels import plain_label
from app.ui.line_menu import line_menu
from app.ui.segmented import Segmented
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.wording.venue_words import VenueWords

_WIDE = 940
HAND_OVER, PAPER = "hand_over", "paper"


class MetricsHead(QWidget):
    """``page_chosen`` tells the key of a page; ``ask_wanted`` asks a customer, ``report_wanted`` prints the month.

    ``otherwise_wanted`` carries another way to ask: HAND_OVER or PAPER.
    """

    page_chosen = Signal(str)
    ask_wanted = Signal()
    otherwise_wanted = Signal(str)
    report_wanted = Signal()

    def __init__(self, theme: Theme, words: VenueWords, *, first: tuple[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._is_wide: bool | None = None
        self._prints, self._may_report = False, True
        title = _("How {customers} feel").format(customers=words.customers_title.lower())
        self.title = plain_label(title, "page-title")
        self.pages = Segmented([first], name=_("Ways to look at it"))
        self.ask = PushButton(theme, _("Ask a {customer}").format(customer=words.customer), icon="plus")
        self.otherwise = IconButton(theme, icon="chevron-down", name=_("Other ways to ask"), size=16)
        self.otherwise.setProperty("kind", "outlined")
        self.report = PushButton(theme, _("Report"), icon="printer")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.ask)
        row.addWidget(self.otherwise)
        row.addWidget(self.report)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        self.pages.chosen.connect(self.page_chosen)
        self.ask.clicked.connect(self.ask_wanted)
        self.otherwise.clicked.connect(self._offer_ways)
        self.report.clicked.connect(self.report_wanted)
        self.report.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def offer_report(self) -> None:
        """There is somebody who prints a month: offer it."""
        self._prints = True
        self._show_report()

    def show_report(self, *, wanted: bool) -> None:
        """Offer it to those alone who may have it."""
        self._may_report = wanted
        self._show_report()

    def _show_report(self) -> None:
        show_only(self.report, visible=self._prints and self._may_report)

    def _offer_ways(self) -> None:
        ways = (_("Hand the screen over"), HAND_OVER), (_("Type answers on paper"), PAPER)
        entries = [(words, partial(self.otherwise_wanted.emit, way)) for words, way in ways]
        menu = line_menu(self, entries)
        menu.popup(self.otherwise.mapToGlobal(self.otherwise.rect().bottomLeft()))

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
