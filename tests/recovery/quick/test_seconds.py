"""How long it takes to write a failure down while its guest is talking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.model.case import CaseStep, Severity

if TYPE_CHECKING:
    from tests.recovery.quick.conftest import QuickDesk

KEYS_PER_SECOND = 5
SECONDS_PER_DECISION = 1
MOST_SECONDS = 20
WHAT = "Shower cold two mornings running"


@pytest.fixture
def took(request: pytest.FixtureRequest) -> Callable[[str, int, int], float]:
    """The seconds of so many keys and decisions, which are told in the report."""

    def tell(way: str, keys: int, decisions: int) -> float:
        seconds = keys / KEYS_PER_SECOND + decisions * SECONDS_PER_DECISION
        request.node.user_properties.append((f"{way}: keys", keys))
        request.node.user_properties.append((f"{way}: seconds", round(seconds, 1)))
        return seconds

    return tell


def test_from_the_open_card_it_takes_one_line_and_enter(
    desk: QuickDesk, took: Callable[[str, int, int], float]
) -> None:
    customer_id = desk.guest()
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    case = desk.case(1)
    assert (case.row.customer_id, case.row.what, case.row.place) == (customer_id, WHAT, "305")
    assert (case.row.owner_id, case.row.severity) == (desk.hotel.work.staff_id, Severity.MODERATE)
    assert case.visit_id is not None
    assert case.row.step is CaseStep.EMPATHISE
    assert desk.keys == len(WHAT) + 2
    assert took("open card", desk.keys, 2) < MOST_SECONDS


def test_from_nowhere_it_takes_a_name_more(desk: QuickDesk, took: Callable[[str, int, int], float]) -> None:
    customer_id = desk.guest()
    desk.guest("Jonas Müller", room="112")
    desk.open()
    desk.ctrl_r()
    desk.type("mulk")
    desk.press(Qt.Key.Key_Return)
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    assert desk.case(1).row.customer_id == customer_id
    assert desk.keys == len("mulk") + len(WHAT) + 3
    assert took("from nowhere", desk.keys, 4) < MOST_SECONDS


def test_a_walk_in_takes_a_few_words_more(desk: QuickDesk, took: Callable[[str, int, int], float]) -> None:
    desk.open()
    desk.ctrl_r()
    desk.type("couple at table 9")
    desk.press(Qt.Key.Key_Return)
    desk.type("Waited 25 min for the bill")
    desk.press(Qt.Key.Key_Return)
    row = desk.case(1).row
    assert (row.customer_id, row.who, row.what) == (None, "couple at table 9", "Waited 25 min for the bill")
    assert took("walk-in", desk.keys, 3) < MOST_SECONDS


def test_severity_by_keys_is_two_keys_more(desk: QuickDesk, took: Callable[[str, int, int], float]) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Return)
    assert desk.case(1).row.severity is Severity.CRITICAL
    assert took("open card, critical", desk.keys, 3) < MOST_SECONDS
