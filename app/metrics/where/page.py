"""The Where and when page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from app.core.words import gettext as _
from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.metric_bar import MetricBar
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.where.rows import CARDS, grouped_title
from app.metrics.where.view_model import WhereViewModel
from app.ui.charts.bars import BarsChart
from app.ui.charts.heat import HeatChart
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_HOURS = len(CARDS)
_ARRANGEMENTS = (
    Arrangement(700, (((_HOURS, 1),), ((0, 1), (1, 1)), ((2, 1), (3, 1))), (300, 240, 240)),
    Arrangement(0, tuple(((at, 1),) for at in (_HOURS, *range(_HOURS))), (300,)),
)


class WherePage(ScrolledPage):
    """``people_wanted`` carries what was clicked, the others the card that is to be saved."""

    people_wanted = Signal(object)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: WhereViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        axes = AxisWording(view_model.pane.reading.wording)
        nobody = _("No answer tells it in these days.")
        self.bar = MetricBar(view_model.pane, view_model.choose_metric)
        self.groups = tuple(
            ChartCard(
                theme,
                BarsChart(theme, axes, name=grouped_title(by), empty=nobody),
                title=grouped_title(by),
            )
            for by in CARDS
        )
        self.hours = ChartCard(
            theme, HeatChart(theme, axes, name=_("By day and hour"), empty=nobody), title=_("By day and hour")
        )
        self.cards = CardRows(theme, (*self.groups, self.hours), arrangements=_ARRANGEMENTS)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.cards)
        self.column.addStretch(1)
        cards: tuple[ChartCard[BarsChart] | ChartCard[HeatChart], ...] = (*self.groups, self.hours)
        for card in cards:
            card.tell_in_head()
            card.picture_wanted.connect(self.picture_wanted)
            card.table_wanted.connect(self.table_wanted)
            card.chart.chosen.connect(self.people_wanted)
        view_model.groups.shown.connect(self._show_groups)
        view_model.hours.shown.connect(self._show_hours)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.bar.take_focus()

    def _show_groups(self) -> None:
        shown = self.view_model.groups.value
        if shown is None:
            return
        self.bar.note.setText(shown.note)
        for group, data in zip(self.groups, shown.groups, strict=True):
            group.chart.show_data(data)

    def _show_hours(self) -> None:
        shown = self.view_model.hours.value
        if shown is not None:
            self.hours.chart.show_data(shown.heat)
            self.hours.set_note(shown.note)
