"""The page of themes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from app.core.words import gettext as _
from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.lines_card import LinesCard
from app.metrics.metric_bar import MetricBar
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.themes.rows import DriversShown
from app.metrics.themes.tell_card import TellCard
from app.metrics.themes.view_model import ThemesViewModel
from app.ui.charts.bars import BarsChart
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_DRIVERS, _FACTS, _PILLARS, _FELT, _TELL = range(5)
_ARRANGEMENTS = (
    Arrangement(
        900,
        (((_DRIVERS, 3), (_FACTS, 2)), ((_PILLARS, 3), (_FELT, 2)), ((_TELL, 1),)),
        (430, 310, 320),
    ),
    Arrangement(0, tuple(((at, 1),) for at in range(5)), (430, 260, 310, 160, 360)),
)


class ThemesPage(ScrolledPage):
    """``people_wanted`` carries what was clicked, ``answer_wanted`` the answer that is to be written back to.

    ``customer_wanted`` leads to a card, the others carry the card that is to be saved.
    """

    people_wanted = Signal(object)
    customer_wanted = Signal(int)
    answer_wanted = Signal(int)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: ThemesViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        axes = AxisWording(view_model.pane.reading.wording)
        together, pillars = _("What goes together with the score"), _("The six pillars")
        few = _("Too few answers yet: ten with something and ten without it are needed.")
        nobody = _("No comment speaks of any of them in these days.")
        self.bar = MetricBar(view_model.pane, view_model.choose_metric)
        self.drivers = ChartCard(theme, BarsChart(theme, axes, name=together, empty=few), title=together)
        self.facts = LinesCard(theme, title=_("What happened to them"))
        self.pillars = ChartCard(theme, BarsChart(theme, axes, name=pillars, empty=nobody), title=pillars)
        self.felt = LinesCard(theme, title=_("How visits are felt"))
        self.tell = TellCard(view_model, theme=theme)
        self.cards = CardRows(
            theme,
            (self.drivers, self.facts, self.pillars, self.felt, self.tell),
            arrangements=_ARRANGEMENTS,
        )
        self.column.addWidget(self.bar)
        self.column.addWidget(self.cards)
        self.column.addStretch(1)
        for chart in (self.drivers, self.pillars):
            chart.tell_in_head()
            chart.picture_wanted.connect(self.picture_wanted)
            chart.table_wanted.connect(self.table_wanted)
            chart.chart.chosen.connect(self.people_wanted)
        for lines in (self.facts, self.felt):
            lines.table_wanted.connect(self.table_wanted)
        self.tell.customer_wanted.connect(self.customer_wanted)
        self.tell.answer_wanted.connect(self.answer_wanted)
        view_model.themes.shown.connect(lambda: self._show_drivers(view_model.themes.value))
        view_model.drivers.shown.connect(lambda: self._show_drivers(view_model.drivers.value))
        view_model.pillars.shown.connect(self._show_pillars)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.bar.take_focus()

    def _show_drivers(self, shown: DriversShown | None) -> None:
        if shown is not None:
            self.drivers.chart.show_data(shown.bars)
            self.drivers.set_note(shown.note)
            self.facts.show_lines(shown.facts)
            self.facts.set_note(shown.facts_note)

    def _show_pillars(self) -> None:
        shown = self.view_model.pillars.value
        if shown is not None:
            self.pillars.chart.show_data(shown.bars)
            self.pillars.set_note(shown.note)
            self.felt.show_lines(shown.felt)
            self.felt.set_note(shown.felt_note)
