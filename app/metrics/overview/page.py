"""The Overview page: in ten seconds how customers feel, whether a change is more than chance, and who waits."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.words import gettext as _
from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.empty_page import NoAnswersYet
from app.metrics.notes.form import NoteForm
from app.metrics.overview.trend_card import TrendCard
from app.metrics.overview.view_model import OverviewViewModel
from app.metrics.overview.why_card import WhyCard, few_words
from app.metrics.page_keys import VALUE
from app.metrics.periods import Span
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.state import BucketChoice
from app.metrics.tiles.strip import TileStrip
from app.model.survey import Metric
from app.ui.charts.bars import BarsChart
from app.ui.charts.distribution import DistributionChart
from app.ui.empty_state import EmptyState
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_TREND, _SPREAD, _JOURNEY, _DRIVERS, _WHY = range(5)
_ARRANGEMENTS = (
    Arrangement(1020, (((_TREND, 23), (_SPREAD, 12)), ((_JOURNEY, 1), (_DRIVERS, 1), (_WHY, 1))), (240, 268)),
    Arrangement(
        660, (((_TREND, 1),), ((_SPREAD, 1), (_JOURNEY, 1)), ((_DRIVERS, 1), (_WHY, 1))), (260, 260, 280)
    ),
    Arrangement(0, tuple(((at, 1),) for at in range(5)), (260, 230, 260, 260, 260)),
)


class OverviewPage(ScrolledPage):
    """``people_wanted`` carries what was clicked, ``customer_wanted`` whose card is to be opened,
    ``answer_wanted`` who is to be written back to (0 for anybody who waits).

    ``page_wanted`` carries the key of a page that tells more, ``picture_wanted`` and ``table_wanted`` the card that is to be saved.
    """

    people_wanted = Signal(object)
    customer_wanted = Signal(int)
    answer_wanted = Signal(int)
    page_wanted = Signal(str)
    ask_wanted = Signal()
    import_wanted = Signal()
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: OverviewViewModel, *, notes: NoteForm, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        self._pane = view_model.pane
        axes = AxisWording(self._pane.reading.wording)
        self.tiles = TileStrip(theme)
        self.trend = TrendCard(theme, axes, notes=notes, reading=self._pane.reading)
        self.spread = ChartCard(
            theme, DistributionChart(theme, axes, name=_("How the answers spread")), title=_("Answers")
        )
        self.journey = ChartCard(
            theme,
            BarsChart(
                theme, axes, name=_("Along the journey"), empty=_("No answer tells a stage in these days.")
            ),
            title=_("Along the journey"),
        )
        together = _("What goes together with the score")
        self.drivers = ChartCard(
            theme, BarsChart(theme, axes, name=together, empty=few_words()), title=together
        )
        self.why = WhyCard(theme)
        self.cards = CardRows(
            theme, (self.trend, self.spread, self.journey, self.drivers, self.why), arrangements=_ARRANGEMENTS
        )
        self.first = NoAnswersYet(
            theme,
            self._pane.reading.wording.words,
            ask=self.ask_wanted.emit,
            take_in=self.import_wanted.emit,
        )
        self.none = EmptyState(theme, sentence=_("Reading…"), icon="chart-line")
        self._shown: QWidget = self.none
        for part in (self.tiles, self.cards, self.none, self.first):
            self.column.addWidget(part, 0 if part is self.tiles else 1)
            part.setVisible(part is self.none)
        for card in (self.trend, self.spread, self.journey, self.drivers):
            card.picture_wanted.connect(self.picture_wanted)
            card.table_wanted.connect(self.table_wanted)
        for card in (self.spread, self.journey, self.drivers):
            card.tell_in_head()
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        target = self.tiles.tiles[0] if self._shown is self.cards else self._shown
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        view_model = self.view_model
        view_model.figures.shown.connect(self._show_figures)
        view_model.figures.rested.connect(self._tell_problem)
        view_model.trend.shown.connect(self._show_trend)
        view_model.journey.shown.connect(self._show_journey)
        self._pane.state_changed.connect(self._show_chosen)
        self.trend.metric_wanted.connect(lambda key: view_model.choose_metric(Metric(key)))
        self.trend.bucket_wanted.connect(lambda key: view_model.choose_bucket(BucketChoice(key)))
        self.tiles.chosen.connect(self._follow_tile)
        self.none.action_wanted.connect(self._widen)
        self.why.customer_wanted.connect(self.customer_wanted)
        self.why.answer_wanted.connect(self.answer_wanted)
        view_model.said.shown.connect(self._show_said)
        view_model.together.shown.connect(self._show_together)
        for card in (self.trend, self.spread, self.journey, self.drivers):
            card.chart.chosen.connect(self.people_wanted)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.trend.choose(self._pane.state.metric, self.view_model.bucket)

    def _show_figures(self) -> None:
        figures = self.view_model.figures.value
        if figures is None:
            return
        self.tiles.show_rows(figures.tiles)
        if figures.total and not figures.here:
            self.none.set_words(
                sentence=_("No answer in these days, or none that the filters leave."),
                more=_("What is not shown is still there."),
                action=_("Show every answer"),
            )
        self._bring_up(self.cards if figures.here else (self.none if figures.total else self.first))

    def _tell_problem(self) -> None:
        """Where nothing was ever read, say why instead of that it is on its way."""
        figures = self.view_model.figures
        if figures.value is None and figures.problem is not None:
            more = " ".join(filter(None, (figures.problem.kept, figures.problem.to_do)))
            self.none.set_words(sentence=figures.problem.what, more=more)

    def _bring_up(self, part: QWidget) -> None:
        focused = QApplication.focusWidget()
        had_keys = part is not self._shown and focused is not None and self._shown.isAncestorOf(focused)
        self._shown = part
        for each in (self.cards, self.none, self.first):
            show_only(each, visible=each is part)
        show_only(self.tiles, visible=part is not self.first)
        if had_keys:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_trend(self) -> None:
        shown = self.view_model.trend.value
        if shown is None:
            return
        self.trend.show_trend(shown)
        self.spread.name_it(shown.distribution_title)
        self.spread.chart.setAccessibleName(shown.distribution_title)
        self.spread.chart.show_data(shown.distribution)
        self.spread.set_note(shown.distribution_note)

    def _show_journey(self) -> None:
        shown = self.view_model.journey.value
        if shown is None:
            return
        self.journey.name_it(shown.title)
        self.journey.chart.setAccessibleName(shown.title)
        self.journey.chart.show_data(shown.bars)
        self.journey.set_note(shown.note)

    def _show_said(self) -> None:
        shown = self.view_model.said.value
        if shown is not None:
            self.why.show_people(shown.people, waiting=shown.waiting)

    def _show_together(self) -> None:
        shown = self.view_model.together.value
        if shown is not None:
            self.drivers.chart.show_data(shown.bars)
            self.drivers.set_note(shown.note)

    def _follow_tile(self, key: str) -> None:
        """A figure leads to its chart: one of the three to its line, the others to the page that tells more."""
        metric = next((each for each in Metric if each.value == key), None)
        if metric is None:
            self.page_wanted.emit(VALUE)
            return
        self.view_model.choose_metric(metric)
        self.area.ensureWidgetVisible(self.trend)
        self.trend.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _widen(self) -> None:
        everything = replace(self._pane.state.widened(), span=Span.ALL)
        self._pane.show_state(everything)
