"""The guard reads what is recorded, and the service heeds it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.errors import InvalidInput
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import Clash, ClashKind, ClashReport, GiveDraft
from app.model.clue import Clue
from app.model.codes import Role, VisitStatus
from app.model.customer import Customer
from app.model.gesture import Decision, GestureKind
from app.model.preference import MustKind, Scope, Strength
from app.model.visit import Visit
from tests.gestures.gift_desk import OWNER, GiftDesk

NUTS = "Allergic to nuts"


def check(
    desk: GiftDesk, customer_id: int | None, what: str = "Walnut cake", **fields: object
) -> ClashReport:
    """What the guard says."""
    return desk.giving.check_clashes(customer_id, GiveDraft(what=what, **fields))


def kinds(report: ClashReport) -> list[ClashKind]:
    """What was found, in its order."""
    return [clash.kind for clash in report.clashes]


def test_a_must_is_quoted_and_blocks_for_all_but_managers(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.must(lea, "Severe nut allergy, carries a pen")
    report = check(desk, lea)
    assert report.clashes == (
        Clash(
            ClashKind.MUST,
            "Severe nut allergy, carries a pen",
            "Léa Müller",
            blocking=True,
            needs_manager=True,
        ),
    )
    assert report.blocks
    assert report.needs_manager


def test_dislikes_and_wishes_need_a_reason_of_anybody(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, "Walnuts", strength=Strength.DISLIKE)
    desk.prefers(lea, "No cake, please")
    report = check(desk, lea)
    assert kinds(report) == [ClashKind.DISLIKE, ClashKind.WISH]
    assert report.blocks
    assert not report.needs_manager
    with pytest.raises(InvalidInput) as caught:
        desk.give("Walnut cake", to=lea)
    assert caught.value.problems[0].field == "clash_reason"
    assert "“Walnuts” (Léa Müller)" in caught.value.problems[0].message
    row = desk.row(desk.give("Walnut cake", to=lea, clash_reason="She asked for it").value)
    assert (row.state, row.clash_reason) == ("planned", "She asked for it")


def test_only_a_manager_gives_against_a_must_and_says_why(desk: GiftDesk) -> None:
    lea, owner = desk.add_customer(), desk.of(OWNER)
    desk.must(lea, NUTS)
    for who, reason in ((desk, ""), (desk, "She is fine with it"), (owner, "")):
        with pytest.raises(InvalidInput) as caught:
            who.give("Walnut cake", to=lea, clash_reason=reason)
        assert caught.value.problems[0].field == "clash_reason"
        assert NUTS in caught.value.problems[0].message
    given_id = owner.give(
        "Walnut cake", to=lea, clash_reason="Allergy was outgrown, doctor's note seen"
    ).value
    desk.giving.mark_given(given_id, version=1)
    assert desk.row(given_id).state == "given"


def test_what_is_learnt_after_planning_still_stops_it(desk: GiftDesk) -> None:
    lea, owner = desk.add_customer(), desk.of(OWNER)
    planned = desk.give("Walnut cake", to=lea).value
    waiting = desk.give("Walnut cake for forty", cost=20_000, to=lea).value
    desk.clock.forward(hours=1)
    desk.must(lea, NUTS)
    with pytest.raises(InvalidInput, match=NUTS):
        desk.giving.mark_given(planned, version=1)
    with pytest.raises(InvalidInput, match="Only a manager"):
        desk.giving.mark_given(planned, version=1, clash_reason="She is fine")
    with pytest.raises(InvalidInput, match=NUTS):
        owner.decide(waiting, Decision.APPROVED)
    owner.decide(waiting, Decision.CHANGED, what="Fruit plate for forty")
    owner.giving.mark_given(planned, version=1, clash_reason="For her colleague")
    assert desk.row(planned).clash_reason == "For her colleague"


def test_a_reason_speaks_of_what_was_known_then_and_of_nothing_later(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, "No cake")
    planned = desk.give("Walnut cake", to=lea, clash_reason="Asked for it today").value
    desk.clock.forward(hours=1)
    desk.must(lea, NUTS)
    with pytest.raises(InvalidInput, match=NUTS):
        desk.giving.mark_given(planned, version=1)
    desk.of(OWNER).giving.mark_given(planned, version=1, clash_reason="Without the nuts")
    assert desk.row(planned).clash_reason == "Asked for it today\nWithout the nuts"


def test_a_companion_counts_as_much_as_the_customer(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    tom = desk.companion(lea, "Tom")
    desk.must(lea, NUTS, companion_id=tom)
    desk.companion(lea, "Ida", note="Coeliac. Loves dogs")
    report = check(desk, lea)
    assert [(clash.sentence, clash.whose) for clash in report.clashes] == [(NUTS, "Tom"), ("Coeliac", "Ida")]
    assert report.unknown == ("allergies", "diet")


def test_a_companion_who_is_a_customer_brings_their_musts_along(desk: GiftDesk) -> None:
    lea, tom = desk.add_customer(), desk.add_customer("Tom Gray")
    desk.companion(lea, "Tom", linked_customer_id=tom)
    desk.must(tom, NUTS)
    desk.prefers(tom, "Cake", strength=Strength.DISLIKE)
    assert [(clash.sentence, clash.whose) for clash in check(desk, lea).clashes] == [(NUTS, "Tom")]


def test_notes_clues_and_merged_cards_are_read_too(desk: GiftDesk) -> None:
    lea, twin = desk.add_customer(note="Regular. No fuss"), desk.add_customer("L. Muller")
    with desk.work.write() as session:
        session.get_one(Customer, twin).merged_into_id = lea
        session.add(Clue(customer_id=lea, text="allergic to walnuts", noticed_at=desk.clock.at))
        session.add(Clue(customer_id=lea, text="no cake", noticed_at=desk.clock.at, sorted_as="note"))
    desk.must(twin, "Egg allergy")
    said = {clash.sentence for clash in check(desk, lea, "Walnut cake with candles").clashes}
    assert said == {"No fuss", "allergic to walnuts", "Egg allergy"}


def test_what_holds_no_more_is_not_held_against_a_gesture(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    with desk.work.write() as session:
        visit = Visit(customer_id=lea, status=VisitStatus.HERE, arrives_on=desk.work.today())
        session.add(visit)
        session.flush()
        visit_id = visit.id
    gone = desk.must(lea, NUTS)
    desk.prefers(lea, "No cake this time", scope=Scope.VISIT, visit_id=visit_id)
    PreferenceService(desk.work).withdraw_preference(gone)
    assert kinds(check(desk, lea)) == [ClashKind.WISH]
    with desk.work.write() as session:
        session.get_one(Visit, visit_id).status = VisitStatus.COMPLETED
    assert check(desk, lea).clashes == ()


@pytest.mark.parametrize(
    ("what", "kind", "unknown"),
    [
        ("Walnut cake", GestureKind.FOOD_DRINK, ("allergies", "diet")),
        ("Fresh flowers", GestureKind.GIFT, ("allergies",)),
        ("Late check-out", GestureKind.SERVICE, ("allergies",)),
        ("One night back", GestureKind.REFUND, ()),
        ("Handwritten note", GestureKind.NOTE, ()),
    ],
)
def test_nothing_recorded_is_said_and_never_called_safe(
    desk: GiftDesk, what: str, kind: GestureKind, unknown: tuple[str, ...]
) -> None:
    for customer_id in (None, desk.add_customer()):
        report = check(desk, customer_id, what, kind=kind)
        assert (report.clashes, report.unknown) == ((), unknown)


def test_what_was_asked_is_not_unknown(desk: GiftDesk) -> None:
    lea = desk.add_customer(note="No known allergies")
    desk.must(lea, "Vegetarian", kind=MustKind.DIET)
    report = check(desk, lea, kind=GestureKind.FOOD_DRINK)
    assert (report.clashes, report.unknown) == ((), ())


def test_the_same_again_is_told_for_two_years_and_stops_nobody(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.give("Fruit basket", to=lea, done=True)
    desk.clock.forward(days=730)
    report = check(desk, lea, "FRUIT BASKET")
    assert [clash.kind for clash in report.clashes] == [ClashKind.SAME_AGAIN]
    assert report.clashes[0].sentence == "“Fruit basket” was given on 25 Nov 2026"
    assert not report.blocks
    desk.clock.forward(days=1)
    assert check(desk, lea, "Fruit basket").clashes == ()


def test_the_same_again_goes_by_the_catalogue_and_by_who_it_was_for(desk: GiftDesk) -> None:
    lea, tom = desk.add_customer(), desk.add_customer("Tom")
    cake = GiveDraft(gesture_id=desk.catalogue.list_gestures()[5].id)
    renamed = GiveDraft(gesture_id=cake.gesture_id, what="Cake, small")
    given_id = desk.giving.plan(renamed, customer_id=lea).value
    assert [clash.sentence for clash in desk.giving.check_clashes(lea, cake).clashes] == [
        "“Cake, small” is planned since 25 Nov 2026"
    ]
    assert desk.giving.check_clashes(tom, cake).clashes == ()
    desk.giving.drop(given_id, version=1, note="She left")
    assert desk.giving.check_clashes(lea, cake).clashes == ()


def test_a_leap_day_two_years_back_is_the_last_of_february(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.clock.at = desk.clock.at.replace(year=2026, month=2, day=28)
    desk.give("Taxi", to=lea, done=True)
    desk.clock.at = desk.clock.at.replace(year=2028, month=2, day=29)
    assert check(desk, lea, "Taxi").clashes == ()
    desk.clock.at -= timedelta(days=2)
    assert kinds(check(desk, lea, "Taxi")) == [ClashKind.SAME_AGAIN]


def test_musts_come_first(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.prefers(lea, "No cake")
    desk.prefers(lea, "Cake", strength=Strength.DISLIKE)
    desk.must(lea, NUTS)
    desk.must(lea, "Diabetic", kind=MustKind.HEALTH, safety_reason="told to us")
    assert kinds(check(desk, lea)) == [ClashKind.MUST, ClashKind.MUST, ClashKind.DISLIKE, ClashKind.WISH]


def test_a_host_is_no_manager(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.must(lea, NUTS)
    for role, refused in ((Role.HOST, True), (Role.MANAGER, False)):
        other = desk.of(desk.add_staff(role, role))
        if refused:
            with pytest.raises(InvalidInput):
                other.give("Walnut cake", to=lea, clash_reason="Asked")
        else:
            other.give("Walnut cake", to=lea, clash_reason="Asked")


def test_what_was_added_to_a_sentence_is_read_and_quoted(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    desk.must(lea, "Food allergy", detail="Nuts and shellfish, tell the chef")
    assert [clash.sentence for clash in check(desk, lea).clashes] == [
        "Food allergy: Nuts and shellfish, tell the chef"
    ]
    assert check(desk, lea, "Visit from the chef").clashes == ()


def test_an_open_answer_to_allergies_is_no_must(desk: GiftDesk) -> None:
    lea = desk.add_customer(note="No known allergies. Not allergic to nuts")
    report = check(desk, lea, kind=GestureKind.FOOD_DRINK)
    assert (report.clashes, report.unknown) == ((), ("diet",))
