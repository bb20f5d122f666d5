"""The Value page: whether it pays to know them, and what is done for them."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from app.metrics.card_rows import Arrangement, CardRows
from app.metrics.chart_card import ChartCard
from app.metrics.figure_words import share_note, share_words
from app.metrics.lines_card import LinesCard
from app.metrics.scrolled_page import ScrolledPage
from app.metrics.value import drawn, scopes
from app.metrics.value.view_model import ValueViewModel
from app.ui.charts.bars import BarsChart
from app.ui.charts.trend import TrendChart
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording

_ARRANGEMENTS = (
    Arrangement(
        1000, (((0, 1), (1, 1), (2, 1)), ((3, 1), (4, 1), (5, 1)), ((6, 1), (7, 1))), (260, 200, 180)
    ),
    Arrangement(640, (((0, 1), (1, 1)), ((2, 1), (3, 1)), ((4, 1), (5, 1)), ((6, 1), (7, 1))), (260,)),
    Arrangement(0, tuple(((at, 1),) for at in range(8)), (260, 260, 260)),
)


class ValuePage(ScrolledPage):
    """``picture_wanted`` and ``table_wanted`` carry the card that is to be saved."""

    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, view_model: ValueViewModel, *, theme: Theme) -> None:
        super().__init__(theme, look=view_model.look, look_away=view_model.look_away)
        self.view_model = view_model
        self._wording = view_model.pane.reading.wording
        axes = AxisWording(self._wording)
        words = self._wording.words
        customers = words.customers_title.lower()
        nobody = _("Nothing to show for these days.")
        self.value = ChartCard(
            theme,
            BarsChart(theme, axes, name=_("What was spent, by how often they came"), empty=nobody),
            title=_("Who brings the money"),
        )
        self.worth = LinesCard(theme, title=_("Lifetime value"))
        self.returning = ChartCard(
            theme,
            TrendChart(
                theme,
                axes,
                name=_("Returning {customers} by month").format(customers=customers),
                empty=nobody,
            ),
            title=_("Returning {customers}").format(customers=customers),
        )
        self.rhythm = ChartCard(
            theme,
            BarsChart(theme, axes, name=_("How often they come back"), empty=nobody),
            title=_("How often they come back"),
        )
        self.known = LinesCard(theme, title=_("What we know of them"))
        self.promises = LinesCard(theme, title=_("Promises"))
        self.moments = LinesCard(theme, title=_("Moments"))
        self.recovery = LinesCard(theme, title=_("Put right"))
        charts = (self.returning, self.value, self.rhythm)
        lines = (self.worth, self.known, self.promises, self.moments, self.recovery)
        self.cards = CardRows(theme, (*charts, *lines), arrangements=_ARRANGEMENTS)
        for chart_card in charts:
            chart_card.tell_in_head()
            chart_card.picture_wanted.connect(self.picture_wanted)
        for card in (*charts, *lines):
            card.table_wanted.connect(self.table_wanted)
        self.column.addWidget(self.cards)
        self.column.addStretch(1)
        view_model.worth.shown.connect(self._show_worth)
        view_model.rhythm.shown.connect(self._show_rhythm)
        view_model.care.shown.connect(self._show_care)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.returning.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_worth(self) -> None:
        worth = self.view_model.worth.value
        if worth is None:
            return
        wording = self._wording
        aside = self._aside(scopes.OF_VISITS)
        self.value.chart.show_data(drawn.value_bars(worth.value, wording))
        self.value.set_note(aside)
        self.worth.show_lines(drawn.value_lines(worth.value, wording))
        self.worth.set_note(_("Of those who came in these days: all they ever spent. ") + aside)
        self.returning.chart.show_data(drawn.returning_trend(worth.returning))
        share = worth.returning.share
        whole = _("In all these days {share} had been here before; {note}. Each month is counted by itself.")
        shown = whole.format(share=share_words(share), note=share_note(share, wording))
        self.returning.set_note(" ".join(filter(None, (shown if share.n else "", aside))))

    def _show_rhythm(self) -> None:
        rhythm = self.view_model.rhythm.value
        if rhythm is None:
            return
        self.rhythm.chart.show_data(drawn.rhythm_bars(rhythm))
        note = drawn.rhythm_note(rhythm, self._wording)
        self.rhythm.set_note(" ".join(filter(None, (note, self._aside(scopes.OF_VISITS)))))

    def _show_care(self) -> None:
        care = self.view_model.care.value
        if care is None:
            return
        wording = self._wording
        self.known.show_lines(drawn.known_lines(care.known, wording))
        as_of = _("As of today, whatever days are chosen.")
        self.known.set_note(" ".join(filter(None, (as_of, self._aside(scopes.OF_CUSTOMERS)))))
        self.promises.show_lines(drawn.promise_lines(care.promises, wording))
        self.promises.set_note(self._aside(scopes.OF_PROMISES))
        self.moments.show_lines(drawn.moment_lines(care.moments, wording))
        goes = _(
            "Who came back is counted for all that lie a year back. It goes together, it need not be the cause."
        )
        self.moments.set_note(" ".join(filter(None, (goes, self._aside(scopes.OF_MOMENTS)))))
        self.recovery.show_lines(
            (
                *drawn.recovery_lines(care.recovery, wording),
                *drawn.comparison_lines(care.comparison, wording),
            )
        )
        self.recovery.set_note(self._aside(scopes.OF_CASES))

    def _aside(self, applied: tuple[str, ...]) -> str:
        return scopes.left_aside_words(self.view_model.pane.state, applied, wording=self._wording)
