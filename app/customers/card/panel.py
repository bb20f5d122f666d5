"""The right side of the pane: one customer's card."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.attachments.at_hand import FilesAtHand
from app.cases.schemas.rows import CaseRow
from app.core.words import gettext as _
from app.customers.capture_bar.bar import CaptureBar
from app.customers.card.band_area import BandArea
from app.customers.card.band_stock import PressableBand
from app.customers.card.card_forms import CardForms
from app.customers.card.card_parts import CardParts
from app.customers.card.columns import CardColumns
from app.customers.card.head_room import HeadRoom
from app.customers.card.header import CardHeader
from app.customers.card.side_stack import SideStack
from app.customers.card.view_model import CardViewModel
from app.customers.history.card import HistoryCard
from app.promises.schemas import PromiseRow
from app.ui.line_menu import line_menu
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

CLOCK_MS = 30_000
"""How often it is said anew how late a case is."""


class CardPanel(QWidget):
    """Head, musts, cases and promises stay; the cards below scroll; the capture bar is at the foot."""

    left = Signal()
    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    moment_wanted = Signal(object)
    answer_wanted = Signal(int)
    new_case_wanted = Signal()
    new_moment_wanted = Signal()
    surprise_wanted = Signal(int, str)
    rights_wanted = Signal()

    def __init__(
        self,
        view_model: CardViewModel,
        *,
        theme: Theme,
        reading: Reading,
        history: HistoryCard,
        bar: CaptureBar,
        files: FilesAtHand,
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self.header = CardHeader(theme, reading, edits=view_model.person)
        self.bands = BandArea(theme, reading)
        self.history = history
        self.bar = bar
        self.side = SideStack(theme, history)
        self.forms = CardForms(view_model, theme=theme, reading=reading, side=self.side)
        self._files = files
        self.parts = CardParts(
            view_model,
            theme=theme,
            reading=reading,
            forms=self.forms,
            files=files,
            open_customer=self.customer_wanted.emit,
            note_clue=bar.take_focus,
        )
        self.columns = CardColumns(theme, first=self.parts.first, rest=self.parts.rest, side=self.side)
        self.room = HeadRoom(
            theme, reading, header=self.header, bands=self.bands, columns=self.columns, bar=bar
        )
        self._customer_id = 0
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        theme.changed.connect(self._fit)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def show_card(self, *, is_other: bool) -> None:
        """Show what the view model has read; another customer's card starts at its top."""
        shown = self._view_model.now_shown
        if shown is None:
            return
        if is_other:
            self._leave_customer()
            self.columns.hide()  # or every card that comes and goes would have the layout worked out anew
        card = shown.card
        portrait = QPixmap.fromImage(shown.portrait) if shown.portrait is not None else None
        self.header.show_head(card.head, portrait)
        self.room.show_card(card)
        self.parts.show_card(shown)
        self.history.show_curve(shown.curve)
        if is_other:
            self._customer_id = card.head.id
            self.side.take_up(card.head.id)
            self.columns.show()
            self.columns.scroll_up()
        self._fit()

    def change_hands(self, before: int, now: int) -> None:
        """Show nothing of what somebody who was at the desk began to write to who is there now."""
        self.header.abandon()
        self.parts.abandon()
        self.side.change_hands(before, now, customer_id=self._customer_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow_clock()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def follow_clock(self) -> None:
        """Say anew how the cases stand with time."""
        self.bands.follow_clock()
        self.room.scrolling_bands.follow_clock()
        self.parts.cases.follow_clock()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._files.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._files.take(event.mimeData())
        event.acceptProposedAction()

    def _fit(self) -> None:
        self.room.fit(self.width(), self.height())

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.header)
        column.addWidget(self.bands)
        column.addWidget(self.columns, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        header = self.header
        header.log_wanted.connect(self.forms.log_touchpoint)
        header.visits_wanted.connect(self.forms.show_visits)
        header.details_wanted.connect(lambda: self.parts.show_details(self.columns))
        header.photo_wanted.connect(self._files.choose)
        header.died_wanted.connect(self._view_model.family.turn_customer_died)
        header.rights_wanted.connect(self.rights_wanted)
        header.archive_wanted.connect(self._view_model.turn_archived)
        header.arrival_wanted.connect(self._view_model.note_arrival)
        header.departure_wanted.connect(self._view_model.note_departure)
        self.bands.promise_pressed.connect(self._open_promise)
        self.room.scrolling_bands.promise_pressed.connect(self._open_promise)
        self.bands.must_pressed.connect(lambda _band: self.columns.show_part(self.parts.preferences))
        for bands in (self.bands, self.room.scrolling_bands):
            bands.case_pressed.connect(self._open_case)
        self.parts.cases.case_wanted.connect(self.case_wanted)
        self.parts.cases.new_case_wanted.connect(self.new_case_wanted)
        self.parts.occasions.plan_wanted.connect(self.new_moment_wanted)
        self.parts.clues.surprise_wanted.connect(self.surprise_wanted)
        self.history.case_wanted.connect(self.case_wanted)
        self.history.moment_wanted.connect(self.moment_wanted)
        self.history.answer_wanted.connect(self.answer_wanted)
        self._clock.timeout.connect(self.follow_clock)
        self.side.form_left.connect(self._after_form)
        self.bar.left.connect(self.left)

    def _open_promise(self, band: PressableBand) -> None:
        row = band.thing
        if not isinstance(row, PromiseRow):
            return
        edits = self._view_model.happenings
        entries = [
            (_("Kept"), lambda: edits.keep_promise(row)),
            (_("Not kept…"), lambda: self.forms.break_promise(row)),
            (_("Change…"), lambda: self.forms.edit_promise(row)),
        ]
        line_menu(self, [*entries]).popup(band.below)

    def _open_case(self, band: PressableBand) -> None:
        if isinstance(band.thing, CaseRow):
            self.case_wanted.emit(band.thing.id)

    def _after_form(self, had_focus: object) -> None:
        if had_focus:
            self.bar.take_focus()

    def _leave_customer(self) -> None:
        self.header.abandon()
        self.parts.abandon()
        self.side.set_aside(self._customer_id)
