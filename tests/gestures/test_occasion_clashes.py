"""What is recorded speaks against an occasion, and against gestures for somebody who comes along."""

from __future__ import annotations

from typing import Any

import pytest

from app.gestures.occasion_clashes import GuardOnOccasion
from app.gestures.schemas import ClashReport, GiveDraft
from app.model.clue import Clue
from app.model.companion import Companion, CompanionShare
from app.model.gesture import GestureKind
from app.model.moment import Moment
from app.model.preference import MustKind, Strength
from tests.gestures.gift_desk import GiftDesk

BLOCKED = [
    ("Does not celebrate birthdays", "birthday"),
    ("Doesn't celebrate birthdays, faith", "birthday"),
    ("Jehovah's Witness", "birthday"),
    ("The family are Jehovah's Witnesses", "name_day"),
    ("Birthdays are not celebrated in their house", "birthday"),
    ("Does not celebrate", "anniversary"),
    ("No birthday please", "birthday"),
    ("Wants nothing done for their anniversary", "anniversary"),
    ("Would rather skip the birthday", "birthday"),
    ("Feiert keinen Geburtstag", "birthday"),
]
WARNED = [
    ("No fuss", "birthday"),
    ("Please keep it low key", "anniversary"),
    ("Hates surprises", "birthday"),
    ("Don't mention my age", "birthday"),
    ("Sensitive about her age", "birthday"),
    ("Fasting for Ramadan", "birthday"),
    ("Lost her husband in March", "birthday"),
    ("Divorced last year", "anniversary"),
]
SILENT = [
    ("Loves birthdays", "birthday"),
    ("Never forget her birthday", "birthday"),
    ("Does not celebrate Christmas", "birthday"),
    ("Jehovah's Witness", "anniversary"),
    ("No birthday candles", "graduation"),
    ("Divorced last year", "birthday"),
    ("Don't mention my age", "anniversary"),
    ("A fuss is fine", "birthday"),
    ("Likes tulips", "birthday"),
]


def about(desk: GiftDesk, customer_id: int, kind: str, **fields: Any) -> ClashReport:
    """What the guard says of an occasion."""
    with desk.work.read() as session:
        return GuardOnOccasion().check_occasion(session, customer_id, kind=kind, **fields)


@pytest.mark.parametrize(("sentence", "kind"), BLOCKED)
def test_who_does_not_celebrate_it_is_not_celebrated(desk: GiftDesk, sentence: str, kind: str) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, sentence)
    report = about(desk, lea, kind)
    assert report.blocks
    assert [clash.sentence for clash in report.clashes] == [sentence]


@pytest.mark.parametrize(("sentence", "kind"), WARNED)
def test_what_they_ask_for_is_told_and_does_not_block(desk: GiftDesk, sentence: str, kind: str) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, sentence)
    report = about(desk, lea, kind)
    assert [clash.sentence for clash in report.clashes] == [sentence]
    assert not report.blocks


@pytest.mark.parametrize(("sentence", "kind"), SILENT)
def test_what_says_nothing_against_it_is_not_quoted(desk: GiftDesk, sentence: str, kind: str) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, sentence)
    assert about(desk, lea, kind).clashes == ()


def test_a_must_against_the_occasion_is_for_managers(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.must(lea, "Does not celebrate birthdays", kind=MustKind.DIET)
    assert about(desk, lea, "birthday").needs_manager


def test_a_clue_speaks_against_it_too(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    with desk.work.write() as session:
        session.add(Clue(customer_id=lea, text="They are Jehovah's Witnesses", noticed_at=desk.work.now()))
    assert about(desk, lea, "birthday").blocks


def test_an_occasion_of_the_venues_own_is_known_by_its_label(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, "Does not celebrate Christmas")
    assert about(desk, lea, "custom", label="Christmas").blocks
    assert not about(desk, lea, "custom", label="Moving day").clashes


def test_a_child_that_stands_on_another_card_has_its_allergy_here_too(desk: GiftDesk) -> None:
    lea, ben = desk.add_customer(), desk.add_customer("Ben Odermatt")
    louis = desk.companion(lea, "Louis")
    desk.must(lea, "Allergic to nuts", companion_id=louis)
    with desk.work.write() as session:
        session.add(CompanionShare(customer_id=ben, companion_id=louis, relation="son"))
    report = desk.giving.check_clashes(ben, GiveDraft(what="Walnut cake"))
    assert report.needs_manager
    assert [clash.whose for clash in report.clashes] == ["Louis"]


def test_of_the_companion_who_is_celebrated_all_of_their_own_card_counts(desk: GiftDesk) -> None:
    lea, ana = desk.add_customer(), desk.add_customer("Ana Duarte")
    partner = desk.companion(lea, "Ana")
    desk.prefers(ana, "Lilies", strength=Strength.DISLIKE)
    desk.prefers(ana, "No fuss")
    with desk.work.write() as session:
        session.get_one(Companion, partner).linked_customer_id = ana
        moment = Moment(customer_id=lea, companion_id=partner, kind="birthday", made_at=desk.work.now())
        session.add(moment)
    draft = GiveDraft(what="Bouquet of lilies", kind=GestureKind.GIFT)
    assert not desk.giving.check_clashes(lea, draft).blocks
    with desk.work.read() as session:
        report = desk.giving._guard.check(session, lea, draft=draft, moment_id=moment.id)
    assert [clash.whose for clash in report.clashes] == ["Ana"]
    assert about(desk, lea, "birthday", companion_id=partner).clashes[0].sentence == "No fuss"
