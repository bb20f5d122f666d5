"""The pane by keys: figures, filters, people behind a bar, notes, and an empty venue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.core.changes import Change
from app.core.days import Days
from app.core.errors import Refused
from app.core.rights import Right
from app.metrics.clicked import Clicked
from app.metrics.comments.page import CommentsPage
from app.metrics.compare.rows import Against
from app.metrics.page_keys import COMMENTS, COMPARE, OVERVIEW, WHERE
from app.metrics.periods import Span
from app.metrics.remembered_state import remembered_state
from app.metrics.state import BucketChoice
from app.metrics.tiles.rows import TileRow
from app.model.survey import Metric
from tests.metrics.fake_measures import FakeMeasures, some_people
from tests.metrics.metrics_desk import NO_KEY, MetricsDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


def menu_open() -> QMenu:
    """The menu in front."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    return menu


def choose_in_menu(entry: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = menu_open()
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == entry))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_keys_begin_on_the_first_figure_which_says_all_of_itself(desk: MetricsDesk) -> None:
    desk.open()
    assert desk.focused is desk.overview.tiles.tiles[0]
    assert desk.focused.accessibleName() == (
        "Would recommend us (NPS): +57. 6. 95% sure: +52 to +62 · n=1,204"
    )


def test_all_five_figures_stand_in_one_line_on_a_desk_screen(desk: MetricsDesk) -> None:
    desk.open(1290)
    assert {tile.y() for tile in desk.overview.tiles.tiles} == {desk.overview.tiles.tiles[0].y()}


