"""What the tour shows of answers and of what they add up to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.desk_window import GUESTS
from app.bootstrap.metrics import METRICS
from app.bootstrap.metrics_report import months_before
from app.metrics.overview.page import OverviewPage
from app.metrics.page_keys import COMPARE, OVERVIEW, THEMES, TO_ANSWER, VALUE, WHERE
from app.metrics.pane import MetricsPane
from app.metrics.periods import Span
from app.sign_in.schemas import PinDraft
from app.surveys.services import SurveyServices
from app.tour.guide import Guide
from app.tour.sheets import Sheets

PIN = "1357"
BARS_ALONG = 4
"""How many bars from the first one the picture of people is about."""


def metrics(guide: Guide) -> QWidget:
    """How customers feel, over two years: figures, trend, journey, what goes with them, and what was said."""
    guide.desk.window.show_pane(METRICS)
    pane = _pane(guide)
    pane.show_page(OVERVIEW)
    pane.view_model.show_state(replace(pane.view_model.state, span=Span.TWO_YEARS))
    return guide.desk.window


def metrics_table(guide: Guide) -> QWidget:
    """The numbers behind the trend."""
    _overview(guide).trend.chart.show_table(shown=True)
    return guide.desk.window


def leave_metrics_table(guide: Guide) -> None:
    """Back to the picture."""
    _overview(guide).trend.chart.show_table(shown=False)


def metrics_people(guide: Guide) -> QWidget:
    """Who is behind a bar."""
    chart = _overview(guide).spread.chart
    for _step in range(BARS_ALONG):
        _press(chart, Qt.Key.Key_Right)
    _press(chart, Qt.Key.Key_Return)
    return guide.desk.window


def leave_metrics_people(guide: Guide) -> None:
    """Put the people away."""
    _pane(guide).leave_people()


def metrics_where(guide: Guide) -> QWidget:
    """By place, staff and hour of the week."""
    return _page(guide, WHERE)


def metrics_compare(guide: Guide) -> QWidget:
    """One time or segment beside the other."""
    return _page(guide, COMPARE)


def metrics_value(guide: Guide) -> QWidget:
    """What customers are worth, and what is done for them."""
    return _page(guide, VALUE)


def to_answer(guide: Guide) -> QWidget:
    """Who waits for an answer."""
    return _page(guide, TO_ANSWER)


def themes(guide: Guide) -> QWidget:
    """What comments are about, and what goes together with the score."""
    return _page(guide, THEMES)


def report(guide: Guide) -> QWidget:
    """The pages of the last whole month."""
    desk = guide.desk
    month = months_before(guide.today.replace(day=1), 1)
    pages = desk.measuring.reports.pages_of(month)
    assert pages is not None
    return Sheets(pages, ground=guide.program.theme.tokens.bg)


def ask(guide: Guide) -> QWidget:
    """An answer is written down in a moment."""
    guide.desk.asking.open()
    return guide.desk.window


def leave_ask(guide: Guide) -> None:
    """Put the form away."""
    guide.desk.asking.form.leave()


def hand_over(guide: Guide) -> QWidget:
    """The screen in the hands of a customer."""
    work = guide.desk.session.workplace
    pins = SurveyServices.at(work).pins
    if not pins.has_pin():
        pins.keep(pins.hashed(PinDraft(pin=PIN, again=PIN)))
    guide.desk.asking.handing_over.start_with("nps", None)
    screen = guide.desk.asking.handing_over.screen
    screen.showNormal()  # as large as every other picture, whatever the screen
    return screen


def leave_hand_over(guide: Guide) -> None:
    """Take the screen back with the PIN."""
    screen = guide.desk.asking.handing_over.screen
    screen.staff.click()
    screen.pin.typed.emit(PIN)
    guide.desk.window.show_pane(GUESTS)


def _page(guide: Guide, key: str) -> QWidget:
    _pane(guide).show_page(key)
    return guide.desk.window


def _press(widget: QWidget, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def _overview(guide: Guide) -> OverviewPage:
    page = _pane(guide).front.page(OVERVIEW)
    assert isinstance(page, OverviewPage)
    return page


def _pane(guide: Guide) -> MetricsPane:
    return guide.desk.measuring.pane
