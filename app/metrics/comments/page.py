"""The Comments page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from app.core.words import gettext as _
from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.comments.view_model import CommentsViewModel
from app.metrics.metric_bar import MetricBar
from app.metrics.people.delegate import PersonDelegate
from app.metrics.people.rows import PersonRow
from app.metrics.scrolled_page import ScrolledPage
from app.ui.cards import Card
from app.ui.charts.bars import BarsChart
from app.ui.empty_state import EmptyState
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.search_field import SearchField
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_ARRANGEMENTS = (
    Arrangement(760, (((0, 3), (1, 2)),), (420,)),
    Arrangement(0, (((0, 1),), ((1, 1),)), (360, 260)),
)


class CommentsPage(ScrolledPage):
    """``people_wanted`` carries what was clicked, ``customer_wanted`` whose card is to be opened.

    ``answer_wanted`` carries an answer that waits to be answered; the others the card that is to be saved.
    """

    people_wanted = Signal(object)
    customer_wanted = Signal(int)
    answer_wanted = Signal(int)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: CommentsViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        axes = AxisWording(view_model.pane.reading.wording)
        self.bar = MetricBar(view_model.pane, view_model.choose_metric)
        nobody = _("Nobody spoke of any of them in these days.")
        title = _("By theme")
        self.themes = ChartCard(theme, BarsChart(theme, axes, name=title, empty=nobody), title=title)
        self.said = Card(_("What they said"))
        self.search = SearchField(theme, name=_("Search what they said"))
        self.model = RowModel[PersonRow](say=lambda row: row.spoken, key=lambda row: row.answer_id)
        self.list = RowList(theme, self.model, PersonDelegate(theme, side=0), name=_("Comments"))
        self.model.setParent(self.list)
        self.empty = EmptyState(theme, sentence="", icon="message-square")
        for part in (self.search, self.list, self.empty):
            self.said.add(part, 0 if part is self.search else 1)
        self.empty.hide()
        self.cards = CardRows(theme, (self.said, self.themes), arrangements=_ARRANGEMENTS)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.cards, 1)
        self._connect()

    def stop(self) -> None:
        """Tell nothing more."""
        self.search.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        view_model = self.view_model
        self.themes.tell_in_head()
        self.themes.picture_wanted.connect(self.picture_wanted)
        self.themes.table_wanted.connect(self.table_wanted)
        self.themes.chart.chosen.connect(self.people_wanted)
        self.search.text_wanted.connect(view_model.search)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.row_opened.connect(self._open)
        self.model.more_wanted.connect(view_model.comments.read_on)
        view_model.themes.shown.connect(self._show_themes)
        view_model.comments.shown.connect(self._show_comments)
        view_model.comments.more_shown.connect(self._show_more)

    def _show_themes(self) -> None:
        shown = self.view_model.themes.value
        if shown is not None:
            self.themes.chart.show_data(shown.themes)
            self.bar.note.setText(shown.note)

    def _show_comments(self) -> None:
        comments = self.view_model.comments
        page = comments.page
        if page is None:
            return
        self.model.show_rows(comments.rows, more=comments.has_more)
        number = self.view_model.pane.reading.wording.number(page.with_words)
        self.said.set_caption(number if page.are_all else _("{count}+").format(count=number))
        self.list.setVisible(bool(comments.rows))
        self.empty.setVisible(not comments.rows)
        searched = self.view_model.words
        self.empty.set_words(
            sentence=_("Nobody wrote that in these days.")
            if searched
            else _("Nobody wrote anything in these days.")
        )

    def _show_more(self) -> None:
        comments = self.view_model.comments
        self.model.append_rows(comments.rows[len(self.model.rows) :], more=comments.has_more)

    def _open(self, row: PersonRow) -> None:
        if row.waits:
            self.answer_wanted.emit(row.answer_id)
        elif row.customer_id is not None:
            self.customer_wanted.emit(row.customer_id)
