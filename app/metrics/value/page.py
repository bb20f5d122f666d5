"""The Value page: whether it pays to know them, and what is done for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from app.core.words import gettext as _
from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.figure_words import share_note, share_words
from app.metrics.lines_card import LinesCard
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.value import came_drawn, drawn, scopes
from app.metrics.value.view_model import ValueViewModel
from app.ui.charts.bars import BarsChart
from app.ui.charts.trend import TrendChart
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_ARRANGEMENTS = (
    Arrangement(
        1000,
        (
            ((0, 1), (1, 1), (2, 1)),
            ((3, 1), (4, 1), (5, 1)),
            ((6, 1), (7, 1), (8, 1)),
            ((9, 1), (10, 1)),
        ),
        (260, 290, 200, 180),
    ),
    Arrangement(
        640,
        (
            ((0, 1), (1, 1)),
            ((2, 1), (6, 1)),
            ((3, 1), (4, 1)),
            ((5, 1), (7, 1)),
            ((8, 1), (9, 1)),
            ((10, 1),),
        ),
        (260, 260, 290, 290),
    ),
    Arrangement(
        0, tuple(((at, 1),) for at in (0, 1, 2, 6, 3, 4, 5, 7, 8, 9, 10)), (260, 260, 260, 180, 260, 290, 290)
    ),
)


class ValuePage(ScrolledPage):
    """``came_wanted`` carries what was clicked, ``picture_wanted`` and ``table_wanted`` the card to be saved."""

    came_wanted = Signal(object)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: ValueViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        self._theme = theme
        self._wording = view_model.pane.reading.wording
        self._axes = AxisWording(self._wording)
        customers = self._wording.words.customers_title.lower()
        self.returning = self._trend(
            _("Returning {customers}").format(customers=customers),
            name=_("Returning {customers} by month").format(customers=customers),
        )
        self.value = self._bars(_("Who brings the money"), name=_("What was spent, by how often they came"))
        self.rhythm = self._bars(_("How often they come back"))
        self.recommended = self._trend(
            _("Came by recommendation"), name=_("Came by recommendation, by month")
        )
        self.ways = self._bars(_("How they came to us"))
        self.people = self._bars(
            _("Who recommends us"), empty=_("Nobody of these days is known to have been recommended.")
        )
        self.worth = LinesCard(theme, title=_("Lifetime value"))
        self.known = LinesCard(theme, title=_("What we know of them"))
        self.promises = LinesCard(theme, title=_("Promises"))
        self.moments = LinesCard(theme, title=_("Moments"))
        self.recovery = LinesCard(theme, title=_("Put right"))
        charts = (self.returning, self.value, self.rhythm, self.recommended, self.ways, self.people)
        lines = (self.worth, self.known, self.promises, self.moments, self.recovery)
        self.cards = CardRows(theme, (*charts, *lines), arrangements=_ARRANGEMENTS)
        for chart_card in charts:
            chart_card.tell_in_head()
            chart_card.picture_wanted.connect(self.picture_wanted)
        for card in (*charts, *lines):
            card.table_wanted.connect(self.table_wanted)
        for chart_card in (self.recommended, self.ways, self.people):
            chart_card.chart.chosen.connect(self.came_wanted)
        self.column.addWidget(self.cards)
        self.column.addStretch(1)
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.returning.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _trend(self, title: str, *, name: str) -> ChartCard[TrendChart]:
        empty = _("Nothing to show for these days.")
        return ChartCard(
            self._theme, TrendChart(self._theme, self._axes, name=name, empty=empty), title=title
        )

    def _bars(self, title: str, *, name: str = "", empty: str = "") -> ChartCard[BarsChart]:
        nobody = empty or _("Nothing to show for these days.")
        chart = BarsChart(self._theme, self._axes, name=name or title, empty=nobody)
        return ChartCard(self._theme, chart, title=title)

    def _connect(self) -> None:
        shown = self.view_model
        shown.value.shown.connect(self._show_value)
        shown.returning.shown.connect(self._show_returning)
        shown.rhythm.shown.connect(self._show_rhythm)
        shown.recommended.shown.connect(self._show_recommended)
        shown.known.shown.connect(self._show_known)
        shown.promises.shown.connect(self._show_promises)
        shown.moments.shown.connect(self._show_moments)
        shown.recovery.shown.connect(self._show_recovery)
        shown.comparison.shown.connect(self._show_recovery)

    def _show_value(self) -> None:
        value = self.view_model.value.value
        if value is None:
            return
        aside = self._aside(scopes.OF_VISITS)
        self.value.chart.show_data(drawn.value_bars(value, self._wording))
        self.value.set_note(aside)
        self.worth.show_lines(drawn.value_lines(value, self._wording))
        self.worth.set_note(_("Of those who came in these days: all they ever spent. ") + aside)

    def _show_returning(self) -> None:
        returning = self.view_model.returning.value
        if returning is None:
            return
        self.returning.chart.show_data(drawn.returning_trend(returning))
        share = returning.share
        whole = _("In all these days {share} had been here before; {note}. Each month is counted by itself.")
        shown = whole.format(share=share_words(share), note=share_note(share, self._wording))
        self.returning.set_note(self._note(shown if share.n else "", scopes.OF_VISITS))

    def _show_rhythm(self) -> None:
        rhythm = self.view_model.rhythm.value
        if rhythm is None:
            return
        self.rhythm.chart.show_data(drawn.rhythm_bars(rhythm))
        self.rhythm.set_note(self._note(drawn.rhythm_note(rhythm, self._wording), scopes.OF_VISITS))

    def _show_recommended(self) -> None:
        shown = self.view_model.recommended.value
        if shown is None:
            return
        wording = self._wording
        self.recommended.chart.show_data(came_drawn.recommended_trend(shown, wording))
        self.recommended.set_note(self._note(came_drawn.recommended_note(shown, wording), scopes.OF_VISITS))
        self.ways.chart.show_data(came_drawn.ways_bars(shown, wording))
        self.ways.set_note(self._aside(scopes.OF_VISITS))
        self.people.chart.show_data(came_drawn.people_bars(shown, wording))
        spent = _("Beside it what those whom they brought have spent so far.") if shown.people else ""
        self.people.set_note(self._note(spent, scopes.OF_VISITS))

    def _show_known(self) -> None:
        known = self.view_model.known.value
        if known is not None:
            self.known.show_lines(drawn.known_lines(known, self._wording))
            as_of = _("As of today, whatever days are chosen.")
            self.known.set_note(self._note(as_of, scopes.OF_CUSTOMERS))

    def _show_promises(self) -> None:
        promises = self.view_model.promises.value
        if promises is not None:
            self.promises.show_lines(drawn.promise_lines(promises, self._wording))
            self.promises.set_note(self._aside(scopes.OF_PROMISES))

    def _show_moments(self) -> None:
        moments = self.view_model.moments.value
        if moments is None:
            return
        self.moments.show_lines(drawn.moment_lines(moments, self._wording))
        goes = _(
            "Who came back is counted for all that lie a year back. It goes together, it need not be the cause."
        )
        self.moments.set_note(self._note(goes, scopes.OF_MOMENTS))

    def _show_recovery(self) -> None:
        """How customers went on takes longer to count: what is there already does not wait for it."""
        recovery, comparison = self.view_model.recovery.value, self.view_model.comparison.value
        if recovery is None:
            return
        after = drawn.comparison_lines(comparison, self._wording) if comparison is not None else ()
        self.recovery.show_lines((*drawn.recovery_lines(recovery, self._wording), *after))
        self.recovery.set_note(self._aside(scopes.OF_CASES))

    def _note(self, words: str, applied: tuple[str, ...]) -> str:
        return " ".join(filter(None, (words, self._aside(applied))))

    def _aside(self, applied: tuple[str, ...]) -> str:
        return scopes.left_aside_words(self.view_model.pane.state, applied, wording=self._wording)
