"""The Compare page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from app.core.words import gettext as _
from app.metrics.chart_card import ChartCard
from app.metrics.compare.rows import Against, against_words
from app.metrics.compare.view_model import CompareViewModel
from app.metrics.lines_card import LinesCard
from app.metrics.metric_bar import MetricBar
from app.metrics.scrolled_page import ScrolledPage
from app.ui.charts.multiples import MultiplesChart
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_LEAST = 320


class ComparePage(ScrolledPage):
    """``people_wanted`` carries what was clicked, the others the card that is to be saved."""

    people_wanted = Signal(object)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: CompareViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        axes = AxisWording(view_model.pane.reading.wording)
        self.bar = MetricBar(view_model.pane, view_model.choose_metric)
        self.against = Segmented(
            [(each, against_words(each)) for each in Against], name=_("What is compared")
        )
        self.charts = ChartCard(
            theme,
            MultiplesChart(theme, axes, name=_("Side by side"), empty=_("Too few answers for a line.")),
            title=_("Side by side"),
        )
        self.charts.setMinimumHeight(theme.px(_LEAST))
        self.lines = LinesCard(theme, title=_("In figures"))
        for part in (self.bar, self.against, self.charts, self.lines):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.charts.place_more()
        self.charts.picture_wanted.connect(self.picture_wanted)
        self.charts.chart.chosen.connect(self._choose)
        for card in (self.charts, self.lines):
            card.table_wanted.connect(self.table_wanted)
        self.against.chosen.connect(lambda key: view_model.choose_against(Against(key)))
        view_model.compared.shown.connect(self._show)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.bar.take_focus()

    def _choose(self, keys: tuple[object, object]) -> None:
        """The chart and its point were chosen; the point knows of which of the charts it is."""
        self.people_wanted.emit(keys[1])

    def _show(self) -> None:
        shown = self.view_model.compared.value
        if shown is None:
            return
        self.charts.name_it(shown.title)
        self.charts.chart.setAccessibleName(shown.title)
        self.charts.chart.show_data(shown.charts)
        self.lines.show_lines(shown.lines)
        self.lines.set_note(shown.note)
