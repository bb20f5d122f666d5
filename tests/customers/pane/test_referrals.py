"""Saying on a card who recommended the venue, and going from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

if TYPE_CHECKING:
    from app.customers.card.referrals_card import ReferralsCard
    from app.ui.draft_form import DraftForm
    from tests.customers.pane.conftest import Desk


@pytest.fixture
def maria(desk: Desk) -> int:
    """Somebody who may recommend the venue."""
    return desk.hotel.add("Maria Keller")


@pytest.fixture
def anna(desk: Desk) -> int:
    """Somebody who came."""
    return desk.hotel.add("Anna Berger", heard_from="The radio")


def _card_of(desk: Desk, customer_id: int) -> ReferralsCard:
    pane = desk.open()
    pane.open_customer(customer_id)
    QApplication.processEvents()
    return pane.card.parts.referrals


def _form(card: ReferralsCard) -> DraftForm:
    assert card.form is not None
    return card.form


def _plain(card: ReferralsCard) -> list[str]:
    return [line.plain for line in card.lines]


def test_whoever_recommended_us_is_found_as_typed_and_enter_chooses_only(
    desk: Desk, maria: int, anna: int
) -> None:
    card = _card_of(desk, anna)
    card.begin_add()
    by = _form(card).fields["referred_by_id"].editor
    by.setFocus()
    QTest.keyClicks(by, "keller")
    QTest.keyClick(by, Qt.Key.Key_Return)
    assert desk.hotel.card(anna).referrals.by is None
    QTest.keyClick(by, Qt.Key.Key_Return)
    assert card.form is None
    assert _plain(card) == ["Recommended by Maria Keller", "Came through: The radio"]
    known = desk.hotel.card(anna).referrals.by
    assert known is not None
    assert known.customer_id == maria


def test_a_name_that_was_not_chosen_is_not_kept(desk: Desk, anna: int) -> None:
    card = _card_of(desk, anna)
    card.begin_add()
    field = _form(card).fields["referred_by_id"]
    QTest.keyClicks(field.editor, "nobody here")
    _form(card).submit()
    assert field.error == "Choose one of those found below, or leave it empty."


def test_nobody_can_be_chosen_for_themselves(desk: Desk, anna: int) -> None:
    card = _card_of(desk, anna)
    card.begin_add()
    field = _form(card).fields["referred_by_id"]
    QTest.keyClicks(field.editor, "anna berger")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    _form(card).submit()
    assert field.error == "Nobody recommends us to themselves. Choose somebody else."


def test_words_used_before_are_offered(desk: Desk, anna: int) -> None:
    card = _card_of(desk, anna)
    card.begin_add()
    line = _form(card).fields["heard_from"].editor
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, "rad")
    completer = line.completer()
    assert completer.currentCompletion() == "The radio"
    completer.popup().hide()


def test_a_name_leads_to_their_card_and_back(desk: Desk, maria: int, anna: int) -> None:
    guests = desk.hotel
    later = guests.add("Late Comer", referred_by_id=maria)
    card = _card_of(desk, later)
    card.lines[0].click()
    QApplication.processEvents()
    assert desk.pane.shown_id == maria
    assert _plain(card) == ["Recommended us to Late Comer"]
    card.lines[0].click()
    QApplication.processEvents()
    assert desk.pane.shown_id == later
    del anna


def test_several_are_counted_and_listed_when_wanted(desk: Desk, maria: int) -> None:
    guests = [desk.hotel.add(name, referred_by_id=maria) for name in ("One", "Two", "Three")]
    card = _card_of(desk, maria)
    assert _plain(card) == ["Recommended us to 3 guests"]
    card.lines[0].click()
    assert _plain(card) == ["Recommended us to 3 guests", "Three", "Two", "One"]
    card.lines[1].click()
    QApplication.processEvents()
    assert desk.pane.shown_id == guests[2]


def test_undo_takes_it_off_both_cards(desk: Desk, maria: int, anna: int) -> None:
    card = _card_of(desk, anna)
    assert desk.pane.view_model.models.card.person.edit(referred_by_id=maria, heard_from="")
    desk.pane.open_customer(maria)
    QApplication.processEvents()
    assert _plain(card) == ["Recommended us to Anna Berger"]
    desk.runner.undo()
    QApplication.processEvents()
    assert _plain(card) == []


def test_somebody_new_is_recommended_in_the_same_form(desk: Desk, maria: int) -> None:
    desk.open().add_customer("Nora New")
    form = desk.pane.form
    assert form is not None
    by = form.came.by.editor
    QTest.keyClicks(by, "maria")
    QTest.keyClick(by, Qt.Key.Key_Return)
    form.came.heard_from.set_text("A fair")
    form.form.submit()
    (row,) = desk.hotel.card(maria).referrals.brought
    assert row.name == "Nora New"
    assert desk.hotel.card(row.customer_id).referrals.heard_from == "A fair"
