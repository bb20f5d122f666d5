"""The Measures page: its days, figures, groups, hours and what leads on to the cases."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.core.changes import Change
from app.core.days import Days
from app.model.case import Severity
from app.recovery.measures.group_rows import Dimension
from app.recovery.measures.hours import TABLE
from app.recovery.measures.periods import Span, days_of_span
from app.ui.theme.theme import Theme
from tests.recovery.measures.conftest import Looked
from tests.recovery.measures.made import fill

TODAY = date(2026, 11, 25)


def card(looked: Looked, label: str) -> tuple[str, str]:
    """The value and the note of a card."""
    found = next(one for one in looked.page.cards.cards if one.label.text() == label)
    return found.value.text(), found.note.text()


def shows_figures(looked: Looked) -> bool:
    return looked.page.cards.isVisible()


def choose(looked: Looked, key: str) -> None:
    QTest.mouseClick(looked.page.spans.button(key), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("span", "since"),
    [(Span.MONTH, date(2026, 10, 27)), (Span.QUARTER, date(2026, 8, 28)), (Span.YEAR, date(2025, 11, 26))],
)
def test_a_span_ends_today_and_holds_so_many_days(span: Span, since: date) -> None:
    assert days_of_span(span, TODAY, chosen=Days()) == Days(since, TODAY)


def test_all_days_are_open_on_both_sides() -> None:
    assert days_of_span(Span.ALL, TODAY, chosen=Days(TODAY, TODAY)) == Days()
    assert days_of_span(Span.CHOSEN, TODAY, chosen=Days(TODAY, TODAY)) == Days(TODAY, TODAY)


def test_a_venue_without_a_case_says_so(looked: Looked) -> None:
    assert not shows_figures(looked)
    choose(looked, Span.ALL)
    assert looked.page.empty._sentence.text() == "No case yet."


def test_days_without_a_case_offer_all_cases(looked: Looked) -> None:
    fill(looked.work)
    looked.view_model.choose_span(Span.CHOSEN, Days(date(2020, 1, 1), date(2020, 1, 2)))
    looked.page.view_model.figures_shown.emit()
    choose(looked, Span.ALL)
    assert shows_figures(looked)
    assert card(looked, "Reported") == ("120", "")


def test_the_cards_tell_every_figure(busy: Looked) -> None:
    choose(busy, Span.ALL)
    figures = busy.view_model.figures
    assert figures is not None
    value, note = card(busy, "Put right, confirmed")
    share = figures.cases.recovered
    assert value.endswith("%")
    assert f"of {share.n}" in note
    assert "likely" in note
    assert card(busy, "Followed up in target") == ("no data", "")
    assert card(busy, "Open now")[1].endswith("past target")
    assert len(busy.page.cards.cards) == 16


def test_a_few_cases_are_never_passed_off_as_many(busy: Looked) -> None:
    choose(busy, Span.ALL)
    rows = busy.page.groups.model.rows
    for row in rows:
        count = int(row.count.split(",")[0])
        assert row.hollow == (count < 30)
        assert ("few" in row.count, "tentative" in row.count) == (count < 10, 10 <= count < 30)


@pytest.mark.parametrize("dimension", list(Dimension))
def test_every_breakdown_adds_up(busy: Looked, dimension: Dimension) -> None:
    choose(busy, Span.ALL)
    QTest.mouseClick(busy.page.dimensions.button(dimension), Qt.MouseButton.LeftButton)
    rows = busy.page.groups.model.rows
    assert sum(int(row.count.split(",")[0]) for row in rows) == 120
    assert all(row.name for row in rows)
    assert max(row.part for row in rows) == 1


def test_clicking_a_group_asks_for_its_cases(busy: Looked) -> None:
    choose(busy, Span.MONTH)
    QTest.mouseClick(busy.page.dimensions.button(Dimension.SEVERITY), Qt.MouseButton.LeftButton)
    wanted: list[CaseQuery] = []
    busy.page.query_wanted.connect(wanted.append)
    table = busy.page.groups.table
    point = table.visualRect(busy.page.groups.model.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert wanted == [
        CaseQuery(
            view=CaseView.ALL,
            severities=(Severity.CRITICAL,),
            since=date(2026, 10, 27),
            until=TODAY,
            order=CaseOrder.REPORTED,
            descending=True,
        )
    ]


def test_the_cases_of_no_place_and_of_hidden_places_are_not_asked_for(busy: Looked) -> None:
    choose(busy, Span.ALL)
    QTest.mouseClick(busy.page.dimensions.button(Dimension.PLACE), Qt.MouseButton.LeftButton)
    by_name = {row.name: row.query for row in busy.page.groups.model.rows}
    assert by_name["Not said"] is None
    assert by_name["Bar"] is not None
    assert by_name["Bar"].places == ("Bar",)


def test_the_keys_move_over_the_hours_and_each_is_said(busy: Looked) -> None:
    choose(busy, Span.ALL)
    heat = busy.page.hours.map
    heat.setFocus()
    for key in (*[Qt.Key.Key_Left] * 24, *[Qt.Key.Key_Up] * 7, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(heat, key)
    assert busy.page.hours.said.text().startswith("Monday 02–03")
    assert heat.accessibleDescription().startswith(busy.page.hours.said.text())


def test_the_table_of_hours_has_the_same_numbers(busy: Looked) -> None:
    choose(busy, Span.ALL)
    hours = busy.page.hours
    QTest.mouseClick(hours.ways.button(TABLE), Qt.MouseButton.LeftButton)
    assert hours.table.isVisible()
    assert sum(cell.n for cell in hours.model.rows) == 120
    QAbstractItemModelTester(hours.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(busy.page.groups.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_too_few_customers_are_said_to_be_too_few(busy: Looked) -> None:
    choose(busy, Span.ALL)
    _heads, recovered, no_failure = busy.page.compared.lines
    assert recovered[1].startswith("not enough data: ")
    assert recovered[1].endswith(" of 30 needed")
    assert "likely" in no_failure[1]
    assert "need not have caused" in busy.page.compared_note.text()


def test_a_change_is_measured_while_somebody_looks_and_later_otherwise(looked: Looked) -> None:
    change = Change(frozenset({("recovery_case", 1)}), frozenset())
    looked.page.hide()
    fill(looked.work)
    looked.bus.changed.emit(change)
    assert looked.view_model.figures is not None
    assert looked.view_model.figures.cases.reported == 0
    looked.page.show()
    assert looked.view_model.figures.cases.reported > 0


def test_chosen_days_are_measured_and_leaving_the_form_goes_back(busy: Looked) -> None:
    choose(busy, Span.CHOSEN)
    form = busy.page.days_form
    assert form.isVisible()
    form.days_chosen.emit(Days(date(2026, 10, 1), date(2026, 10, 31)))
    assert busy.view_model.days == Days(date(2026, 10, 1), date(2026, 10, 31))
    assert busy.page.caption.text().startswith("1 Oct 2026 to 31 Oct 2026")
    choose(busy, Span.MONTH)
    choose(busy, Span.CHOSEN)
    form.left.emit()
    assert not form.isVisible()
    assert busy.page.spans.current == Span.MONTH


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_words_are_cut_off(busy: Looked, theme: Theme, mode: str, scale: float) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    choose(busy, Span.ALL)
    busy.page.resize(900, 700)
    QApplication.processEvents()
    for one in busy.page.cards.cards:
        for label in (one.label, one.value, one.note):
            assert label.heightForWidth(label.width()) <= label.height() or not label.isVisible()
    assert not busy.page.grab().isNull()
