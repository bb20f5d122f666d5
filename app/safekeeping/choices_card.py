"""Where a second backup goes, and whether plain files are written each night."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.core.words import gettext as _
from app.safekeeping.schemas import Standing
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

_YES, _NO = "yes", "no"


class ChoicesCard(Card):
    """``second_wanted`` asks to choose a folder, ``second_left`` to use none, ``plain_chosen`` tells yes or no."""

    second_wanted = Signal()
    second_left = Signal()
    plain_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("How they are kept"))
        self._second = plain_label("", wrap=True)
        self._missing = plain_label("", "error", wrap=True)
        self.choose = PushButton(theme, _("Choose a folder…"))
        self.leave = PushButton(theme, _("Use none"), kind="quiet")
        self.plain = Segmented([(_YES, _("Yes")), (_NO, _("No"))], name=_("Plain files each night"))
        self._plain_words = plain_label("", "small", wrap=True)
        self.choose.clicked.connect(self.second_wanted)
        self.leave.clicked.connect(self.second_left)
        self.plain.chosen.connect(lambda key: self.plain_chosen.emit(key == _YES))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(_("Second folder"), "field-label"), 0, 0)
        grid.addWidget(self._second, 0, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.leave)
        grid.addLayout(buttons, 0, 2)
        grid.addWidget(self._missing, 1, 1, 1, 2)
        grid.addWidget(plain_label(_("Plain files each night"), "field-label"), 2, 0)
        grid.addWidget(self._plain_words, 2, 1)
        grid.addWidget(self.plain, 2, 2)
        self.add(grid)
        self.add(
            plain_label(
                _(
                    "A backup is taken every 30 minutes while something changes, on quitting, and before every import, "
                    "update and erasure. All of two days are kept, then one a day for 12 days, one a week for 10 weeks "
                    "and one a month for 9 months."
                ),
                "faint",
                wrap=True,
            )
        )

    def show_standing(self, standing: Standing) -> None:
        """Show what is chosen."""
        second = standing.second
        self._second.setText(second or _("None. Choose one on a stick or another disk: one disk can fail."))
        self.choose.setEnabled(not standing.on_server)
        self.leave.setVisible(bool(second))
        missing = standing.missing
        self._missing.setText(str(missing) if missing is not None else "")
        self._missing.setVisible(missing is not None)
        self.plain.choose(_YES if standing.plain else _NO)
        self._plain_words.setText(_plain_words(standing))


def _plain_words(standing: Standing) -> str:
    if standing.encrypted:
        return _(
            "Everything as CSV, kept for 7 days. Off unless you want it: the venue is encrypted, and whoever finds "
            "these files can read them."
        )
    return _("Everything as CSV that any spreadsheet opens, kept for 7 days, readable by you alone.")
