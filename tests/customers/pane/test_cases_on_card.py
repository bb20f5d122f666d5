"""Cases on screen: bands at the top, lines on the card, entries of the history, chips in the list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from app.core.changes import Change
from app.customers.schemas.history import HistoryKind
from app.model.case import Case, CaseState
from tests.cases.made import COLD_SHOWER, put_case

if TYPE_CHECKING:
    from app.customers.card.band_stock import PressableBand
    from tests.customers.pane.conftest import Desk

NAME = "Piotr Mülke"


def words(text: str) -> str:
    """Without the spaces that hold words together."""
    return text.replace("\u00a0", " ")


def bands(desk: Desk) -> list[PressableBand]:
    """The bands of cases at the top."""
    return [band for band in desk.pane.card.bands.bands if band.accessibleName().startswith("Case")]


def opened(desk: Desk, **case: object) -> int:
    """The card of somebody with a case; gives the case's number."""
    customer_id = desk.hotel.add(NAME)
    case_id = put_case(desk.hotel.work, customer_id, **case)
    desk.open().open_customer(customer_id)
    QApplication.processEvents()
    return case_id


def test_a_late_case_stands_at_the_top_and_says_by_how_much(desk: Desk) -> None:
    opened(desk, due_in=timedelta(minutes=-38))
    (band,) = bands(desk)
    assert words(band.accessibleName()) == f"Case 0001: {COLD_SHOWER} · Resolve · 38 min over"
    assert band.height() >= band.heightForWidth(band.width())


def test_a_case_that_has_time_says_until_when_and_turns_late_by_itself(desk: Desk) -> None:
    opened(desk, due_in=timedelta(minutes=80))
    assert words(bands(desk)[0].accessibleName()).endswith("Resolve · in 1 h 20 min")
    calm = bands(desk)[0]
    desk.hotel.clock.forward(minutes=90)
    desk.pane.card.follow_clock()
    (late,) = bands(desk)
    assert words(late.accessibleName()).endswith("Resolve · 10 min over")
    assert late is not calm, "a late case stands in the colour of what is late"


def test_enter_or_a_click_on_a_band_leads_to_the_case(desk: Desk) -> None:
    case_id = opened(desk)
    wanted = QSignalSpy(desk.pane.case_wanted)
    band = bands(desk)[0]
    band.setFocus()
    QTest.keyClick(band, Qt.Key.Key_Return)
    QTest.mouseClick(band, Qt.MouseButton.LeftButton)
    assert [wanted.at(at)[0] for at in range(wanted.count())] == [case_id, case_id]


def test_the_cases_card_lists_open_ones_first_and_opens_new_ones(desk: Desk) -> None:
    customer_id = desk.hotel.add(NAME)
    work = desk.hotel.work
    open_id = put_case(work, customer_id, what="Still cold", reported_ago=timedelta(days=3))
    closed_id = put_case(
        work,
        customer_id,
        what="Noise",
        state=CaseState.CLOSED,
        closed_at=work.now(),
        ending="verified",
        rating=4,
    )
    desk.open().open_customer(customer_id)
    card = desk.pane.card.parts.cases
    assert [line.fact.key for line in card.lines if line.fact] == [open_id, closed_id]
    said = words(card.lines[1].accessibleName())
    assert "Case 0002 Noise" in said
    assert "put right, rated 4 of 5, 25 Nov 2026" in said
    wanted, new = QSignalSpy(desk.pane.case_wanted), QSignalSpy(desk.pane.new_case_wanted)
    card.lines[1].clicked.emit()
    card.begin_add()
    assert (wanted.at(0)[0], new.count()) == (closed_id, 1)


def test_an_entry_of_the_history_leads_to_its_case(desk: Desk) -> None:
    case_id = opened(desk)
    history = desk.pane.card.history
    history.segments.button("cases").click()
    rows = desk.view_model.history.rows
    assert [row.kind for row in rows] == [HistoryKind.CASE]
    wanted = QSignalSpy(desk.pane.case_wanted)
    history.list.step(0)
    history.list.open_current()
    assert wanted.at(0)[0] == case_id


def test_a_case_closed_elsewhere_leaves_bands_and_chips_at_once(desk: Desk) -> None:
    case_id = opened(desk)
    lookup = desk.view_model.lookup
    assert lookup.result.rows[0].open_cases == 1
    with desk.hotel.work.write() as session:
        session.get_one(Case, case_id).state = CaseState.CLOSED
    customer_id = desk.view_model.shown_id
    desk.bus.publish(Change(frozenset({("recovery_case", case_id)}), frozenset({customer_id})))
    assert bands(desk) == []
    assert lookup.result.rows[0].open_cases == 0


def test_cases_scroll_with_the_rest_where_there_is_little_room(desk: Desk) -> None:
    customer_id = desk.hotel.add(NAME)
    for number in range(8):
        put_case(desk.hotel.work, customer_id, what=f"Number {number}: " + "very long indeed " * 12)
    desk.open().open_customer(customer_id)
    desk.window.resize(1024, 700)
    QApplication.processEvents()
    card = desk.pane.card
    assert bands(desk) == []
    assert len(card.room.scrolling_bands.bands) == 8
    wanted = QSignalSpy(desk.pane.case_wanted)
    QTest.keyClick(card.room.scrolling_bands.bands[0], Qt.Key.Key_Return)
    assert wanted.count() == 1
