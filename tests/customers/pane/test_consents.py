"""What somebody agreed to on the card: asked in the venue's words, on any day, and every decision to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from app.consents.service import WordingService
from app.consents.wordings import WordingsDraft, usual_wordings
from app.customers.card.consents_card import ConsentsCard
from app.customers.pane import GuestsPane
from app.customers.schemas.drafts import ConsentDraft
from app.model.consent import Purpose
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, DateField, TextField

if TYPE_CHECKING:
    from tests.customers.pane.conftest import Desk

PHOTOS = "May the house keep your picture?"


@pytest.fixture
def lea(desk: Desk) -> int:
    """Somebody, at a venue that asks for photos in its own words."""
    WordingService(desk.hotel.work).save(WordingsDraft(photos=PHOTOS))
    return desk.hotel.add("Lea Muller")


@pytest.fixture
def card(desk: Desk, lea: int) -> ConsentsCard:
    """The part of the card."""
    pane: GuestsPane = desk.open()
    pane.open_customer(lea)
    return pane.card.parts.consents


def form_of(card: ConsentsCard) -> DraftForm:
    """The form that is open."""
    assert card.form is not None
    return card.form


def wording_in(card: ConsentsCard) -> TextField:
    """The field with the words that were said."""
    return cast(TextField, form_of(card).fields["wording"])


def choose(card: ConsentsCard, field: str, value: str) -> None:
    """Choose in the form."""
    assert cast(ChoiceField, form_of(card).fields[field]).choose(value)


def decide(desk: Desk, lea: int, *, given: bool, days_ago: int = 0) -> None:
    """Lea says yes or no to photos."""
    on = desk.hotel.work.today() - timedelta(days=days_ago)
    draft = ConsentDraft(purpose=Purpose.PHOTOS, given=given, decided_on=on, wording=PHOTOS)
    desk.bus.publish(desk.hotel.consents.record_consent(lea, draft).change)


def test_the_form_offers_the_words_of_the_venue_or_the_usual_ones(card: ConsentsCard) -> None:
    card.begin_add()
    assert wording_in(card).text == usual_wordings()[Purpose.CONTACT]

    choose(card, "purpose", Purpose.PHOTOS)

    assert wording_in(card).text == PHOTOS


def test_words_that_somebody_wrote_stay_when_another_purpose_is_chosen(card: ConsentsCard) -> None:
    card.begin_add()
    wording_in(card).set_text("Shall we?")

    choose(card, "purpose", Purpose.SURVEYS)

    assert wording_in(card).text == "Shall we?"


def test_a_decision_is_kept_with_its_day_its_words_and_who_noted_it(
    desk: Desk, card: ConsentsCard, lea: int
) -> None:
    yesterday = desk.hotel.work.today() - timedelta(days=1)
    card.begin_add()
    choose(card, "purpose", Purpose.PHOTOS)
    cast(DateField, form_of(card).fields["decided_on"]).set_value(yesterday)

    form_of(card).submit()

    (row,) = desk.hotel.consents.list_decisions(lea)
    assert (row.purpose, row.given, row.decided_on, row.wording) == (
        Purpose.PHOTOS,
        True,
        yesterday,
        PHOTOS,
    )
    assert row.staff_name
    assert row.staff_name in card.lines[0].plain


def test_a_day_to_come_is_refused_beside_its_field(desk: Desk, card: ConsentsCard, lea: int) -> None:
    card.begin_add()
    days = cast(DateField, form_of(card).fields["decided_on"])
    days.set_value(desk.hotel.work.today() + timedelta(days=1))

    form_of(card).submit()

    assert days.error
    assert desk.hotel.consents.list_decisions(lea) == ()


def test_whoever_agreed_takes_it_back_from_the_menu_of_the_line(
    desk: Desk, card: ConsentsCard, lea: int, choose: Callable[[str], None]
) -> None:
    decide(desk, lea, given=True, days_ago=9)
    card.lines[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Takes it back…")
    assert cast(ChoiceField, form_of(card).fields["given"]).value == "no"

    form_of(card).submit()

    (line,) = card.lines
    assert "took it back" in line.plain
    assert [row.withdrawn for row in desk.hotel.consents.list_decisions(lea)] == [True, False]


def test_every_decision_is_read_with_its_words_by_a_button_below(
    desk: Desk, card: ConsentsCard, lea: int
) -> None:
    for given, days_ago in ((True, 30), (False, 20), (True, 10)):
        decide(desk, lea, given=given, days_ago=days_ago)
    assert len(card.lines) == 1
    assert card.history.text().strip() == "3 decisions, in full"

    card.history.setFocus()
    desk.press(Qt.Key.Key_Space)

    told = [line.plain for line in card.lines]
    assert len(told) == 3
    assert all(PHOTOS in line for line in told)
    assert ["took it back" in line for line in told] == [False, True, False]
    assert ["decided anew since" in line for line in told] == [False, True, True]
    desk.press(Qt.Key.Key_Space)
    assert len(card.lines) == 1


def test_a_decision_that_was_taken_anew_since_cannot_be_changed(
    desk: Desk, card: ConsentsCard, lea: int
) -> None:
    decide(desk, lea, given=True, days_ago=3)
    decide(desk, lea, given=False)
    card.history.click()

    card.press(card.lines[1])

    assert card.form is None


def test_another_guest_begins_with_what_holds(desk: Desk, card: ConsentsCard, lea: int) -> None:
    decide(desk, lea, given=True, days_ago=3)
    decide(desk, lea, given=False)
    card.history.click()
    other = desk.hotel.add("Ada Okafor")
    decide(desk, other, given=True, days_ago=2)
    decide(desk, other, given=False)

    desk.pane.open_customer(other)

    assert len(card.lines) == 1
    assert desk.hotel.consents.list_decisions(other)[0].decided_on == desk.hotel.work.today() != date.min
