"""The window shown instead of the desk when the venue's file cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.safekeeping.backup_list import BackupList
from app.safekeeping.rescue.view_model import RescueViewModel, Told
from app.safekeeping.schemas import BackupRow
from app.safekeeping.words import facts_words, when_words
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.dialogs import Dialogs
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_WIDTH = 640
_MOST = 1_000
"""The list takes what room there is; without it the words stay at the top."""


class RescueWindow(QWidget):
    """``restored`` follows when the venue can be opened, ``as_it_is_wanted`` asks to open it all the same,
    ``left`` tells that the window was closed. ``sound`` says that only the seal of the file is broken.
    """

    restored = Signal()
    as_it_is_wanted = Signal()
    left = Signal()

    def __init__(
        self, view_model: RescueViewModel, *, theme: Theme, reading: Reading, sound: bool, missing: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.view_model = view_model
        self.dialogs = Dialogs(self)
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(720, 560)
        self.resize(1366, 820)
        self._picture = QLabel()
        self._head = plain_label("", "page-title", wrap=True)
        self._lines = plain_label("", wrap=True)
        self._offer = plain_label("", "strong", wrap=True)
        self.secret = LineField(_("Password, passphrase or recovery key"), limit=1_000)
        self.secret.hide()
        self.restore = PushButton(theme, _("Go back to this backup"), kind="primary", icon="archive-restore")
        self.list = BackupList(theme, reading, name=_("Backups"))
        self.salvage = PushButton(theme, _("Save what can be read as CSV…"), icon="file-down")
        self.as_it_is = PushButton(theme, _("Open it all the same"))
        self.leave = PushButton(theme, _("Close"), kind="quiet")
        self._missing = missing
        self._kept = plain_label(self._kept_words(), "faint", wrap=True)
        self._list_card = Card(_("Backups, the newest first"))
        self._build()
        self._sound = sound
        self._working, self._done = True, False
        self._offer_ways_on(wanted=False)
        self._connect()
        theme.changed.connect(self._tint)
        self._tint()

    def show_rows(self) -> None:
        """List the backups, choose the newest one that is proven, and offer what can be done."""
        rows = self.view_model.rows
        self._offer_ways_on(wanted=True)
        self.list.show_rows(rows)
        good = next((row for row in rows if row.proven_at is not None), None)
        if good is not None:
            self.list.choose(good.path)
        self._list_card.setVisible(bool(rows))
        self.restore.setVisible(bool(rows))
        self._show_chosen()
        (self.restore if rows else self.salvage).setFocus()

    def choose_and_salvage(self) -> None:
        """Ask where to, then save what can be read there."""
        folder = self.dialogs.folder(title=_("Where to save what can be read"))
        if folder is not None:
            self.view_model.salvage(folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view_model.close()
        super().closeEvent(event)
        self.left.emit()

    def _stop_or_leave(self) -> None:
        """Stopping leads back to what can be done."""
        if self._working:
            self.view_model.stop()
        else:
            self.close()

    def _line(self) -> QLineEdit:
        line = self.secret.editor
        assert isinstance(line, QLineEdit)
        return line

    def _take_secret(self, typed: str) -> None:
        self.view_model.words = typed

    def _restore_chosen(self) -> None:
        row: BackupRow | None = self.list.current_row
        if row is not None:
            self.view_model.restore(row.path)

    def _connect(self) -> None:
        self.view_model.told.connect(self._show)
        self.view_model.restored.connect(self.restored)
        self._line().setEchoMode(QLineEdit.EchoMode.Password)
        self._line().setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._line().textEdited.connect(self._take_secret)
        self.secret.entered.connect(self._restore_chosen)
        self.restore.clicked.connect(self._restore_chosen)
        self.list.row_chosen.connect(lambda _row: self._show_chosen())
        self.list.row_opened.connect(lambda _row: self._restore_chosen())
        self.salvage.clicked.connect(self.choose_and_salvage)
        self.as_it_is.clicked.connect(self.as_it_is_wanted)
        self.leave.clicked.connect(self._stop_or_leave)

    def _show(self, told: Told) -> None:
        self._head.setText(told.head)
        self._lines.setText("\n".join(told.lines))
        self._lines.setVisible(bool(told.lines))
        self._working, self._done = told.working, told.done
        self._tint()
        self.secret.setVisible(told.asks)
        if told.working:
            self._offer_ways_on(wanted=False)
            return
        self.show_rows()
        if told.asks:
            self.secret.setFocus()

    def _offer_ways_on(self, *, wanted: bool) -> None:
        """While something is under way there is nothing to be chosen."""
        self.as_it_is.setVisible(wanted and self._sound)
        self.salvage.setVisible(wanted and not self._missing)
        for part in (self.restore, self._list_card, self._offer, self._kept):
            part.setVisible(wanted)
        self.leave.set_words(_("Close") if wanted else _("Stop"))

    def _show_chosen(self) -> None:
        row: BackupRow | None = self.list.current_row
        if row is None:
            self._offer.setText(
                _("No backup was found. What can be read of the file can be saved as plain files.")
            )
            return
        wording = self._reading.wording
        when, facts = when_words(row, self._reading), facts_words(row, wording)
        self._offer.setText(f"{when} · {facts}")

    def _build(self) -> None:
        px = self._theme.px
        card = Card(padding=24)
        card.body.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        card.add(head)
        card.add(self._lines)
        card.add(self.secret)
        card.add(self._offer)
        card.add(self._buttons())
        card.add(self._kept)
        self._list_card.add(self.list, 1)
        self.list.setMinimumHeight(px(220))
        inside = QWidget()
        inside.setProperty("kind", "clear")
        narrow = QWidget()
        narrow.setMaximumWidth(px(_WIDTH + 120))
        column = QVBoxLayout(narrow)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(card)
        column.addWidget(self._list_card, _MOST)
        column.addStretch(1)
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(px(40), px(48), px(40), px(32))
        outer.addStretch(1)
        outer.addWidget(narrow, 8)
        outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.restore, self.salvage, self.as_it_is):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        return buttons

    def _kept_words(self) -> str:
        if self._missing:
            return _("Going back puts a copy of the backup where the file was; the backup itself stays.")
        return _("The file as it is now is set aside when you go back, untouched and never deleted.")

    def _tint(self) -> None:
        icons, ratio = self._theme.icons, self.devicePixelRatioF()
        tokens = self._theme.tokens
        icon, colour = "triangle-alert", tokens.alert
        if self._working:
            icon, colour = "archive-restore", tokens.brand
        elif self._done:
            icon, colour = "circle-check", tokens.good
        pixmap = icons.pixmap(icon, colour, size=self._theme.px(26), ratio=ratio)
        self._picture.setPixmap(pixmap)
