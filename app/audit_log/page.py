"""The section of the settings that shows the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.audit.schemas import LogFilter, LogRow
from app.audit.words.entries import changes_words, who_words
from app.audit_log.entry_card import EntryCard
from app.audit_log.filter_bar import FilterBar
from app.audit_log.forms import LogForms
from app.audit_log.parts import LogParts
from app.audit_log.view_model import LogBook
from app.core.words import gettext as _
from app.core.words import ngettext
from app.ui.buttons import PushButton
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading

SHORT = 8
"""Characters of the end of the chain: enough to tell two logs apart by eye."""

_WHEN, _WHO = 150, 130
_ROOM_FOR_CHANGES, _PADDING = 820, 32
_LATE = datetime(2026, 9, 29, 0, 58, tzinfo=UTC)
"""The first hour of a day that is written as wide as any."""


class LogPage(QWidget):
    """The list takes the room; above it what narrows it, below it the chosen entry."""

    def __init__(self, parts: LogParts) -> None:
        super().__init__()
        self._parts = parts
        theme, reading = parts.theme, parts.reading
        self.book = LogBook(parts)
        self.title = plain_label(_("Log"), "card-title")
        self.length = plain_label("", "faint")
        self.save = PushButton(theme, _("Save as a file…"), icon="file-down")
        self.filters = FilterBar(self.book, theme=theme, reading=reading)
        self.forms = LogForms(self.book, parts)
        self.model: PagedTableModel[LogRow] = PagedTableModel(_columns(reading), self)
        self.table = RowTable(theme, self.model, name=_("Log"))
        self.empty = EmptyState(theme, sentence="", icon="history")
        self.entry = EntryCard(theme, reading)
        self._stack = QStackedLayout()
        self._build()
        self._connect()
        self.setFocusProxy(self.table)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit_columns)

    def close_page(self) -> None:
        """Ask nothing more."""
        self.book.close()
        self.forms.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()
        self.book.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.book.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """What happened and to whom come first; from what to what stands below where there is little room."""
        px, last = self._parts.theme.px, len(self.model.columns) - 1
        room = self.table.viewport().width()
        is_narrow = room < px(_ROOM_FOR_CHANGES)
        self.table.setColumnHidden(last, is_narrow)
        when = when_width(self._parts.theme, self._parts.reading.wording)
        rest = room - when - px(_WHO)
        shares = (0.6, 0.4, 0) if is_narrow else (0.36, 0.22, 0.42)
        widths = (when, px(_WHO), *(int(rest * share) for share in shares))
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, max(width, px(60)))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.length)
        head.addStretch(1)
        head.addWidget(self.save)
        card = QFrame()
        card.setProperty("kind", "card")
        holder = QVBoxLayout(card)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.forms.slot)
        column.addWidget(card, 1)
        column.addWidget(self.entry)

    def _connect(self) -> None:
        book = self.book
        book.rows_shown.connect(lambda is_new: self._show_rows(is_new=is_new))
        book.rows_added.connect(self._add_rows)
        book.facts_shown.connect(self._show_length)
        book.refused.connect(self._refuse)
        self.model.more_wanted.connect(lambda _count: book.ask_more())
        self.table.row_chosen.connect(self.entry.show_row)
        self.table.row_opened.connect(self._open_card)
        self.save.clicked.connect(lambda: self._parts.save_wanted(book.wanted))
        self.filters.days_wanted.connect(self.forms.start_days)
        self.filters.customer_wanted.connect(self.forms.start_customer)
        self.forms.slot.emptied.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.entry.card_wanted.connect(self._parts.customer_wanted)
        self.entry.only_wanted.connect(self._narrow_to)
        self.empty.action_wanted.connect(lambda: book.narrow(LogFilter()))

    def _show_rows(self, *, is_new: bool) -> None:
        book = self.book
        chosen = None if is_new else self.table.current_row
        bar = self.table.verticalScrollBar()
        place = 0 if is_new else bar.value()
        self.model.show_rows(book.rows, more=book.more)
        at = next((at for at, row in enumerate(book.rows) if chosen and row.id == chosen.id), -1)
        if at >= 0:
            self.table.selectRow(at)
        else:
            self.entry.show_row(None)
        bar.setValue(place)
        if not book.rows:
            self._say_empty()
        self._stack.setCurrentWidget(self.table if book.rows else self.empty)

    def _add_rows(self) -> None:
        book = self.book
        self.model.append_rows(book.rows[len(self.model.rows) :], more=book.more)

    def _refuse(self, why: str) -> None:
        """Somebody else may read it: nothing of it stays in sight."""
        self.model.show_rows(())
        self.entry.show_row(None)
        self.length.hide()
        self.empty.set_words(sentence=why)
        self._stack.setCurrentWidget(self.empty)

    def _say_empty(self) -> None:
        if self.book.wanted.is_narrowed:
            self.empty.set_words(
                sentence=_("Nothing of this was ever done here."), action=_("Take every filter away")
            )
        else:
            self.empty.set_words(sentence=_("Whatever anybody does here will stand in this log."))

    def _show_length(self) -> None:
        end, number = self.book.end, self._parts.reading.wording.number
        words = ngettext("{count} entry, ends {chain}…", "{count} entries, ends {chain}…", end.count)
        self.length.setText(words.format(count=number(end.count), chain=end.chain[:SHORT]))
        self.length.setVisible(bool(end.count))

    def _open_card(self, row: LogRow) -> None:
        if row.customer_id is not None and row.customer_name:
            self._parts.customer_wanted(row.customer_id)

    def _narrow_to(self, customer_id: int, name: str) -> None:
        self.book.narrow(replace(self.book.wanted, customer_id=customer_id), customer_name=name)


def when_width(theme: Theme, wording: Wording) -> int:
    """As wide as the widest day and time of this venue: some clocks say am and pm."""
    measure = QFontMetrics(theme.font())
    instants = (wording.instant(_LATE + timedelta(hours=hour)) for hour in range(24))
    widest = max(map(measure.horizontalAdvance, instants))
    return max(theme.px(_WHEN), widest + theme.px(_PADDING))


def _columns(reading: Reading) -> list[Column[LogRow]]:
    customer = reading.wording.words.customer.capitalize()
    return [
        Column(_("When"), lambda row: reading.wording.instant(row.at), width=_WHEN),
        Column(_("Who"), who_words, width=_WHO),
        Column(_("What"), lambda row: row.what, strong=True, width=300),
        Column(customer, lambda row: row.customer_name, width=170),
        Column(_("From what to what"), changes_words, width=260),
    ]
