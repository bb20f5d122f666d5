"""The section about backups: how safe the venue is, the list, what one of them holds, and how they are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.safekeeping.backup_list import BackupList
from app.safekeeping.choices_card import ChoicesCard
from app.safekeeping.parts import BackupParts
from app.safekeeping.preview_card import PreviewCard
from app.safekeeping.schemas import BackupRow, Standing
from app.safekeeping.view_model import BackupsViewModel
from app.safekeeping.words import share_words, standing_words, when_words
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.empty_state import EmptyState
from app.ui.spans import Span
from app.ui.theme.tokens import Tone

_PREVIEW = 360
_ROOM_FOR_BOTH = 660
_ANY = 16_777_215
"""No widest width, as Qt says it."""


class BackupsPage(QWidget):
    """``restore_wanted`` gives the backup to go back to, once that was asked and allowed."""

    restore_wanted = Signal(Path)

    def __init__(self, parts: BackupParts) -> None:
        super().__init__()
        self._parts = parts
        theme = parts.theme
        self.view_model = BackupsViewModel(
            parts.service,
            keeper=parts.keeper,
            lane=parts.new_lane(),
            preview_lane=parts.new_lane(),
            job=parts.new_job(),
            notices=parts.notices,
            allowed=parts.allowed,
        )
        self.take = PushButton(theme, _("Take a backup now"), kind="primary", icon="archive")
        self.stop = PushButton(theme, _("Stop"))
        self._bands: list[Band] = []
        self._band_room = QVBoxLayout()
        self.list = BackupList(theme, parts.reading, name=_("Backups"))
        self._empty = EmptyState(
            theme,
            icon="archive",
            sentence=_("Here are the copies that can be gone back to."),
            action=_("Take a backup now"),
        )
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.preview = PreviewCard(theme, parts.reading)
        self.choices = ChoicesCard(theme)
        self._build()
        self._connect()
        self.view_model.load()

    def close_page(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.view_model.close()

    def restore_current(self) -> None:
        """Ask whether to go back to the chosen one."""
        row = self.list.current_row
        if row is None or not self.view_model.may_restore(row):
            return
        reading = self._parts.reading
        wanted = self._parts.dialogs.ask(
            title=_("Go back to a backup"),
            question=_("Go back to how everything was {when}?").format(when=_lower(when_words(row, reading))),
            yes=_("Go back"),
            more=_(
                "What was done since then will be gone from the desk. The file as it is now is set aside, never "
                "deleted: it stays in this list, and you can go back to it too."
            ),
        )
        if wanted:
            self.restore_wanted.emit(row.path)

    def choose_second(self) -> None:
        """Have a folder chosen for a second backup."""
        folder = self._parts.dialogs.folder(title=_("A folder on a stick or another disk"))
        if folder is not None:
            self.view_model.choose_second(folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What a backup holds stands beside the list, below it where there is little room."""
        px, beside = self._parts.theme.px, QBoxLayout.Direction.LeftToRight
        roomy = self.width() >= px(_ROOM_FOR_BOTH)
        self._lists.setDirection(beside if roomy else QBoxLayout.Direction.TopToBottom)
        self.preview.setMinimumWidth(px(_PREVIEW) if roomy else 0)
        self.preview.setMaximumWidth(px(_PREVIEW) if roomy else _ANY)

    def _build(self) -> None:
        px = self._parts.theme.px
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 16, 16)
        column.setSpacing(px(10))
        self._band_room.setSpacing(px(8))
        column.addLayout(self._band_room)
        column.addLayout(self._tools())
        self._lists.setSpacing(px(12))
        frame = Card(padding=1)
        frame.body.setSpacing(0)
        frame.add(self.list, 1)
        frame.add(self._empty, 1)
        frame.setMinimumHeight(px(250))
        self._lists.addWidget(frame, 1)
        self._lists.addWidget(self.preview)
        column.addLayout(self._lists, 1)
        column.addWidget(self.choices)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        inside.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._fit()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.take)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.stop.hide()
        return row

    def _connect(self) -> None:
        model = self.view_model
        self.take.clicked.connect(model.take)
        self._empty.action_wanted.connect(model.take)
        self.stop.clicked.connect(model.stop)
        self.list.row_chosen.connect(model.choose)
        self.list.row_opened.connect(lambda _row: self.restore_current())
        self.preview.restore_wanted.connect(self.restore_current)
        self.preview.look_wanted.connect(self._look)
        self.choices.second_wanted.connect(self.choose_second)
        self.choices.second_left.connect(lambda: model.choose_second(None))
        self.choices.plain_chosen.connect(lambda wanted: model.choose_plain(wanted=wanted))
        model.shown.connect(self._show)
        model.previewed.connect(self._show_preview)
        model.worked.connect(self._show_work)

    def _look(self) -> None:
        row: BackupRow | None = self.list.current_row
        if row is not None:
            self.view_model.prove(row)

    def _show(self) -> None:
        model = self.view_model
        self.list.show_rows(model.rows)
        self.list.setVisible(bool(model.rows))
        # Where there is none yet, the words in the middle offer to take one.
        self.take.setVisible(bool(model.rows))
        self._empty.setVisible(not model.rows)
        self._say_why_empty()
        self.preview.setVisible(bool(model.rows))
        if self.list.current_row is not None:
            model.choose(self.list.current_row)
        if model.standing is not None:
            self._show_bands(model.standing)
            self.choices.show_standing(model.standing)
            cannot = model.standing.on_server or model.standing.read_only or bool(model.refusal)
            self.take.setEnabled(not cannot)

    def _say_why_empty(self) -> None:
        refusal = self.view_model.refusal
        self._empty.set_words(
            sentence=refusal or _("Here are the copies that can be gone back to."),
            action="" if refusal else _("Take a backup now"),
        )
        self.choices.setEnabled(not refusal)

    def _show_bands(self, standing: Standing) -> None:
        reading, theme = self._parts.reading, self._parts.theme
        for band in self._bands:
            self._band_room.removeWidget(band)
            band.hide()
            band.deleteLater()
        worried = standing.stale and not standing.rehearsal
        calm = standing.rehearsal or standing.last is None
        tone: Tone = "brass" if worried else "neutral" if calm else "good"
        icon = "triangle-alert" if worried else "info" if calm else "shield-check"
        words = standing_words(standing, reading)
        self._bands = [Band(theme, tone=tone, icon=icon, spans=[Span(words)])]
        if standing.on_share:
            self._bands.append(Band(theme, tone="alert", icon="triangle-alert", spans=[Span(share_words())]))
        for band in self._bands:
            self._band_room.addWidget(band)

    def _show_preview(self) -> None:
        if self.view_model.preview is not None:
            self.preview.show_preview(self.view_model.preview)
        else:
            self.preview.show_nothing(self.view_model.unreadable)

    def _show_work(self) -> None:
        doing = self.view_model.doing
        self.take.setEnabled(not doing)
        self.take.set_words(doing or _("Take a backup now"))
        self.stop.setVisible(bool(doing))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
