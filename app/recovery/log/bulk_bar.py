"""What can be done with several cases at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.core.words import gettext as _
from app.core.words import ngettext
from app.ui.buttons import PushButton
from app.ui.flow_layout import FlowLayout
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class BulkBar(QFrame):
    """Stands under the list while more than one case is chosen."""

    hand_over_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Chosen cases"))
        self.count = plain_label("", "strong")
        self.hand_over = PushButton(theme, _("Hand over"), kind="quiet", icon="users")
        self.print = PushButton(theme, _("Print"), kind="quiet", icon="printer")
        self.export = PushButton(theme, _("Export"), kind="quiet", icon="file-down")
        self.none = PushButton(theme, _("Choose none"), kind="quiet", icon="x")
        flow = FlowLayout(self, gap=8, line_gap=2)
        flow.setContentsMargins(12, 6, 12, 6)
        for part in (self.count, self.hand_over, self.print, self.export, self.none):
            flow.addWidget(part)
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.none.clicked.connect(self.none_wanted)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are chosen; one alone needs no bar."""
        words = ngettext("{count} case chosen", "{count} cases chosen", count).format(count=count)
        self.count.setText(words)
        self.setVisible(count > 1)

    def _measure(self) -> None:
        self.count.setMinimumHeight(self._theme.px(26))