def test_a_figure_leads_to_its_line(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.overview.tiles.tile("ces").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert measures.trends[-1].metric is Metric.CES
    assert desk.focused is desk.overview.trend.chart
    assert desk.overview.trend.title_words == "CES by month"
    assert len(measures.asked) == 1, "the same answers were measured again"


def test_a_figure_without_a_line_leads_to_the_page_that_tells_more(desk: MetricsDesk, qtbot: QtBot) -> None:
    desk.open()
    with qtbot.waitSignal(desk.overview.page_wanted, check_params_cb=lambda key: key == "value"):
        desk.overview.tiles.tiles[3].click()


def test_other_days_are_chosen_by_keys_and_kept_for_the_next_start(
    desk: MetricsDesk, measures: FakeMeasures
) -> None:
    desk.open()
    desk.pane.front.bar.take_focus()
    desk.press(Qt.Key.Key_Left)
    assert measures.asked[-1].span is Span.YEAR
    assert remembered_state(desk.remembered).span is Span.YEAR


def test_two_days_are_typed(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.front.bar.spans.button(Span.CHOSEN).click()
    form = desk.pane.front.bar.chosen_form
    form.since.set_value(date(2026, 3, 1))
    form.until.set_value(date(2026, 3, 31))
    form.form.submit()
    assert measures.asked[-1].days == Days(date(2026, 3, 1), date(2026, 3, 31))
    assert desk.pane.front.bar.days.text() == "1 Mar 2026 to 31 Mar 2026"
    assert desk.pane.front.slot.shown is None


def test_days_in_the_wrong_order_are_refused_beside_the_field(desk: MetricsDesk) -> None:
    desk.open()
    desk.pane.front.bar.spans.button(Span.CHOSEN).click()
    form = desk.pane.front.bar.chosen_form
    form.since.set_value(date(2026, 3, 2))
    form.until.set_value(date(2026, 3, 1))
    form.form.submit()
    assert form.until.error == "This day is before the first one."
    assert desk.view_model.state.span is Span.TWO_YEARS


def test_so_many_days_until_today(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.front.bar.spans.button(Span.ROLLING).click()
    form = desk.pane.front.bar.rolling_form
    form.number.set_text("none")
    form.form.submit()
    assert form.number.error
    form.number.set_text("45")
    form.form.submit()
    assert measures.asked[-1].rolling == 45
    assert desk.pane.front.bar.days.text() == "12 Oct 2026 to 25 Nov 2026"


def test_leaving_the_form_of_days_leaves_the_days(desk: MetricsDesk) -> None:
    desk.open()
    desk.pane.front.bar.spans.button(Span.CHOSEN).click()
    desk.press(Qt.Key.Key_Escape)
    assert desk.pane.front.slot.shown is None
    assert desk.pane.front.bar.spans.current == Span.TWO_YEARS
    assert desk.focused is desk.pane.front.bar.spans.button(Span.TWO_YEARS)


def test_a_filter_is_ticked_in_its_menu_and_always_seen(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    chips = desk.pane.front.bar.chips
    assert (chips.where.spec.text, chips.who.spec.text) == ("Everywhere", "All guests")
    chips.where.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert [action.text() for action in menu_open().actions()] == [
        "Stage", "Channel", "Place", "Department", "Staff",
    ]  # fmt: skip
    menu_open().close()
    chips.chips["places"].click()
    choose_in_menu("412")
    menu_open().close()
    assert measures.asked[-1].places == ("412",)
    assert chips.chips["places"].spec.text == "Place: 412"
    assert chips.chips["places"].isVisible()
    assert chips.where.spec.text == "Where…"
    chips.clear.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert measures.asked[-1].places == ()
    assert desk.focused is chips.where


def test_a_bar_leads_to_its_people_and_escape_back_to_it(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    chart = desk.overview.journey.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert measures.clicked == [("stage", "Booking")]
    assert desk.focused is desk.people.list
    assert desk.people.title.text() == "Score 3"
    desk.press(Qt.Key.Key_Escape)
    assert desk.focused is chart
    assert not desk.people.isVisible()


def test_a_card_is_opened_from_an_answer(desk: MetricsDesk, qtbot: QtBot) -> None:
    desk.open()
    desk.pane.show_people(("score", 3))
    with qtbot.waitSignal(desk.pane.customer_wanted, check_params_cb=lambda customer_id: customer_id == 101):
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Return)


def test_to_somebody_without_a_card_a_case_is_offered_instead_of_a_promise(
    desk: MetricsDesk, qtbot: QtBot
) -> None:
    desk.open()
    desk.pane.show_people(("score", 3))
    assert desk.people.promise.isVisible()
    assert not desk.people.case.isVisible()
    assert not desk.people.unknown.isVisible()
    desk.people.list.choose(4)
    assert not desk.people.card.isVisible()
    assert not desk.people.promise.isVisible()
    assert "nothing can be promised" in desk.people.unknown.text()
    assert desk.people.unknown.isVisible()
    with qtbot.waitSignal(desk.people.case_wanted, check_params_cb=lambda customer_id: customer_id == 0):
        desk.people.case.click()


def test_something_is_promised_to_whoever_answered(desk: MetricsDesk) -> None:
    desk.open()
    desk.pane.show_people(("score", 3))
    desk.people.promise.click()
    desk.people.form.what.set_text("Call about the shower")
    desk.people.form.form.submit()
    customer_id, draft = desk.kept.promised[0]
    assert (customer_id, draft.what) == (100, "Call about the shower")
    assert desk.focused is desk.people.list


def test_people_come_page_by_page(desk: MetricsDesk, measures: FakeMeasures) -> None:
    measures.people = some_people(120)
    desk.open()
    desk.pane.show_people(("score", 3))
    assert len(desk.people.model.rows) == 50
    desk.people.model.fetchMore(desk.people.list.rootIndex())
    assert len(desk.people.model.rows) == 100
    desk.people.list.scrollToBottom()
    QApplication.processEvents()
    assert len(desk.people.model.rows) == 120
    desk.people.which.button("words").click()
    assert all(row.comment for row in desk.people.model.rows)


def test_a_note_is_written_on_the_chart_and_changed_again(desk: MetricsDesk) -> None:
    desk.open()
    card = desk.overview.trend
    card.chart.note_wanted.emit(date(2026, 5, 4))
    form = desk.overview.trend.slot.shown
    assert form is not None
    QTest.keyClicks(desk.focused, "New mattresses")
    desk.press(Qt.Key.Key_Return)
    assert (desk.kept.added[0].on, desk.kept.added[0].text) == (date(2026, 5, 4), "New mattresses")
    assert card.slot.shown is None
    card.open_menu().actions()[-1].trigger()
    desk.press(Qt.Key.Key_End)
    QTest.keyClicks(desk.focused, " again")
    desk.press(Qt.Key.Key_Return)
    assert desk.kept.edited[0][1].text == "Welcome calls began again"


def test_a_note_is_taken_away(desk: MetricsDesk) -> None:
    desk.open()
    card = desk.overview.trend
    card.chart.note_chosen.emit(3)
    card._form.remove.click()
    assert desk.kept.removed == [3]
    assert card.slot.shown is None


def test_the_numbers_of_a_chart_are_behind_one_key(desk: MetricsDesk) -> None:
    desk.open()
    chart = desk.overview.spread.chart
    chart.setFocus()
    desk.press(Qt.Key.Key_T)
    assert chart.shows_table
    desk.press(Qt.Key.Key_Escape)
    assert desk.focused is chart


def test_a_picture_is_saved_by_keys(desk: MetricsDesk, qtbot: QtBot) -> None:
    desk.open()
    desk.overview.journey.chart.setFocus()
    with qtbot.waitSignal(desk.pane.picture_wanted):
        desk.press(Qt.Key.Key_S, CTRL)


def test_an_empty_venue_says_what_to_do_first(
    desk: MetricsDesk, measures: FakeMeasures, qtbot: QtBot
) -> None:
    measures.nobody_answered()
    desk.open()
    first = desk.overview.first
    assert first.isVisible()
    assert not desk.overview.cards.isVisible()
    assert desk.focused is first.ask
    with qtbot.waitSignal(desk.pane.ask_wanted):
        desk.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.pane.import_wanted):
        first.take_in.click()


def test_filters_that_leave_nothing_offer_to_be_taken_away(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    measures.shown = type(measures.shown)(measures.shown.tiles, total=3000, here=0)
    desk.view_model.refresh()
    assert desk.overview.none.isVisible()
    desk.overview.none.action_wanted.emit()
    assert measures.asked[-1].span is Span.ALL


def test_new_answers_are_shown_at_once(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    measures.shown = type(measures.shown)((TileRow("nps", "NPS", "+58"),), 3001, 1205)
    desk.bus.publish(Change(frozenset({("survey_answer", 9)}), frozenset()))
    assert desk.overview.tiles.tiles[0].row.value == "+58"


def test_nothing_is_measured_while_nobody_looks(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.hide()
    desk.bus.publish(Change(frozenset({("survey_answer", 9)}), frozenset()))
    assert len(measures.asked) == 1
    desk.pane.show()
    assert len(measures.asked) == 2


def test_the_line_goes_by_what_is_chosen(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.overview.trend.buckets.button(BucketChoice.WEEK).click()
    assert measures.trends[-1].bucket is BucketChoice.WEEK


def test_pages_are_chosen_by_keys_and_kept(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.front.head.pages.button(OVERVIEW).setFocus()
    desk.press(Qt.Key.Key_Right)
    assert desk.pane.front.current_key == WHERE
    assert desk.remembered.text("metrics_page") == WHERE
    desk.press(Qt.Key.Key_Right)
    assert desk.pane.front.current_key == COMPARE
    assert measures.against == [Against.BEFORE]


def test_something_else_is_compared(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.show_page(COMPARE)
    page = desk.pane.front.page(COMPARE)
    page.against.button(Against.CHANNEL).click()  # type: ignore[attr-defined]
    assert measures.against[-1] is Against.CHANNEL


def test_a_point_of_what_is_compared_leads_to_its_people(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.show_page(COMPARE)
    chart = desk.pane.front.page(COMPARE).charts.chart  # type: ignore[attr-defined]
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Return)
    assert [key[0] for key in measures.clicked] == ["month"]  # type: ignore[index]
    assert desk.focused is desk.people.list


def test_a_narrow_window_shows_one_card_a_line(desk: MetricsDesk) -> None:
    desk.open(600)
    cards = desk.overview.cards
    assert all(len(line) == 1 for line in cards.arrangement.lines)
    assert desk.overview.body.width() <= desk.pane.width()


def test_text_of_twice_the_size_is_not_cut(desk: MetricsDesk, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    desk.open(1290, 700)
    for tile in desk.overview.tiles.tiles:
        assert tile.width() >= tile.least_width


def test_tab_goes_round_and_comes_back(desk: MetricsDesk, tmp_path: Path) -> None:
    del tmp_path
    desk.open()
    seen = []
    for _step in range(80):
        desk.press(Qt.Key.Key_Tab)
        if desk.focused in seen:
            break
        seen.append(desk.focused)
    assert desk.overview.journey.chart in seen
    assert desk.pane.front.head.ask in seen
    assert desk.pane.front.bar.chips.where in seen


def test_how_it_is_counted_is_said_over_the_charts(desk: MetricsDesk) -> None:
    desk.open()
    desk.pane.front.bar.help.setFocus()
    desk.press(Qt.Key.Key_Return)
    explained = desk.pane.front.bar.explained
    assert explained.isVisible()
    assert desk.focused is explained.leave
    desk.press(Qt.Key.Key_PageDown)
    desk.press(Qt.Key.Key_Escape)
    assert not explained.isVisible()
    assert desk.focused is desk.pane.front.bar.help


def test_comments_are_searched_and_led_on_from(
    desk: MetricsDesk, measures: FakeMeasures, qtbot: QtBot
) -> None:
    desk.open()
    desk.pane.show_page(COMMENTS)
    page = desk.pane.front.page(COMMENTS)
    assert isinstance(page, CommentsPage)
    assert desk.focused is page.search
    assert [row.answer_id for row in page.model.rows] == [1, 2, 4]
    QTest.keyClicks(page.search, "shower")
    desk.press(Qt.Key.Key_Return)
    clicked = measures.clicked[-1]
    assert isinstance(clicked, Clicked)
    assert clicked.only == (("words", "shower"),)
    assert desk.focused is page.list
    page.list.choose(2)
    with qtbot.waitSignal(desk.pane.customer_wanted):
        desk.press(Qt.Key.Key_Return)
    page.list.choose(1)
    with qtbot.waitSignal(desk.pane.answer_wanted):
        desk.press(Qt.Key.Key_Return)
    page.bar.metrics.button(Metric.CES).click()
    assert getattr(measures.clicked[-1], "metric", None) is Metric.CES


def test_a_theme_leads_to_those_who_spoke_of_it(desk: MetricsDesk, measures: FakeMeasures) -> None:
    desk.open()
    desk.pane.show_page(COMMENTS)
    page = desk.pane.front.page(COMMENTS)
    assert isinstance(page, CommentsPage)
    page.themes.chart.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    assert measures.clicked[-1] == ("theme", "Discovery")
    assert desk.people.isVisible()


def test_whoever_waits_is_answered_by_a_click_on_the_button(desk: MetricsDesk, qtbot: QtBot) -> None:
    desk.open()
    why = desk.overview.why
    rect = why.list.visualRect(why.model.index(0))
    with qtbot.waitSignal(why.answer_wanted, check_params_cb=lambda answer_id: answer_id == 1):
        QTest.mouseClick(
            why.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, rect.topRight() + QPoint(-20, 20)
        )
    with qtbot.assertNotEmitted(why.answer_wanted):
        QTest.mouseClick(why.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, rect.center())


def test_the_report_is_offered_once_somebody_prints_it(desk: MetricsDesk) -> None:
    desk.open()
    report = desk.pane.front.head.report
    assert not report.isVisible()
    printed: list[bool] = []
    desk.pane.offer_report(lambda: printed.append(True))
    report.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert printed == [True]


def test_whoever_may_not_see_figures_is_told_so_in_their_place(
    desk: MetricsDesk, measures: FakeMeasures, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise Refused(Right.MEASURE)

    monkeypatch.setattr(measures, "figures", refuse)
    desk.open()
    said = [label.text() for label in desk.overview.none.findChildren(QLabel) if label.isVisible()]
    assert "Your role may not do this." in said
    assert "Ask a manager." in said
    assert "Reading…" not in said
