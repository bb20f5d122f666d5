"""The pages around the matching: the beginning, long work, and what cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.words import gettext as _
from app.transfer.past.card import PastImportsCard
from app.transfer.progress_line import ProgressLine
from app.transfer.side_by_side import SideBySide
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.empty_state import EmptyState
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class StartPage(SideBySide):
    """``files_wanted`` asks for files to be chosen."""

    files_wanted = Signal()

    def __init__(self, theme: Theme, past: PastImportsCard) -> None:
        self.invitation = EmptyState(
            theme,
            sentence=_("Drop files anywhere on the window"),
            more=_(
                "Workbooks, CSV, address books and calendars. You see what would come in before anything is written."
            ),
            action=_("Choose files…"),
            icon="file-up",
        )
        card = Card()
        card.setAccessibleName(_("Choose files"))
        card.add(self.invitation, 1)
        super().__init__(theme, [(card, 4), (past, 6)], enough=720, height=300)
        self.invitation.action_wanted.connect(self.files_wanted)


class WorkPage(QWidget):
    """A sentence, a bar and Stop."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.progress = ProgressLine()
        self.stop_button = PushButton(theme, _("Stop"))
        self.stop_button.clicked.connect(self.stop_wanted)
        card = Card()
        card.add(self.progress)
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 14, 4)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        card.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(self.stop_button)

    def begin(self, sentence: str) -> None:
        """Say what is being done."""
        self.progress.say(sentence)
        self.stop_button.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.progress.show_progress(done, total, wording=self._wording)


class FailedPage(QWidget):
    """What is wrong with a file, what was kept and what to do."""

    files_wanted = Signal()
    again_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._state = EmptyState(theme, sentence="", icon="triangle-alert", action=_("Choose another file…"))
        self._state.action_wanted.connect(self.files_wanted)
        again = PushButton(theme, _("Try again"))
        again.clicked.connect(self.again_wanted)
        back = PushButton(theme, _("Cancel"))
        back.clicked.connect(self.left)
        card = Card()
        card.add(self._state, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 1)
        column.addLayout(foot)
        self.setFocusProxy(again)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_trouble(self, error: AppError) -> None:
        """Say what happened."""
        kept = error.kept or _("Nothing was changed.")
        more = " ".join(part for part in (kept, error.to_do) if part)
        self._state.set_words(sentence=error.what, more=more, action=_("Choose another file…"))
        self._state.setAccessibleName(f"{error.what} {more}")
