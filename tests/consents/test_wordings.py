"""What people are asked: the venue's own words, the usual ones where it has none, and what was said then stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.consents.service import WordingService
from app.consents.wordings import WordingsDraft, usual_wordings
from app.core.errors import InvalidInput, Refused
from app.core.rights import EVERYTHING, Right
from app.customers.schemas.drafts import CustomerDraft, PreferenceDraft
from app.customers.service.card import CardService
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.model.consent import Consent, Purpose
from app.model.preference import MustKind, Strength
from app.model.venue import VenueSetting
from app.venue.workplace import Workplace
from tests.venues import open_place

OWN = "May our kitchen know?"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    """A hotel that asks in the usual words."""
    with open_place(tmp_path) as place:
        yield place.work


def test_every_purpose_is_asked_in_the_usual_words_until_the_venue_has_its_own(work: Workplace) -> None:
    service = WordingService(work)
    assert service.get() == usual_wordings()
    assert set(usual_wordings()) == set(Purpose)

    service.save(WordingsDraft(health=OWN))

    assert service.get() == {**usual_wordings(), Purpose.HEALTH: OWN}


def test_a_card_offers_what_is_asked_here(work: Workplace) -> None:
    WordingService(work).save(WordingsDraft(health=OWN))
    lea = CustomerService(work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value

    assert CardService(work).get_card(lea).wordings[Purpose.HEALTH] == OWN


def test_whoever_agrees_to_a_need_of_health_is_kept_with_the_words_of_that_day(work: Workplace) -> None:
    lea = CustomerService(work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value
    need = PreferenceDraft(text="Low bed", strength=Strength.MUST, must_kind=MustKind.HEALTH, agreed=True)
    WordingService(work).save(WordingsDraft(health=OWN))
    PreferenceService(work).add_preference(lea, need)

    WordingService(work).save(WordingsDraft(health="Something else?"))

    with work.read() as session:
        assert session.scalars(select(Consent.wording)).one() == OWN


def test_the_usual_words_are_not_kept_as_the_venues_own(work: Workplace) -> None:
    WordingService(work).save(WordingsDraft(photos=usual_wordings()[Purpose.PHOTOS], surveys=OWN))

    with work.read() as session:
        assert session.get_one(VenueSetting, "consents.wordings").value == {"asked_surveys": OWN}


def test_it_can_be_taken_back(work: Workplace) -> None:
    said = WordingService(work).save(WordingsDraft(photos=OWN))
    assert said.reversal is not None

    said.reversal.undo()

    assert WordingService(work).get() == usual_wordings()


def test_only_those_who_set_things_change_the_words(work: Workplace) -> None:
    work.desk.rights = EVERYTHING - {Right.SETTINGS}

    with pytest.raises(Refused):
        WordingService(work).save(WordingsDraft(photos=OWN))


def test_no_card_number_is_kept_in_them() -> None:
    with pytest.raises(InvalidInput):
        WordingsDraft(photos="4111 1111 1111 1111")
