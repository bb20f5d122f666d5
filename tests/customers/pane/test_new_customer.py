"""Somebody new: from the lookup text, with those who look alike beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.core.partial_dates import PartialDate
from app.customers.schemas.visits import ArrivalDraft

if TYPE_CHECKING:
    from tests.customers.pane.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_n_takes_the_lookup_text_over(desk: Desk) -> None:
    pane = desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("Piotr Mulke")
    desk.press(Qt.Key.Key_N, CTRL)
    assert pane.form.name.text == "Piotr Mulke"
    assert desk.focused is pane.form.name.editor


def test_a_number_goes_to_the_phone_and_an_email_to_its_field(desk: Desk) -> None:
    pane = desk.open()
    pane.add_customer("+41 79 555 88 21")
    assert (pane.form.name.text, pane.form.phone.text) == ("", "+41 79 555 88 21")
    pane.add_customer("lea@example.com")
    assert (pane.form.name.text, pane.form.phone.text) == ("", "")
    assert pane.form.email.text == "lea@example.com"


def test_enter_adds_and_opens_the_new_card(desk: Desk) -> None:
    pane = desk.open()
    pane.add_customer("Piotr Mulke")
    fields = pane.form.form.fields
    fields["day"].set_text("29")  # type: ignore[attr-defined]
    fields["month"].choose("2")  # type: ignore[attr-defined]
    fields["tags"].set_text("VIP, Regular")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return)
    shown = desk.view_model.card.now_shown
    assert shown is not None
    assert shown.card.head.display_name == "Piotr Mulke"
    assert shown.card.head.birthday == PartialDate(2, 29)
    assert [tag.name for tag in shown.card.head.tags] == ["Regular", "VIP"]
    assert desk.focused is pane.bar.line
    assert desk.said == "Piotr Mulke added"


def test_nobody_without_a_name_is_added(desk: Desk) -> None:
    pane = desk.open()
    pane.add_customer("")
    desk.press(Qt.Key.Key_Return)
    assert pane.form.name.error == "A name is needed."


def test_those_who_look_alike_show_while_typing(desk: Desk) -> None:
    known = desk.hotel.add("Lea Muller", phones=("079 555 88 21",))
    pane = desk.open()
    pane.add_customer("")
    pane.form.phone.editor.setFocus()
    desk.type("0795558821")
    lines = pane.form.known.lines
    assert [line.customer_id for line in lines] == [known]
    assert "Same phone number" in lines[0].accessibleName()
    lines[0].setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.view_model.card.customer_id == known
    assert pane.card.isVisible()


def test_one_who_looks_alike_and_is_here_now_is_not_told_as_gone(desk: Desk) -> None:
    known = desk.hotel.add("Lea Muller")
    desk.hotel.visits.receive(known, ArrivalDraft(place="412"))
    pane = desk.open()
    pane.add_customer("Lea Muller")
    (line,) = pane.form.known.lines
    assert "in house" in line.accessibleName()
    assert "Last here" not in line.accessibleName()


def test_escape_leaves_the_form(desk: Desk) -> None:
    pane = desk.open()
    pane.add_customer("Piotr")
    desk.press(Qt.Key.Key_Escape)
    assert not pane.form.isVisible()
    assert desk.window.lookup.isAncestorOf(desk.focused)


def test_a_lookup_beside_an_open_form_keeps_every_letter(desk: Desk) -> None:
    desk.hotel.add("Lea Muller")
    pane = desk.open()
    pane.add_customer("Piotr")
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("Lea")
    assert desk.window.lookup.text == "Lea"
    assert not pane.form.isVisible()


def test_no_row_stays_marked_for_somebody_who_is_not_in_the_list(desk: Desk) -> None:
    desk.hotel.add("Lea Muller")
    pane = desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("Lea")
    pane.view_model.open_first("Lea")
    assert pane.results.list.current_row is not None
    pane.add_customer("Piotr Mulke")
    desk.press(Qt.Key.Key_Return)
    assert desk.said == "Piotr Mulke added"
    assert pane.results.list.current_row is None


def test_a_card_number_in_the_form_is_refused_and_masked(desk: Desk) -> None:
    pane = desk.open()
    pane.add_customer("Piotr Mulke")
    note = pane.form.form.fields["note"]
    note.set_text("pays with 4111 1111 1111 1111")  # type: ignore[attr-defined]
    pane.form.form.submit()
    assert "payment card" in note.error
    pane.form.form.mask_button.click()
    shown = desk.view_model.card.now_shown
    assert shown is not None
    assert shown.card.head.note.endswith("•••• 1111")
