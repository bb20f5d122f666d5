"""G4: needs of health are kept with consent or for a stated reason, and a no hides them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Conflict, InvalidInput
from app.core.rights import ROLE_RIGHTS
from app.customers.lookup import Lookup
from app.customers.schemas.drafts import ConsentDraft, CustomerDraft, PreferenceDraft, PreferenceEdit
from app.customers.service.card import CardService
from app.customers.service.consents import ConsentService
from app.customers.service.customers import CustomerService
from app.customers.service.history import HistoryService
from app.customers.service.preferences import PreferenceService
from app.law.service.limits import LimitService
from app.model.consent import Consent, Purpose
from app.model.preference import MustKind, Preference, Strength
from app.storage.health_needs import CAPTURED, IMPORTED
from app.venue.workplace import Workplace
from tests.venues import MARA, NOON, Place, open_place, open_server_place, troubles


@dataclass
class Desk:
    """The front desk, where Léa stands."""

    place: Place
    lea: int

    @property
    def work(self) -> Workplace:
        """The venue."""
        return self.place.work

    def must(self, text: str = "Pacemaker", kind: MustKind = MustKind.HEALTH, **values: object) -> int:
        """Write a need down."""
        draft = PreferenceDraft(text=text, strength=Strength.MUST, must_kind=kind, **values)
        return PreferenceService(self.work).add_preference(self.lea, draft).value

    def say(self, given: bool, purpose: Purpose = Purpose.HEALTH) -> None:
        """Léa says yes or no."""
        ConsentService(self.work).record_consent(self.lea, ConsentDraft(purpose=purpose, given=given))

    def shown(self) -> list[str]:
        """The musts on the card."""
        return [row.text for row in CardService(self.work).get_card(self.lea).musts]

    def row(self, preference_id: int) -> Preference:
        """As it is kept."""
        with self.work.read() as session:
            return session.get_one(Preference, preference_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hotel that knows Léa; nothing may be out of step at the end."""
    with open_place(tmp_path) as place:
        lea = CustomerService(place.work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value
        yield Desk(place, lea)
        assert troubles(place.work.database) == []


def test_G4_without_consent_or_reason_a_need_of_health_is_not_kept(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.must()

    assert [one.field for one in refused.value.problems] == ["safety_reason"]
    assert desk.shown() == []


def test_G4_with_consent_it_is_kept_with_the_words_the_day_and_who_asked(desk: Desk) -> None:
    desk.must(agreed=True)

    with desk.work.read() as session:
        said = session.scalars(select(Consent)).one()
    assert (said.purpose, said.given, said.decided_on, said.staff_id) == ("health", True, NOON.date(), MARA)
    assert "write down" in said.wording
    assert desk.shown() == ["Pacemaker"]


def test_G4_a_reason_of_safety_is_kept_with_who_and_when(desk: Desk) -> None:
    row = desk.row(desk.must(safety_reason="no magnets near the bed"))

    assert (row.safety_reason, row.safety_by, row.safety_at) == ("no magnets near the bed", MARA, NOON)


def test_G4_who_agreed_before_is_not_asked_again(desk: Desk) -> None:
    desk.say(True)

    desk.must()

    assert desk.shown() == ["Pacemaker"]


def test_G4_an_allergy_is_a_matter_of_safety_itself(desk: Desk) -> None:
    desk.must("No nuts", MustKind.ALLERGY)
    desk.say(False)

    assert desk.shown() == ["No nuts"]


def test_G4_a_preference_becomes_a_need_of_health_only_with_a_basis(desk: Desk) -> None:
    draft = PreferenceDraft(text="Low bed", strength=Strength.LIKE)
    preference = PreferenceService(desk.work).add_preference(desk.lea, draft).value
    edit = {"version": 1, "strength": Strength.MUST, "must_kind": MustKind.HEALTH}

    with pytest.raises(InvalidInput):
        PreferenceService(desk.work).edit_preference(preference, PreferenceEdit(**edit))
    PreferenceService(desk.work).edit_preference(
        preference, PreferenceEdit(**edit, safety_reason="falls out of high beds")
    )

    assert desk.row(preference).safety_reason == "falls out of high beds"


def test_G4_a_no_hides_it_at_once_everywhere_and_a_yes_brings_it_back(desk: Desk) -> None:
    desk.must(agreed=True)
    assert found(desk) == ["Pacemaker"]
    assert history(desk) == ["Pacemaker"]

    desk.place.clock.at += timedelta(days=1)
    desk.say(False)

    assert desk.shown() == []
    assert found(desk) == []
    assert history(desk) == []
    assert hits(desk, "pacemaker") == []
    desk.say(True)
    assert desk.shown() == ["Pacemaker"]
    assert hits(desk, "pacemaker") == [desk.lea]


def test_G4_what_safety_needs_stays_whatever_they_say(desk: Desk) -> None:
    desk.must(safety_reason="no magnets near the bed")

    desk.say(False)

    assert desk.shown() == ["Pacemaker"]


@pytest.mark.parametrize("reason", [IMPORTED, CAPTURED])
def test_G4_what_nobody_confirmed_is_hidden_by_a_no_and_flagged_until_then(desk: Desk, reason: str) -> None:
    desk.must(safety_reason=reason)
    card = CardService(desk.work).get_card(desk.lea)
    assert [row.to_confirm for row in card.musts] == [True]

    desk.say(False)

    assert desk.shown() == []


def test_G4_taking_the_no_back_is_the_undo_of_it(desk: Desk) -> None:
    desk.must(agreed=True)
    said = ConsentService(desk.work).record_consent(
        desk.lea, ConsentDraft(purpose=Purpose.HEALTH, given=False)
    )
    assert said.reversal is not None

    said.reversal.undo()

    assert desk.shown() == ["Pacemaker"]


def test_G4_each_yes_and_no_stays_to_be_read(desk: Desk) -> None:
    for given in (True, False, True):
        desk.say(given)

    said = ConsentService(desk.work).list_decisions(desk.lea)

    assert [one.given for one in said] == [True, False, True]
    assert {one.staff_name for one in said} == {"Mara Kovac"}


def found(desk: Desk) -> list[str]:
    """The musts beside the name in the lookup."""
    rows = Lookup(desk.work.database, desk.work.clock, zone=desk.work.venue.zone).find("lea").rows
    return [must for row in rows for must in row.musts]


def hits(desk: Desk, typed: str) -> list[int]:
    """Who is found by this."""
    return [
        row.customer_id
        for row in Lookup(desk.work.database, desk.work.clock, zone=desk.work.venue.zone).find(typed).rows
    ]


def history(desk: Desk) -> list[str]:
    """The needs that the history tells of."""
    page = HistoryService(desk.work).list_history(desk.lea)
    told = (f"{entry.title} {entry.title_rest}" for entry in page.entries if entry.kind == "preference")
    return ["Pacemaker" for words in told if "Pacemaker" in words]


def test_G4_on_a_server_too(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, clock):
        lea = CustomerService(work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value
        desk = Desk(Place(work, Path(), clock), lea)
        with pytest.raises(InvalidInput):
            desk.must()
        desk.must(agreed=True)
        desk.must("Oxygen", safety_reason="cannot be without it")
        assert desk.shown() == ["Pacemaker", "Oxygen"]

        desk.say(False)

        assert desk.shown() == ["Oxygen"]
        assert history(desk) == []
        desk.say(True)
        assert desk.shown() == ["Pacemaker", "Oxygen"]
        LimitService(work).note_objection(lea)
        LimitService(work).restrict(lea)
        with pytest.raises(Conflict):
            desk.must("Low bed", safety_reason="falls")
        work.desk.role, work.desk.rights = "host", ROLE_RIGHTS["host"]
        assert desk.shown() == ["Pacemaker", "Oxygen"]
        assert CardService(work).get_card(lea).head.created_at == NOON
        assert HistoryService(work).list_history(lea).entries == ()
        assert troubles(work.database) == []
