"""Taking down what is noticed, in the bar at the foot of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.customers.capture.proposals import Kind
from app.customers.pane import GuestsPane
from app.model.preference import Strength

if TYPE_CHECKING:
    from tests.customers.pane.conftest import Desk


@pytest.fixture
def lea(desk: Desk) -> int:
    return desk.hotel.add("Lea Muller")


@pytest.fixture
def pane(desk: Desk, lea: int) -> GuestsPane:
    pane = desk.open()
    pane.open_customer(lea)
    return pane


def preferences(desk: Desk, customer_id: int) -> list[str]:
    return [row.text for group in desk.hotel.card(customer_id).groups for row in group.preferences]


def test_a_line_is_shown_as_what_it_becomes_before_enter(desk: Desk, pane: GuestsPane) -> None:
    desk.type("likes tulips")
    assert desk.view_model.capture.proposal is not None
    assert desk.view_model.capture.proposal.kind is Kind.PREFERENCE
    assert "tulips" in pane.bar.line.accessibleDescription()
    assert pane.bar.chip(Kind.PREFERENCE).isChecked()


def test_enter_keeps_the_line_and_the_card_shows_it(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("likes tulips")
    desk.press(Qt.Key.Key_Return)
    assert preferences(desk, lea) == ["tulips"]
    assert pane.bar.line.text() == ""
    assert desk.said == "Preference kept"
    card = desk.view_model.card.now_shown
    assert card is not None
    assert [row.text for group in card.card.groups for row in group.preferences] == ["tulips"]


def test_a_must_is_in_the_band_as_soon_as_it_is_kept(desk: Desk, pane: GuestsPane) -> None:
    desk.type("allergic to nuts")
    desk.press(Qt.Key.Key_Return)
    card = desk.view_model.card.now_shown
    assert card is not None
    assert [must.strength for must in card.card.musts] == [Strength.MUST]
    assert "nuts" in pane.card.bands.bands[0].accessibleName()


def test_tab_offers_the_next_kind_and_shift_tab_goes_back(desk: Desk, pane: GuestsPane) -> None:
    desk.type("likes tulips")
    first = pane.bar.line.accessibleDescription()
    desk.press(Qt.Key.Key_Tab)
    assert pane.bar.line.accessibleDescription() != first
    assert desk.focused is pane.bar.line
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.bar.line.accessibleDescription() == first


def test_tab_leaves_an_empty_line(desk: Desk, pane: GuestsPane) -> None:
    desk.press(Qt.Key.Key_Tab)
    assert desk.focused is not pane.bar.line


def test_a_chip_chooses_the_kind(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("dog was at the vet")
    pane.bar.chip(Kind.TOUCHPOINT).click()
    assert desk.focused is pane.bar.line
    desk.press(Qt.Key.Key_Return)
    assert desk.said == "Logged"
    assert desk.hotel.card(lea).clues == ()


def test_escape_throws_the_line_away(desk: Desk, pane: GuestsPane) -> None:
    desk.type("likes tulips")
    desk.press(Qt.Key.Key_Escape)
    assert pane.bar.line.text() == ""
    assert desk.focused is pane.bar.line


def test_a_line_being_typed_outlives_a_change_of_guest(desk: Desk, pane: GuestsPane, lea: int) -> None:
    other = desk.hotel.add("Jonas Berg")
    desk.type("likes tulips")
    pane.open_customer(other)
    assert pane.bar.line.text() == "likes tulips"
    desk.press(Qt.Key.Key_Return)
    assert preferences(desk, other) == ["tulips"]
    assert preferences(desk, lea) == []


def test_a_card_number_is_refused_and_tab_masks_it(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("card 4111 1111 1111 1111")
    desk.press(Qt.Key.Key_Return)
    assert pane.bar.line.text() == "card 4111 1111 1111 1111"
    assert "never kept" in pane.bar.line.accessibleDescription()
    desk.press(Qt.Key.Key_Tab)
    assert "4111 1111 1111" not in pane.bar.line.text()
    assert pane.bar.line.text().endswith("1111")


def test_a_line_that_cannot_be_saved_stays(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("likes tulips")
    desk.hotel.work.database.read_only = True
    desk.press(Qt.Key.Key_Return)
    desk.hotel.work.database.read_only = False
    assert pane.bar.line.text() == "likes tulips"
    assert desk.notices.latest is not None
    assert desk.notices.latest.kind == "problem"


def test_the_undo_key_takes_back_what_was_just_kept(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("likes tulips")
    desk.press(Qt.Key.Key_Return)
    assert desk.focused is pane.bar.line
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert preferences(desk, lea) == []
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_Z, redo)
    assert preferences(desk, lea) == ["tulips"]


def test_the_undo_key_belongs_to_a_line_being_typed(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("likes tulips")
    desk.press(Qt.Key.Key_Return)
    desk.type("likes")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.bar.line.text() == ""
    assert preferences(desk, lea) == ["tulips"]


def test_what_was_kept_can_be_undone(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.type("likes tulips")
    desk.press(Qt.Key.Key_Return)
    desk.runner.undo()
    assert preferences(desk, lea) == []
    card = desk.view_model.card.now_shown
    assert card is not None
    assert card.card.groups == ()
