"""The page of those who wait: how soon others were answered, who waits, and answering them one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.tiles.strip import TileStrip
from app.metrics.to_answer.delegate import WaitingDelegate
from app.metrics.to_answer.reply_panel import ReplyPanel
from app.metrics.to_answer.rows import WaitingRow
from app.metrics.to_answer.view_model import ToAnswerViewModel
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_GAP = 12
_BESIDE = 820
_LEAST = 300
"""How high the list and the answer are at least: in a low window the page scrolls."""


class ToAnswerPage(ScrolledPage):
    """``customer_wanted`` leads to a card, ``case_wanted`` to a new case of a customer (0 for nobody known)."""

    customer_wanted = Signal(int)
    case_wanted = Signal(int)

    def __init__(self, view_model: ToAnswerViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        self._theme = theme
        self._begun = False
        self.tiles = TileStrip(theme)
        self.note = plain_label("", "faint", wrap=True)
        self.waiting = Card(_("Waiting for an answer"))
        self.model = RowModel[WaitingRow](say=lambda row: row.spoken, key=lambda row: row.answer_id)
        self.list = RowList(theme, self.model, WaitingDelegate(theme), name=_("Waiting for an answer"))
        self.model.setParent(self.list)
        self.more = PushButton(theme, _("Show more"), kind="quiet")
        self.empty = EmptyState(
            theme,
            sentence=_("Nobody waits for an answer."),
            more=_(
                "Whoever gives 0 to 6, or one of the two lowest scores, stands here until they were answered."
            ),
            icon="circle-check",
        )
        self.reply = ReplyPanel(view_model, theme=theme)
        self._build()
        self._connect()

    def open_answer(self, answer_id: int) -> None:
        """Write back to this answer, whether anybody waits for it or not."""
        self.list.choose(answer_id)
        self.view_model.open(answer_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.view_model.reply is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.waiting.add(self.list, 1)
        self.waiting.add(self.empty, 1)
        self.waiting.add(self.more)
        self._reply_area = QScrollArea()
        self._reply_area.setWidgetResizable(True)
        self._reply_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reply_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._reply_area.setWidget(self.reply)
        beside = QHBoxLayout()
        beside.setSpacing(_GAP)
        beside.addWidget(self.waiting, 5)
        beside.addWidget(self._reply_area, 6)
        self.column.addWidget(self.tiles)
        self.column.addWidget(self.note)
        self.column.addLayout(beside, 1)
        for part in (self.note, self.more, self.empty, self._reply_area):
            show_only(part, visible=False)
        self._measure()

    def _measure(self) -> None:
        for part in (self.waiting, self._reply_area):
            part.setMinimumHeight(self._theme.px(_LEAST))

    def _connect(self) -> None:
        self._theme.changed.connect(self._measure)
        self.view_model.waiting.shown.connect(self._show_waiting)
        self.view_model.reply_shown.connect(self._show_reply)
        self.list.row_chosen.connect(self._follow)
        self.list.row_opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._follow(self.list.current_row))
        self.more.clicked.connect(self.view_model.read_on)
        self.reply.customer_wanted.connect(self.customer_wanted)
        self.reply.case_wanted.connect(self.case_wanted)
        self.reply.done.connect(self._go_on)
        self.reply.left.connect(self._leave)

    def _show_waiting(self) -> None:
        shown = self.view_model.waiting.value
        if shown is None:
            return
        self.tiles.show_rows(shown.tiles)
        self.note.setText(shown.note)
        show_only(self.note, visible=bool(shown.note))
        self.model.show_rows(shown.rows)
        words = ngettext("{count} to answer", "{count} to answer", shown.total)
        self.waiting.set_caption(words.format(count=self.view_model.pane.reading.wording.number(shown.total)))
        show_only(self.list, visible=bool(shown.rows))
        show_only(self.empty, visible=not shown.rows)
        show_only(self.more, visible=self.view_model.has_more)
        if shown.rows and not self._begun:
            # Whoever comes here finds the oldest one begun.
            self._begun = True
            self.list.setCurrentIndex(self.model.index(0))

    def _show_reply(self) -> None:
        shown = self.view_model.reply
        if shown is not None:
            self.reply.show_reply(shown)
        self._fit()

    def _fit(self) -> None:
        """Without room for both, the answer stands in the place of the list."""
        is_open = self.view_model.reply is not None
        show_only(self._reply_area, visible=is_open)
        show_only(self.waiting, visible=not is_open or self._is_roomy)

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= self._theme.px(_BESIDE)

    def _follow(self, row: WaitingRow | None) -> None:
        """Looking through the list shows each beside it, unless an answer is being written or there is no room."""
        busy = self.view_model.reply is not None and self.reply.form.is_touched
        if row is not None and not busy and self._is_roomy:
            self.view_model.open(row.answer_id)

    def _open(self, row: WaitingRow) -> None:
        shown = self.view_model.reply
        if shown is None or shown.row.answer_id != row.answer_id:
            self.view_model.open(row.answer_id)
        self.reply.take_focus()

    def _go_on(self) -> None:
        """Answered: back to the list, where the next one waits."""
        self._leave()

    def _leave(self) -> None:
        self.reply.form.forget_typed()
        self.view_model.close_reply()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
