"""What a backup holds beside what there is now, and what going back to it would lose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.safekeeping.schemas import Compared, Preview
from app.safekeeping.words import entry_words, lost_words, table_words, when_words, why_words
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import LabelKind, hairline, plain_label
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading


class PreviewCard(Card):
    """``restore_wanted`` asks to go back to what is shown, ``look_wanted`` to read all of it."""

    restore_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(wrap=True)
        self._reading = reading
        self._inside = QWidget()
        self.restore = PushButton(theme, _("Go back to this…"), kind="primary", icon="archive-restore")
        self.look = PushButton(theme, _("Read it through"))
        self.restore.clicked.connect(self.restore_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.room = QVBoxLayout()
        self.add(self.room)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.look)
        buttons.addStretch(1)
        self.body.addStretch(1)
        self.add(buttons)
        self.show_nothing("")

    def show_preview(self, preview: Preview) -> None:
        """Show what one of them holds."""
        wording = self._reading.wording
        row = preview.row
        self.set_title(when_words(row, self._reading))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(_first_up(why_words(row.why)), "small", wrap=True))
        column.addLayout(_counts(preview.compared, wording))
        column.addWidget(hairline())
        column.addWidget(plain_label(lost_words(preview), "strong", wrap=True))
        for entry in preview.newest_lost:
            column.addWidget(plain_label(entry_words(entry, self._reading), "small", wrap=True))
        self._put(inside)
        self._offer(restore=True)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to be seen of it."""
        self.set_title("")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(words, wrap=True))
        self._put(inside)
        self._offer(restore=False)

    def _offer(self, *, restore: bool) -> None:
        self.restore.setVisible(restore)
        self.look.setVisible(restore)

    def _put(self, inside: QWidget) -> None:
        self.room.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self.room.addWidget(inside)


def _counts(compared: tuple[Compared, ...], wording: Wording) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for at, words in enumerate(("", _("Then"), _("Now")), 0):
        grid.addWidget(_right(plain_label(words, "faint")), 0, at)
    for line, one in enumerate(compared, 1):
        differs = one.then != one.now
        kind: LabelKind = "strong" if differs else "body"
        grid.addWidget(plain_label(table_words(one.kind, wording), "body"), line, 0)
        grid.addWidget(_right(plain_label(wording.number(one.then), kind)), line, 1)
        grid.addWidget(_right(plain_label(wording.number(one.now), kind)), line, 2)
    return grid


def _right(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
