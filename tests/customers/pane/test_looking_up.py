"""Looking somebody up, with nothing but the keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.customers.lookup_rows import LookupRow
from app.customers.results.delegate import chips_of
from app.customers.schemas.drafts import PreferenceDraft
from app.customers.schemas.visits import ArrivalDraft
from app.model.preference import Strength

if TYPE_CHECKING:
    from tests.customers.pane.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.view_model.lookup.result.rows]


def shown(desk: Desk) -> str:
    card = desk.view_model.card.now_shown
    return card.card.head.display_name if card else ""


def test_an_empty_hotel_offers_the_two_ways_to_get_going(desk: Desk) -> None:
    pane = desk.open()
    offered: list[str] = []
    pane.import_wanted.connect(lambda: offered.append("import"))
    pane.rehearsal_wanted.connect(lambda: offered.append("rehearsal"))
    buttons = pane.results.nobody.buttons
    assert all(button.isVisible() for button in buttons)
    for button in buttons:
        button.click()
    assert offered == ["import", "rehearsal"]


def test_typing_shows_who_matches_and_the_card_of_the_first(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller")
    desk.hotel.add("Karin Mullins")
    desk.hotel.add("Anna Berg")
    desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("mul")
    assert sorted(names(desk)) == ["Jonas Muller", "Karin Mullins"]
    assert shown(desk) == names(desk)[0]


def test_arrows_in_the_lookup_field_move_the_choice_and_enter_opens_it(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller")
    desk.hotel.add("Karin Mullins")
    pane = desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("mul")
    desk.press(Qt.Key.Key_Down)
    assert shown(desk) == names(desk)[1]
    desk.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is pane.bar.line


def test_escape_in_an_empty_capture_line_goes_back_to_the_lookup_field(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller")
    pane = desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("jonas")
    desk.press(Qt.Key.Key_Return)
    assert desk.focused is pane.bar.line
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.lookup.isAncestorOf(desk.focused)


def test_a_scanner_that_presses_enter_at_once_opens_the_card(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller", card_number="RG-000123")
    desk.hotel.add("Anna Berg")
    pane = desk.open()
    pane.view_model.open_first("RG-000123")
    assert shown(desk) == "Jonas Muller"


def test_enter_on_a_text_that_nobody_matches_opens_nobody(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller")
    pane = desk.open()
    pane.look_up("jonas")
    pane.view_model.open_first("zzzzqqq")
    assert shown(desk) == "Jonas Muller"
    assert names(desk) == []
    assert "zzzzqqq" in pane.results.sentence


def test_a_row_shows_where_somebody_is_and_says_it_too(desk: Desk) -> None:
    customer_id = desk.hotel.add("Lea Muller", phones=("079 555 88 21",))
    desk.hotel.visits.receive(customer_id, ArrivalDraft(place="412", leaves_on=date(2026, 11, 27)))
    desk.hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Gluten", strength=Strength.MUST))
    pane = desk.open()
    pane.look_up("lea")
    spoken = pane.results.list.model().index(0, 0).data()
    assert spoken.startswith("Lea Muller, must: Gluten")
    assert "Room 412" in spoken
    assert "88\N{NO-BREAK SPACE}21" in spoken


def test_what_matched_is_told_where_it_is_not_the_name(desk: Desk) -> None:
    customer_id = desk.hotel.add("Lea Muller")
    desk.hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Oat milk"))
    pane = desk.open()
    pane.look_up("oat milk")
    assert "Noted: Oat milk" in pane.results.list.model().index(0, 0).data()


def test_the_list_follows_what_changes_and_keeps_the_choice(desk: Desk) -> None:
    desk.hotel.add("Jonas Muller")
    second = desk.hotel.add("Karin Mullins")
    pane = desk.open()
    pane.look_up("mul")
    pane.results.step(1)
    chosen = desk.view_model.lookup.chosen_id
    outcome = desk.hotel.tags.add_tag(second, "VIP")
    desk.bus.publish(outcome.change)
    assert desk.view_model.lookup.chosen_id == chosen
    assert pane.results.list.current_row.customer_id == chosen


def test_f5_reads_everything_again(desk: Desk) -> None:
    pane = desk.open()
    desk.hotel.add("Jonas Muller")
    assert names(desk) == []
    desk.press(Qt.Key.Key_F5)
    assert names(desk) == ["Jonas Muller"]
    assert pane.results.list.isVisible()


def test_every_must_stands_in_the_row_however_many_there_are() -> None:
    musts = ("Nut allergy", "Coeliac", "Wheelchair", "Allergic to walnuts")
    row = LookupRow(customer_id=1, name="Léa Müller", musts=musts, tier="Gold")
    assert [chip.text for chip in chips_of(row)] == [*musts, "Gold"]
