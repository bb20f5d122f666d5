"""G4 and what goes with it: who restricts their data or objects is left in peace everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import AppError, InvalidInput, Refused
from app.core.partial_dates import PartialDate
from app.core.rights import ROLE_RIGHTS
from app.customers.schemas.drafts import ContactDraft, CustomerDraft, CustomerEdit, PreferenceDraft
from app.customers.service.card import CardService
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.history import HistoryService
from app.customers.service.preferences import PreferenceService
from app.law.service.limits import LimitService
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.preference import MustKind, Strength
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import Place, open_place, troubles

BORN = PartialDate(11, 26)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel; at the end nothing is out of step."""
    with open_place(tmp_path) as place:
        yield place
        assert troubles(place.work.database) == []


@pytest.fixture
def lea(place: Place) -> int:
    """Somebody with a birthday tomorrow."""
    draft = CustomerDraft(display_name="Léa Odermatt", birthday=BORN, phones=("+41 79 555 01 23",))
    return CustomerService(place.work).add_customer(draft).value


def days_in_agenda(place: Place) -> int:
    """How many days of occasions there are."""
    with place.work.read() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM occasion_line").scalar_one()


def test_G4_who_objects_has_no_moments_and_is_asked_nothing_until_they_change_their_mind(
    place: Place, lea: int
) -> None:
    limits, asking = LimitService(place.work), SurveyDesk(place.work, place.clock)
    assert days_in_agenda(place) == 1

    limits.note_objection(lea)

    assert days_in_agenda(place) == 0
    with pytest.raises(InvalidInput):
        asking.ask(customer_id=lea)
    limits.lift_objection(lea)
    assert days_in_agenda(place) == 1
    asking.ask(customer_id=lea)


def test_G4_who_objects_is_looked_after_at_the_desk_all_the_same(place: Place, lea: int) -> None:
    LimitService(place.work).note_objection(lea)

    PreferenceService(place.work).add_preference(lea, PreferenceDraft(text="Window seat"))

    assert CardService(place.work).get_card(lea).head.objected_at is not None


def test_G4_nothing_is_done_with_restricted_data(place: Place, lea: int) -> None:
    LimitService(place.work).restrict(lea)
    version = CardService(place.work).get_card(lea).head.version

    for act in (
        lambda: PreferenceService(place.work).add_preference(lea, PreferenceDraft(text="Window seat")),
        lambda: CustomerService(place.work).edit_customer(lea, CustomerEdit(version=version, note="x")),
        lambda: CustomerService(place.work).archive_customer(lea),
        lambda: ContactService(place.work).add_contact(
            lea, ContactDraft(kind=ContactKind.EMAIL, value="a@b.example")
        ),
        lambda: SurveyDesk(place.work, place.clock).ask(customer_id=lea),
    ):
        with pytest.raises(AppError):
            act()
    assert days_in_agenda(place) == 0


def test_G4_managers_read_restricted_data_and_others_what_safety_needs(place: Place, lea: int) -> None:
    nuts = PreferenceDraft(text="No nuts", strength=Strength.MUST, must_kind=MustKind.ALLERGY)
    PreferenceService(place.work).add_preference(lea, nuts)
    PreferenceService(place.work).add_preference(lea, PreferenceDraft(text="Window seat"))
    LimitService(place.work).restrict(lea)
    cards, desk = CardService(place.work), place.work.desk
    assert len(cards.get_card(lea).head.contacts) == 1

    desk.role, desk.rights = "host", ROLE_RIGHTS["host"]

    card = cards.get_card(lea)
    assert [one.text for one in card.musts] == ["No nuts"]
    assert (card.head.contacts, card.groups, card.occasions) == ((), (), ())
    assert HistoryService(place.work).list_history(lea).entries == ()
    with pytest.raises(Refused):
        LimitService(place.work).lift_restriction(lea)


def test_G4_a_restriction_can_be_lifted_and_taken_back(place: Place, lea: int) -> None:
    limits = LimitService(place.work)
    done = limits.restrict(lea)
    assert done.reversal is not None

    done.reversal.undo()

    PreferenceService(place.work).add_preference(lea, PreferenceDraft(text="Window seat"))
    limits.restrict(lea)
    limits.lift_restriction(lea)
    assert CardService(place.work).get_card(lea).head.restricted_at is None


def test_G4_a_no_to_surveys_is_a_no(place: Place, lea: int) -> None:
    from app.customers.schemas.drafts import ConsentDraft
    from app.customers.service.consents import ConsentService

    ConsentService(place.work).record_consent(lea, ConsentDraft(purpose=Purpose.SURVEYS, given=False))

    with pytest.raises(InvalidInput):
        SurveyDesk(place.work, place.clock).ask(customer_id=lea)
