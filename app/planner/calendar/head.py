"""The name of the month in sight, the way to others, and month or year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import IconButton, PushButton
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

MONTH, YEAR = "month", "year"


class CalendarHead(QWidget):
    """``stepped`` tells -1 or 1, ``today_wanted`` the way back, ``view_chosen`` MONTH or YEAR."""

    stepped = Signal(int)
    today_wanted = Signal()
    view_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_wide: bool | None = None
        self.title = plain_label("", "page-title")
        self.back = IconButton(theme, icon="chevron-left", name=_("Earlier"), size=16)
        self.today = PushButton(theme, _("Today"))
        self.forth = IconButton(theme, icon="chevron-right", name=_("Later"), size=16)
        self.views = Segmented([(MONTH, _("Month")), (YEAR, _("Year"))], name=_("Month or year"))
        for button in (self.back, self.forth):
            button.setProperty("kind", "outlined")
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self.back, self.today, self.forth):
            row.addWidget(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(theme.px(6))
        self._arrange()
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forth.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_wanted)
        self.views.chosen.connect(self.view_chosen)
        theme.changed.connect(self._measure)
        self._measure()

    def show_title(self, title: str, *, as_year: bool) -> None:
        """Name what is in sight."""
        self.title.setText(title)
        self.views.choose(YEAR if as_year else MONTH)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _measure(self) -> None:
        """The arrows are as high as the button between them."""
        for button in (self.back, self.forth):
            button.setFixedHeight(self.today.sizeHint().height())

    def _arrange(self) -> None:
        needed = self.title.sizeHint().width() + self._ways.sizeHint().width() + self._theme.px(8)
        wide = self.width() >= needed
        if wide == self._is_wide:
            return
        self._is_wide = wide
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.title, 0, 0, 1, 1 if wide else 2, middle)
        grid.addWidget(self._ways, 0 if wide else 1, 1, middle)
        grid.addWidget(self.views, 1, 0, middle)
