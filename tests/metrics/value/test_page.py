"""The Value page on a real venue: each card by itself, and the people behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cases.measures.service import RecoveryMeasures
from app.core.cancelling import Cancellation
from app.measures.value.service import ValueMeasures
from app.metrics.state import MetricsState
from app.metrics.value.came.panel import CamePanel
from app.metrics.value.came.view_model import CameViewModel
from app.metrics.value.page import ValuePage
from app.metrics.value.view_model import ValueViewModel
from app.model.customer import Customer
from app.model.visit import Visit
from tests.metrics.real_pane import RealPane
from tests.venues import NOON, Place, open_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

TODAY = date(2026, 11, 25)


@dataclass
class HeldLane:
    """Answers when it is told to."""

    asked: list[Callable[[], None]] = field(default_factory=list)

    def ask(self, work: Any, *, then: Any, otherwise: Any) -> None:
        del otherwise
        self.asked = [lambda: then(work(Cancellation()))]

    def drop(self) -> None:
        self.asked = []

    def close(self) -> None:
        self.asked = []

    def answer(self) -> None:
        """Give the answer that is waited for."""
        waiting, self.asked = self.asked, []
        for answer in waiting:
            answer()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel with forty who came this autumn: twelve by recommendation of the first, nine from a fair."""
    with open_place(tmp_path) as place:
        with place.work.write() as session:
            for number in range(1, 41):
                recommended = 2 <= number <= 13
                session.add(
                    Customer(
                        display_name=f"Guest {number}",
                        created_at=NOON,
                        referred_by_id=1 if recommended else None,
                        heard_from="The fair" if number > 31 else "",
                    )
                )
                session.flush()
                arrives = TODAY - timedelta(days=number)
                session.add(
                    Visit(customer_id=number, status="completed", arrives_on=arrives, amount_minor=10_000)
                )
        yield place


@pytest.fixture
def pane(place: Place) -> RealPane:
    """What the whole pane is about."""
    return RealPane(place.work, MetricsState())


@pytest.fixture
def new_page(pane: RealPane, place: Place, theme: Theme, qtbot: QtBot) -> Callable[[], ValuePage]:
    """Shows the page."""

    def build() -> ValuePage:
        view_model = ValueViewModel(
            pane.view_model, measures=ValueMeasures(place.work), recovery=RecoveryMeasures(place.work)
        )
        page = ValuePage(view_model, theme=theme)
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.show()
        QApplication.processEvents()
        return page

    return build


def test_each_card_appears_when_it_is_ready(pane: RealPane, new_page: Callable[[], ValuePage]) -> None:
    lanes: list[HeldLane] = []

    def new_lane() -> HeldLane:
        lanes.append(HeldLane())
        return lanes[-1]

    pane.view_model.new_lane = new_lane
    page = new_page()
    filled = {
        "returning": lambda: bool(page.returning.note.text()),
        "worth": lambda: bool(page.worth.lines),
        "rhythm": lambda: bool(page.rhythm.note.text()),
        "recommended": lambda: bool(page.recommended.note.text()),
        "known": lambda: bool(page.known.lines),
        "promises": lambda: bool(page.promises.lines),
        "moments": lambda: bool(page.moments.lines),
        "recovery": lambda: bool(page.recovery.lines),
    }
    assert not any(is_filled() for is_filled in filled.values())
    seen: list[int] = []
    for lane in lanes:
        lane.answer()
        seen.append(sum(is_filled() for is_filled in filled.values()))
    assert seen == [1, 2, 3, 4, 5, 6, 7, 8, 8]


def test_how_customers_came_is_told_with_the_people_behind_it(
    new_page: Callable[[], ValuePage], pane: RealPane, place: Place, theme: Theme, qtbot: QtBot
) -> None:
    page = new_page()
    panel = CamePanel(
        CameViewModel(pane.view_model, ValueMeasures(place.work)),
        theme=theme,
        wording=place.work.wording,
    )
    qtbot.addWidget(panel)
    page.came_wanted.connect(panel.show_people)
    panel.show()
    assert "30% were recommended" in page.recommended.note.text()
    sheet = page.people.sheet()
    assert [tuple(row) for row in sheet.rows] == [("Guest 1", 12, "CHF\xa01,200")]
    assert [(row[0], row[2]) for row in page.ways.sheet().rows] == [
        ("Recommended", 12),
        ("The fair", 9),
        ("Not known", 19),
    ]
    opened: list[int] = []
    panel.customer_wanted.connect(opened.append)

    page.people.chart.show_table(shown=True)
    table = page.people.chart.table
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert panel.title.text() == "Recommended by Guest 1"
    assert panel.figure.text() == "12 guests, who spent CHF\xa01,200 in all"
    assert [row.name for row in panel.model.rows] == [f"Guest {number}" for number in range(2, 14)]
    panel.card.click()
    assert opened == [2]


def test_a_change_of_who_recommended_us_is_followed(
    new_page: Callable[[], ValuePage], pane: RealPane, place: Place
) -> None:
    page = new_page()
    with place.work.write() as session:
        session.get_one(Customer, 20).referred_by_id = 1
    pane.bus.publish(session.outcome(None, said="", undo_label="").change)
    assert [tuple(row)[1] for row in page.people.sheet().rows] == [13]
