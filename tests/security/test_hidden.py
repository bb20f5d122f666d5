"""S8: what a role may not see is nowhere: on the card, in lists, in searches, on paper, in the answers of commands."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.core.errors import Refused
from app.core.hiding import HIDDEN
from app.core.rights import EVERYTHING, Right
from app.customers.as_json import card_as_json
from app.customers.lookup import Lookup
from app.customers.lookup_rows import LookupRow
from app.customers.schemas.drafts import (
    ConsentDraft,
    ContactDraft,
    ContactEdit,
    CustomerDraft,
    PreferenceDraft,
    PreferenceEdit,
)
from app.customers.service.card import CardService
from app.customers.service.consents import ConsentService
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.duplicates import DuplicateService
from app.customers.service.history import HistoryService
from app.customers.service.preferences import PreferenceService
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.preference import MustKind, Strength
from app.moments.service.knowing import MomentKnowing
from app.transfer.importing.service import ImportService
from app.venue.workplace import Workplace
from tests.architecture.source import ROOT, dotted, last_name, made_up
from tests.sign_in.door import Door

PHONE, EMAIL, STREET = "+41 79 555 01 23", "lea@harbour.example", "Quay 7, Zurich"
REASON = "since the operation in March"
SAFETY = "she fell twice on the way up"


@pytest.fixture
def work(door: Door) -> Workplace:
    """A hotel that knows Léa: how she is reached, and what she must not have."""
    work = door.work
    lea = CustomerService(work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value
    contacts = ContactService(work)
    contacts.add_contact(lea, ContactDraft(kind=ContactKind.PHONE, value=PHONE))
    contacts.add_contact(lea, ContactDraft(kind=ContactKind.EMAIL, value=EMAIL))
    contacts.add_contact(lea, ContactDraft(kind=ContactKind.ADDRESS, value=STREET))
    for kind, text, detail in (
        (MustKind.HEALTH, "No stairs", REASON),
        (MustKind.ALLERGY, "No nuts", "traces are fine"),
    ):
        draft = PreferenceDraft(
            text=text, detail=detail, strength=Strength.MUST, must_kind=kind, safety_reason=SAFETY
        )
        PreferenceService(work).add_preference(lea, draft)
    return work


def without(work: Workplace, *rights: Right) -> Workplace:
    """The same desk without these rights."""
    work.desk.guarded, work.desk.rights = True, EVERYTHING - set(rights)
    return work


def shown(work: Workplace) -> str:
    """Everything a card says, its history and its account included, as the command prints it."""
    card = CardService(work).get_card(1)
    history = HistoryService(work)
    page = history.list_history(1)
    account = history.list_changes(1)
    document = card_as_json(card, history=page.entries, say=(), zone=work.venue.zone)
    return "\n".join((json.dumps(document, ensure_ascii=False), repr(card), repr(page), repr(account)))


def find(work: Workplace, text: str) -> tuple[LookupRow, ...]:
    """Look somebody up as the window does."""
    venue = work.venue
    lookup = Lookup(work.database, work.clock, zone=venue.zone, region=venue.region, desk=work.desk)
    return lookup.find(text).rows


REACHED = (PHONE, "79 555 01 23", "555 01", "+41795550123", EMAIL, "harbour.example", STREET, "Quay 7")


def test_S8_contacts_are_nowhere_for_those_without_the_right(work: Workplace) -> None:
    assert all(text in shown(work) for text in (PHONE, EMAIL, STREET))

    told = shown(without(work, Right.CONTACTS))

    assert [text for text in REACHED if text in told] == []
    assert HIDDEN in told


@pytest.mark.parametrize(
    "typed", ["079 555 01 23", "+41795550123", "0123", "555 01", "lea@harbour", "lea@harbour.example"]
)
def test_S8_nobody_is_found_by_a_hidden_contact(work: Workplace, typed: str) -> None:
    assert [row.name for row in find(work, typed)] == ["Léa Odermatt"]

    assert find(without(work, Right.CONTACTS), typed) == ()


@pytest.mark.parametrize("typed", ["lea", "odermatt", "oderm"])
def test_S8_everybody_is_still_found_by_name_without_a_tail_of_the_number(
    work: Workplace, typed: str
) -> None:
    assert [row.phone_tail for row in find(work, typed)] == ["0123"]

    assert [(row.name, row.phone_tail) for row in find(without(work, Right.CONTACTS), typed)] == [
        ("Léa Odermatt", "")
    ]


def test_S8_a_likely_duplicate_tells_nothing_of_a_hidden_contact(work: Workplace) -> None:
    def likely(work: Workplace) -> str:
        lookup = Lookup(work.database, work.clock, zone=work.venue.zone, desk=work.desk)
        return repr(DuplicateService(work, lookup).find_likely("Lea", phones=["079 555 01 23"]))

    assert "0123" in likely(work)

    told = likely(without(work, Right.CONTACTS))

    assert "Léa Odermatt" in told
    assert "0123" not in told
    assert "01 23" not in told


def test_S8_a_hidden_contact_can_be_added_to_and_not_changed(work: Workplace) -> None:
    contacts = ContactService(without(work, Right.CONTACTS))

    contacts.add_contact(1, ContactDraft(kind=ContactKind.PHONE, value="+41 79 555 99 99"))
    with pytest.raises(Refused):
        contacts.edit_contact(1, ContactEdit(version=1, value="+41 79 555 00 00"))
    with pytest.raises(Refused):
        contacts.remove_contact(1)


def test_S8_a_reason_of_health_is_hidden_and_what_must_not_be_is_not(work: Workplace) -> None:
    assert REASON in shown(work)
    assert SAFETY in shown(work)

    told = shown(without(work, Right.HEALTH))

    assert REASON not in told
    assert SAFETY not in told
    assert "No stairs" in told
    assert "No nuts" in told
    card = CardService(work).get_card(1)
    assert [(must.text, must.detail) for must in card.musts] == [
        ("No stairs", HIDDEN),
        ("No nuts", "traces are fine"),
    ]


def test_S8_changing_what_must_not_be_keeps_the_reasons_that_were_not_shown(work: Workplace) -> None:
    without(work, Right.HEALTH)
    must = CardService(work).get_card(1).musts[0]
    seen = {"detail": must.detail, "safety_reason": must.safety_reason}

    edit = PreferenceEdit(version=must.version, text="No stairs at all", **seen)
    PreferenceService(work).edit_preference(must.id, edit)

    work.desk.rights = EVERYTHING
    kept = CardService(work).get_card(1).musts[0]
    assert (kept.text, kept.detail, kept.safety_reason) == ("No stairs at all", REASON, SAFETY)


def test_S8_the_account_does_not_tell_a_need_that_somebody_said_no_to(work: Workplace) -> None:
    lea = 1
    draft = PreferenceDraft(text="Pacemaker", strength=Strength.MUST, must_kind=MustKind.HEALTH, agreed=True)
    preferences, consents = PreferenceService(work), ConsentService(work)
    pacemaker = preferences.add_preference(lea, draft).value
    preferences.confirm_preference(pacemaker)
    without(work, Right.HEALTH)
    assert told_by_the_account(work).count("Pacemaker") >= 2

    consents.record_consent(lea, ConsentDraft(purpose=Purpose.HEALTH, given=False))

    assert "Pacemaker" not in told_by_the_account(work)
    assert "No nuts" in told_by_the_account(work)
    assert "No stairs" in told_by_the_account(work)
    work.desk.rights = EVERYTHING
    assert "Pacemaker" in told_by_the_account(work)


def told_by_the_account(work: Workplace) -> str:
    """What the card's list of changes says, and the log of the whole venue."""
    return repr(HistoryService(work).list_changes(1).rows) + repr(LogService(work).list_log(LogFilter()).rows)


