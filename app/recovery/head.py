"""The pane's title with the ways to look at the cases and the two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.line_menu import line_menu
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

_WIDE = 560


class RecoveryHead(QWidget):
    """``page_chosen`` tells the key of a page."""

    page_chosen = Signal(str)
    new_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._is_wide: bool | None = None
        self.title = plain_label(_("Service recovery"), "page-title")
        self.pages = Segmented(pages, name=_("Ways to look at it"))
        self.log = PushButton(theme, _("Log"), icon="printer")
        self.log.setAccessibleName(_("Print or export the log"))
        self.new = PushButton(theme, _("Open a case"), kind="primary", icon="plus")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.log)
        row.addWidget(self.new)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        self.pages.chosen.connect(self.page_chosen)
        self.new.clicked.connect(self.new_wanted)
        self.log.clicked.connect(self._offer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def menu(self) -> QMenu:
        """What the Log button offers."""
        return line_menu(
            self,
            [
                (_("Print the log"), self.print_wanted.emit),
                (_("Export as a table…"), self.export_wanted.emit),
            ],
        )

    def _offer(self) -> None:
        self.menu().popup(self.log.mapToGlobal(self.log.rect().bottomLeft()))

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
            grid.addWidget(self.pages, 1, 0, 1, 2)
        grid.addWidget(self._buttons, 0, 2 if wide else 1)
        grid.setVerticalSpacing(6)
