"""The history of a customer: a curve, a filter, a search and the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStackedLayout, QWidget

from app.core.words import gettext as _
from app.customers.feeling import FeelingCurve as Curve
from app.customers.history.curve import HistoryCurve
from app.customers.history.delegate import TimelineDelegate
from app.customers.history.timeline import TimelineRow
from app.customers.history.view_model import HistoryFilter, HistoryViewModel
from app.customers.schemas.history import HistoryKind
from app.ui.cards import Card
from app.ui.empty_state import EmptyState
from app.ui.line_menu import Entry, line_menu
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

Choices = Callable[[TimelineRow], Sequence[Entry]]
"""What can be done with an entry."""
_ROOM_FOR_CURVE = 320
"""With less height the timeline matters more."""


class HistoryCard(Card):
    """Everything that happened, the newest first, without an end.

    ``case_wanted`` leads to a case, ``moment_wanted`` to the plan of a moment (its MomentKey),
    ``answer_wanted`` to what they answered.
    """

    case_wanted = Signal(int)
    moment_wanted = Signal(object)
    answer_wanted = Signal(int)

    def __init__(
        self, view_model: HistoryViewModel, theme: Theme, reading: Reading, *, choices: Choices
    ) -> None:
        super().__init__(_("History"))
        self._view_model = view_model
        self._theme = theme
        self._reading = reading
        self._choices = choices
        self._model: RowModel[TimelineRow] = RowModel(
            say=lambda row: row.spoken(reading), key=lambda row: (row.kind, row.source_id), parent=self
        )
        self.list = RowList(theme, self._model, TimelineDelegate(theme, reading), name=_("History"))
        self.list.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.search = QLineEdit()
        self.segments = Segmented(
            [
                (HistoryFilter.ALL, _("All")),
                (HistoryFilter.VISITS, reading.wording.words.visits_title),
                (HistoryFilter.TOUCHPOINTS, _("Contacts")),
                (HistoryFilter.CASES, _("Cases")),
                (HistoryFilter.MOMENTS, _("Moments")),
                (HistoryFilter.PROMISES, _("Promises")),
                (HistoryFilter.ANSWERS, _("Answers")),
                (HistoryFilter.NOTES, _("Notes")),
                (HistoryFilter.CHANGES, _("Changes")),
            ],
            name=_("What to show"),
        )
        self._curve = HistoryCurve(theme, reading)
        self._empty = EmptyState(theme, sentence="", icon="history")
        self._stack = QStackedLayout()
        self._build()
        self._connect()
        self._show_rows(view_model.rows)

    def show_curve(self, curve: Curve) -> None:
        """Show how the customer felt."""
        self._curve.show_curve(curve)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._curve.allow(allowed=self.height() >= self._theme.px(_ROOM_FOR_CURVE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.step(0)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Search the history"))
        self.search.setAccessibleName(_("Search the history"))
        self._theme.changed.connect(self._fit_search)
        self._fit_search()
        self.search.setMaxLength(200)
        self.search.installEventFilter(self)
        self.add_to_head(self.search)
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.add(self.segments)
        self.add(self._curve)
        self.add(holder, 1)
        self.body.setSpacing(6)

    def _fit_search(self) -> None:
        self.search.setMaximumWidth(self._theme.px(200))
        self.search.setMinimumWidth(self._theme.px(120))

    def _connect(self) -> None:
        view_model = self._view_model
        self.segments.chosen.connect(view_model.narrow)
        self.search.textChanged.connect(view_model.search)
        self._model.more_wanted.connect(lambda _count: view_model.ask_more())
        self.list.row_opened.connect(self._open)
        view_model.shown.connect(self._show_rows)
        view_model.appended.connect(lambda rows: self._model.append_rows(rows, more=view_model.has_more))
        view_model.filter_changed.connect(self._show_filter)

    def _show_filter(self, chosen: str) -> None:
        self.segments.choose(chosen)
        self.search.setEnabled(chosen != HistoryFilter.CHANGES)

    def _show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        if self.search.text().strip() != self._view_model.text:
            self.search.blockSignals(True)
            self.search.setText(self._view_model.text)
            self.search.blockSignals(False)
        bar = self.list.verticalScrollBar()
        at = bar.value()
        old = [(row.kind, row.source_id) for row in self._model.rows[:1]]
        self._model.show_rows(rows, more=self._view_model.has_more)
        if old == [(row.kind, row.source_id) for row in rows[:1]]:
            bar.setValue(at)
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._empty.set_words(sentence=self.why_empty)

    @property
    def why_empty(self) -> str:
        """What an empty timeline says."""
        if self._view_model.text:
            return _("Nothing in the history holds “{text}”").format(text=self._view_model.text)
        if self._view_model.chosen_filter is HistoryFilter.ALL:
            return _("Nothing has happened yet. What you write below becomes the history.")
        return _("Nothing of this kind yet")

    def _open(self, row: TimelineRow) -> None:
        if row.kind is HistoryKind.CASE:
            self.case_wanted.emit(row.source_id)
            return
        if row.kind is HistoryKind.ANSWER:
            self.answer_wanted.emit(row.source_id)
            return
        if row.key is not None:
            self.moment_wanted.emit(row.key)
            return
        choices = self._choices(row)
        if choices:
            rect = self.list.visualRect(self.list.currentIndex())
            line_menu(self, choices).popup(self.list.viewport().mapToGlobal(rect.bottomLeft()))