def test_S8_the_history_is_not_searched_in_what_is_hidden(work: Workplace) -> None:
    assert HistoryService(work).list_history(1, text="operation").entries

    assert not HistoryService(without(work, Right.HEALTH)).list_history(1, text="operation").entries


def test_S8_what_must_be_minded_stays_with_everybody_who_plans(work: Workplace) -> None:
    musts = MomentKnowing(without(work, Right.HEALTH, Right.CONTACTS)).musts_of(1)

    assert "No stairs" in repr(musts)
    assert REASON not in repr(musts)


BROUGHT = """Name;E-Mail;Phone;Street;Date of Birth
Ada Okafor;ada at example;12;Quay 8;04.07.1961
Nils Berg;nils@example.com;+41 79 555 77 66;Quay 9;41.13.1961
Léa Odermatt;lea@harbour.example;079 555 01 23;Quay 7;1.1.2099
"""
BROUGHT_CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ada Okafor
TEL:12
EMAIL:ada at example
END:VCARD
"""
IN_FILES = ("ada at", "“12”", "nils@", "77 66", "Quay", "lea@harbour", "01 23")


@pytest.mark.parametrize(("name", "content"), [("brought.csv", BROUGHT), ("brought.vcf", BROUGHT_CARDS)])
def test_S8_a_file_that_is_brought_in_shows_no_contacts(
    work: Workplace, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    def told(work: Workplace) -> str:
        service = ImportService(work)
        (look,) = service.inspect([path])
        if look.mapping is not None:
            look = service.remap(look, look.mapping)
        return repr((look.mapping, service.preview([look]), service.run([look]).value))

    open_to_all = told(work)
    assert "ada at" in open_to_all
    assert "“12”" in open_to_all
    hidden = told(without(work, Right.CONTACTS))

    assert [text for text in IN_FILES if text in hidden] == []
    assert "Ada Okafor" in hidden
    assert HIDDEN in hidden


def test_S8_whoever_looks_somebody_up_says_who_looks() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "app").rglob("*.py"))}
    sources = [made_up(text, name=dotted(path)) for path, text in texts.items() if "Lookup" in text]
    without_desk = [
        f"{source.name}:{node.lineno}"
        for source in sources
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node.func) == "Lookup"
        and "desk" not in {keyword.arg for keyword in node.keywords}
    ]

    assert without_desk == []
