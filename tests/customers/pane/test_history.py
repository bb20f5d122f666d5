"""The timeline beside the card."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.customers.history.timeline import TimelineRow
from app.customers.history.view_model import PAGE, HistoryFilter
from app.customers.pane import GuestsPane
from app.customers.schemas.drafts import CustomerEdit
from app.customers.schemas.history import HistoryKind
from app.customers.schemas.visits import ArrivalDraft, TouchpointDraft
from app.model.moment import Moment
from app.promises.schemas import PromiseDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.customers.pane.conftest import Desk


@pytest.fixture
def lea(desk: Desk) -> int:
    return desk.hotel.add("Lea Muller")


@pytest.fixture
def pane(desk: Desk, lea: int) -> GuestsPane:
    pane = desk.open()
    pane.open_customer(lea)
    return pane


def log(desk: Desk, customer_id: int, *texts: str, feeling: int | None = None) -> None:
    for text in texts:
        draft = TouchpointDraft(
            text=text, feeling=feeling, at=desk.hotel.clock.now() - timedelta(minutes=len(text))
        )
        desk.bus.publish(desk.hotel.touchpoints.log_touchpoint(customer_id, draft).change)


def rows(pane: GuestsPane) -> list[TimelineRow]:
    return list(pane.card.history.list.model().rows)  # type: ignore[attr-defined]


def test_a_guest_without_history_says_what_would_be_here(pane: GuestsPane) -> None:
    assert rows(pane) == []
    assert "becomes the history" in pane.card.history.why_empty


def test_the_newest_stands_first_and_is_spoken_as_shown(desk: Desk, pane: GuestsPane, lea: int) -> None:
    log(desk, lea, "Asked for a taxi", "Rang")
    model = pane.card.history.list.model()
    assert "Rang" in model.index(0, 0).data()
    assert "today" in model.index(0, 0).data()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_segments_narrow_it_by_keyboard(desk: Desk, pane: GuestsPane, lea: int) -> None:
    log(desk, lea, "Rang")
    desk.bus.publish(desk.hotel.promises.make_promise(lea, PromiseDraft(what="Call back")).change)
    desk.bus.publish(desk.hotel.visits.receive(lea, ArrivalDraft(place="412")).change)
    segments = pane.card.history.segments
    segments.choose(HistoryFilter.ALL)
    assert {row.kind for row in rows(pane)} == {
        HistoryKind.TOUCHPOINT,
        HistoryKind.PROMISE,
        HistoryKind.VISIT,
    }
    segments.button(HistoryFilter.ALL).setFocus()
    desk.press(Qt.Key.Key_Right)
    assert {row.kind for row in rows(pane)} == {HistoryKind.VISIT}
    desk.press(Qt.Key.Key_Right)
    assert {row.kind for row in rows(pane)} == {HistoryKind.TOUCHPOINT}


def test_changes_say_who_changed_what(desk: Desk, pane: GuestsPane, lea: int) -> None:
    edit = CustomerEdit(version=desk.hotel.card(lea).head.version, preferred_name="Lea")
    desk.bus.publish(desk.hotel.customers.edit_customer(lea, edit).change)
    desk.view_model.history.narrow(HistoryFilter.CHANGES)
    newest = rows(pane)[0]
    assert "Mara Kovac" in newest.title_rest
    assert newest.text.endswith("– → Lea")


def test_search_finds_words_in_it_and_escape_ends_it(desk: Desk, pane: GuestsPane, lea: int) -> None:
    log(desk, lea, "Asked for a taxi", "Rang")
    search = pane.card.history.search
    search.setFocus()
    desk.type("taxi")
    assert ["taxi" in f"{row.title}{row.title_rest}{row.text}" for row in rows(pane)] == [True]
    desk.press(Qt.Key.Key_Escape)
    assert len(rows(pane)) == 2


def test_nothing_found_is_said(desk: Desk, pane: GuestsPane, lea: int) -> None:
    log(desk, lea, "Rang")
    pane.card.history.search.setText("zebra")
    assert "zebra" in pane.card.history.why_empty


def test_further_pages_come_by_scrolling(desk: Desk, pane: GuestsPane, lea: int) -> None:
    with desk.hotel.work.write() as session:
        from app.model.touchpoint import Touchpoint

        now = desk.hotel.clock.now()
        session.add_all(
            Touchpoint(customer_id=lea, at=now - timedelta(hours=at), text=f"Rang {at}")
            for at in range(PAGE * 2 + 10)
        )
    pane.refresh()
    assert len(rows(pane)) == PAGE
    history = pane.card.history.list
    for _ in range(6):
        history.scrollToBottom()
        history.model().fetchMore(history.rootIndex())
    assert len(rows(pane)) == PAGE * 2 + 10


def test_a_contact_logged_by_mistake_is_taken_away(
    desk: Desk, pane: GuestsPane, lea: int, choose: Callable[[str], None]
) -> None:
    log(desk, lea, "Rang")
    history = pane.card.history.list
    history.setFocus()
    history.step(0)
    desk.press(Qt.Key.Key_Return)
    choose("Take away, logged by mistake")
    assert rows(pane) == []
    desk.runner.undo()
    assert len(rows(pane)) == 1


def test_another_guest_shows_another_history_at_once(desk: Desk, pane: GuestsPane, lea: int) -> None:
    other = desk.hotel.add("Jonas Berg")
    log(desk, other, "Came by")
    log(desk, lea, "Rang")
    desk.view_model.history.narrow(HistoryFilter.PROMISES)
    pane.open_customer(other)
    assert [row.text or row.title_rest for row in rows(pane)] == ["Came by"]
    assert pane.card.history.segments.current == HistoryFilter.ALL


def test_the_curve_marks_peak_low_and_end(desk: Desk, pane: GuestsPane, lea: int) -> None:
    from app.customers.history.curve import points_of

    for text, feeling in (("The longest story of all", 2), ("Noisy room", -1), ("Bye", 1)):
        log(desk, lea, text, feeling=feeling)
    shown = desk.view_model.card.now_shown
    assert shown is not None
    points = points_of(shown.curve, desk.view_model.reading)
    assert [(point.mark, point.label) for point in points] == [
        ("peak", "peak: The longest story of all"),
        ("low", "Noisy room"),
        ("end", "end: +1"),
    ]


def test_a_change_that_was_taken_back_says_so_once(desk: Desk, pane: GuestsPane) -> None:
    desk.view_model.card.person.archive()
    desk.runner.undo()
    desk.view_model.history.narrow(HistoryFilter.CHANGES)
    newest = desk.view_model.history.rows[0]
    assert f"{newest.title}{newest.title_rest}" == "Taken back: Card archived, by Mara Kovac"


def test_a_moment_of_the_history_leads_to_its_plan(desk: Desk, lea: int) -> None:
    now = desk.hotel.clock.now()
    with desk.hotel.work.write() as session:
        session.add(Moment(customer_id=lea, kind="surprise", title="A kite", made_at=now, planned_at=now))
    pane = desk.open()
    pane.open_customer(lea)
    wanted = QSignalSpy(pane.moment_wanted)
    pane.card.history.segments.chosen.emit(HistoryFilter.MOMENTS)
    (row,) = rows(pane)
    pane.card.history.list.row_opened.emit(row)
    assert wanted.count() == 1
    assert wanted.at(0)[0].customer_id == lea
