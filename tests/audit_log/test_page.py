"""The log is read, narrowed and saved by keyboard as by mouse."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.audit.kinds import Did
from app.audit.schemas import LogFilter
from app.audit_log.page import when_width
from app.audit_log.view_model import PAGE
from app.core.changes import Change
from app.core.days import Days
from app.core.rights import EVERYTHING, Right
from app.model.customer import Customer
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from tests.audit_log.conftest import LogDesk


def press(desk: LogDesk, *keys: Qt.Key) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        QTest.keyClick(desk.focused, key)
        QApplication.processEvents()


def test_the_newest_stands_on_top_and_says_everything_below(desk: LogDesk) -> None:
    assert desk.shown[:3] == ["Card changed: Léa", "Card made: Jonas", "Card made: Léa"]
    assert not desk.page.entry.isVisible()
    desk.page.table.setFocus()
    press(desk, Qt.Key.Key_Down)
    row = desk.page.table.current_row
    assert desk.page.entry.isVisible()
    assert desk.page.entry.what.text() == row.what
    assert row.staff_name in desk.page.entry.facts.text()
    QAbstractItemModelTester(desk.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_the_entry_says_stands_in_its_own_line(desk: LogDesk) -> None:
    desk.page.table.selectRow(0)
    assert desk.page.entry.says.text() == "Title: Dr"
    assert desk.page.entry.says.textFormat() == Qt.TextFormat.PlainText


def test_the_end_of_the_log_stands_beside_its_name(desk: LogDesk) -> None:
    end = desk.page.book.end
    assert desk.page.length.text() == f"{end.count} entries, ends {end.chain[:8]}…"


def test_enter_leads_to_the_card(desk: LogDesk) -> None:
    desk.page.table.setFocus()
    desk.page.table.selectRow(0)
    press(desk, Qt.Key.Key_Return)
    assert desk.opened == [1]


def test_an_entry_about_nobody_leads_nowhere(desk: LogDesk) -> None:
    desk.page.table.setFocus()
    desk.page.table.selectRow(len(desk.page.model.rows) - 1)
    assert desk.page.entry.open.isHidden()
    press(desk, Qt.Key.Key_Return)
    assert desk.opened == []


def test_older_entries_come_as_one_goes_down(desk: LogDesk) -> None:
    desk.add_tags(PAGE + 20)
    desk.page.book.refresh()
    known = len(desk.shown)
    assert known >= PAGE
    while desk.page.book.more:
        desk.page.model.fetchMore(desk.page.table.rootIndex())
        assert len(desk.shown) > known
        known = len(desk.shown)
    assert desk.shown[PAGE + 20] == "Card changed: Léa"
    assert known == desk.page.book.end.count


def test_the_log_is_narrowed_by_a_menu_with_the_keys(desk: LogDesk) -> None:
    desk.page.filters.chips["did"].setFocus()
    press(desk, Qt.Key.Key_Space)
    press(desk, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert desk.page.book.wanted == LogFilter(did=(Did.CHANGED,))
    assert desk.shown == ["Card changed: Léa"]
    assert desk.page.filters.chips["did"].spec.text == "Did: Changed"
    desk.page.filters.clear.click()
    assert len(desk.shown) > 1
    assert not desk.page.filters.clear.isVisible()


def test_one_person_is_found_by_typing(desk: LogDesk) -> None:
    desk.page.filters.chips["customer"].click()
    QTest.keyClicks(desk.focused, "jon")
    press(desk, Qt.Key.Key_Return)
    press(desk, Qt.Key.Key_Return)
    assert desk.shown == ["Card made: Jonas"]
    assert desk.page.filters.chips["customer"].spec.text == "Guest: Jonas"


def test_the_chosen_entry_narrows_the_log_to_its_person(desk: LogDesk) -> None:
    desk.page.table.selectRow(0)
    desk.page.entry.only.click()
    assert desk.page.book.wanted == LogFilter(customer_id=1)
    assert desk.shown == ["Card changed: Léa", "Card made: Léa"]


def test_nothing_found_says_so_and_offers_everything(desk: LogDesk) -> None:
    desk.page.filters.chips["days"].click()
    assert desk.page.forms.days.isVisible()
    desk.page.forms.days.days_chosen.emit(Days(until=date(2020, 1, 1)))
    assert desk.shown == []
    assert desk.page.empty.isVisible()
    desk.page.empty.action_wanted.emit()
    assert desk.shown


def test_saving_saves_what_is_narrowed(desk: LogDesk) -> None:
    desk.page.book.narrow(LogFilter(customer_id=2), customer_name="Jonas")
    desk.page.save.click()
    assert desk.saved == [LogFilter(customer_id=2)]


def test_what_others_do_comes_in_and_the_choice_stays(desk: LogDesk) -> None:
    desk.page.table.selectRow(0)
    with desk.work.write() as session:
        session.get_one(Customer, 2).title = "Mr"
    desk.bus.publish(Change(frozenset({("customer", 2)}), frozenset({2})))
    desk.page.book.refresh()
    assert desk.shown[0] == "Card changed: Jonas"
    assert desk.page.table.current_row.what == "Card changed: Léa"


def test_while_nobody_looks_nothing_is_read(desk: LogDesk) -> None:
    desk.page.hide()
    before = desk.shown
    desk.add_tags(1)
    desk.bus.publish(Change(frozenset({("tag", 1)}), frozenset()))
    desk.page.book.refresh()
    assert desk.shown == before
    desk.page.show()
    assert desk.shown[0] == "Tag made: new tag 0"


def test_who_may_not_read_it_is_told_so_and_sees_nothing(desk: LogDesk) -> None:
    desk.page.table.selectRow(0)
    desk.work.desk.rights = EVERYTHING - {Right.AUDIT}
    desk.page.book.refresh()
    assert desk.shown == []
    assert not desk.page.entry.isVisible()
    assert desk.page.empty.isVisible()
    desk.work.desk.rights = EVERYTHING


@pytest.mark.parametrize(("width", "hidden"), [(1050, False), (700, True)])
def test_a_small_window_keeps_who_and_what(desk: LogDesk, width: int, hidden: bool) -> None:
    desk.page.resize(width, 600)
    QApplication.processEvents()
    assert desk.page.table.isColumnHidden(4) is hidden
    shown = sum(desk.page.table.columnWidth(at) for at in range(5))
    assert shown <= desk.page.table.viewport().width() + 1


def test_everything_to_press_has_a_name(desk: LogDesk) -> None:
    page = desk.page
    for button in (page.save, page.entry.open, *page.filters.chips.values(), page.filters.clear):
        assert button.accessibleName() or button.text()
    assert page.table.accessibleName() == "Log"


def test_the_column_of_the_time_is_as_wide_as_a_clock_that_says_am_and_pm(theme: Theme) -> None:
    wide = Wording("boutique", "en-AU", "Australia/Sydney", "AUD")
    said = wide.instant(datetime(2026, 9, 30, 12, 58, tzinfo=UTC))
    assert "pm" in said
    room = QFontMetrics(theme.font()).horizontalAdvance(said)
    assert when_width(theme, wide) >= room + theme.px(22)
